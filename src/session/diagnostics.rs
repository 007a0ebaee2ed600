//! What happened, for whoever is asked for help: names of states and times, nothing else.

use super::Session;
use super::state::{SessionState, Task};
use crate::model::{Failure, NoRight, Served};
use std::collections::VecDeque;
use std::fmt;

/// How many states are kept.
const LENGTH: usize = 40;

/// The latest states and when they began, in milliseconds since the page did.
#[derive(Default)]
pub struct Diary(VecDeque<(u64, String)>);

impl Diary {
    pub(super) fn note(&mut self, session: &Session, now: f64) {
        let state = name(session);
        if self.0.back().is_some_and(|(_, last)| *last == state) {
            return;
        }
        if self.0.len() == LENGTH {
            self.0.pop_front();
        }
        // A page's clock neither goes below zero nor beyond what fits.
        self.0.push_back((now as u64, state));
    }
}

impl fmt::Display for Diary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "Telesales Toolbar {}", env!("CARGO_PKG_VERSION"))?;
        for (at, state) in &self.0 {
            writeln!(formatter, "{at:>9} ms  {state}")?;
        }
        Ok(())
    }
}

fn name(session: &Session) -> String {
    match &session.state {
        SessionState::Unknown => "unknown".to_owned(),
        SessionState::Unreadable(failure) => format!("unreadable: {}", failure_name(failure)),
        SessionState::AppMissing => "app missing".to_owned(),
        SessionState::Lost(reason) => format!("operator lost: {}", reason_name(*reason)),
        SessionState::Operator(operator) => {
            let served = match operator.served {
                Served::Unconfirmed => "unconfirmed",
                Served::Nobody => "nobody",
                Served::Customer(_) => "customer",
            };
            let cart = if operator.foreign_cart().is_some() {
                ", foreign cart"
            } else {
                ""
            };
            let stale = if session.stale_page().is_some() {
                ", stale page"
            } else {
                ""
            };
            format!("{served}, {}{cart}{stale}", task_name(&operator.task))
        }
    }
}

fn task_name(task: &Task) -> String {
    match task {
        Task::Settled => "settled".to_owned(),
        Task::Confirming => "confirming".to_owned(),
        Task::NotConfirmed(failure) => format!("not confirmed: {}", failure_name(failure)),
        Task::LoggingIn(_) => "logging in".to_owned(),
        Task::LoginFailed(failed) => format!("login failed: {}", failure_name(&failed.failure)),
        Task::LoggingOut => "logging out".to_owned(),
        Task::LogoutFailed(failure) => format!("logout failed: {}", failure_name(failure)),
        Task::RepairingCart => "repairing cart".to_owned(),
        Task::CartNotRepaired(failure) => format!("cart not repaired: {}", failure_name(failure)),
        Task::Leaving => "leaving".to_owned(),
    }
}

fn failure_name(failure: &Failure) -> String {
    match failure {
        Failure::NotFound => "not found".to_owned(),
        Failure::NotAllowed => "not allowed".to_owned(),
        Failure::Expired => "expired".to_owned(),
        Failure::AppMissing => "session app missing".to_owned(),
        Failure::Offline => "offline".to_owned(),
        Failure::Unreachable => "unreachable".to_owned(),
        Failure::TimedOut => "timed out".to_owned(),
        Failure::ServerError(status) => format!("server error {status}"),
        Failure::Refused(status) => format!("refused {status}"),
        Failure::Unreadable => "unreadable answer".to_owned(),
        Failure::AnotherCustomer(_) => "another customer".to_owned(),
        Failure::StillActive => "still active".to_owned(),
        Failure::CookieKept => "cookie kept".to_owned(),
        Failure::Unnamed => "unnamed".to_owned(),
        Failure::CartKept => "cart kept".to_owned(),
    }
}

fn reason_name(reason: NoRight) -> &'static str {
    match reason {
        NoRight::SignedOut => "signed out",
        NoRight::NoRole => "no role",
        NoRight::AppMissing => "session app missing",
    }
}
