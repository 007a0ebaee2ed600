//! What is known about the session, and how it changes: one enum and two pure functions.
//!
//! Deliberately without a clock, a network or a signal, so that every sequence of answers and
//! commands can be tried natively. [`store`] is the reactive shell around it.

mod carry_out;
mod cart;
pub mod controller;
pub mod diagnostics;
pub mod hearing;
mod impersonation;

pub mod policy;
pub mod state;
pub mod store;
mod transitions;
mod write;
mod writes;

#[cfg(test)]
mod tests;

use crate::model::{Cart, CustomerEmail, Failure, Reading, Served};
use state::{FailedLogin, OperatorSession, SessionState, Task};
pub use writes::Evidence;

/// What the operator, or the page, asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Read the session, to see whether anything changed.
    Read,
    /// Show nobody until the session has been read: it may be long since.
    Confirm,
    /// Impersonate this customer, whoever is impersonated now.
    LogIn(CustomerEmail),
    /// Go on with the customer whom the store named in place of the one asked for.
    Accept,
    /// Impersonate nobody.
    LogOut,
    /// Write the customer's address into the cart, which names somebody else.
    RepairCart,
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The session was read.
    Read(Result<(Reading, Evidence), Failure>),
    /// The cart was read; only ever after the session.
    CartRead(Cart),
    /// A login or a logout ended: with the session naming whom was asked for, or not. Whoever that
    /// is, is unconfirmed if another tab has said something since.
    Changed(Result<Served, Setback>),
    /// The repair of the cart failed; when it works, the cart is read again.
    CartNotRepaired(Failure),
    /// A login or logout took effect, and the page stays as it is.
    Stayed,
}

/// A login or a logout that did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setback {
    /// What went wrong.
    pub failure: Failure,
    /// Whom the session serves now, as far as that is known.
    pub served: Served,
}

/// Numbers the commands. An answer that carries an older number than the last command's is
/// late and says nothing about now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(u64);

/// Everything that is known, and the number of the command whose answers still count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// What is known now.
    pub state: SessionState,
    /// Whom the page was loaded for: whose prices it shows. Unconfirmed for one that was loaded while
    /// a change was under way.
    loaded_for: Option<Served>,
    version: Version,
}

/// A page that was loaded for somebody else than the session serves now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StalePage {
    /// Whose prices the page shows, if that is known.
    pub loaded_for: Served,
    /// Who is served now.
    pub now: Served,
}

impl Session {
    /// The number under which the command just issued will be answered.
    pub fn version(&self) -> Version {
        self.version
    }

    /// Takes a command. `None` when it makes no sense now: no operator, nobody to log out,
    /// the very same thing already under way, or a reading that a login ends with anyway.
    pub fn issue(&self, command: &Command) -> Option<Session> {
        Some(Session {
            state: transitions::after_command(&self.state, command)?,
            loaded_for: self.loaded_for.clone(),
            version: Version(self.version.0 + 1),
        })
    }

    /// Takes an answer to the command of that version; late answers change nothing.
    pub fn next(&self, version: Version, answer: Answer) -> Session {
        if version != self.version {
            return self.clone();
        }
        let stayed = answer == Answer::Stayed;
        let state = transitions::after_answer(&self.state, answer);
        let loaded_for = match confirmed(&state) {
            Some(served) if stayed => Some(served.clone()),
            Some(_) | None => self.loaded_for.clone(),
        };
        Session {
            state,
            loaded_for,
            version,
        }
    }

    /// The same, with whom the page was loaded for, if that was not known yet.
    pub(crate) fn loaded_for(&self, served: &Served) -> Session {
        let loaded_for = self.loaded_for.clone();
        Session {
            loaded_for: loaded_for.or_else(|| Some(served.clone())),
            ..self.clone()
        }
    }

    /// Set when the page shows somebody else's prices than the session serves, or may do so.
    pub fn stale_page(&self) -> Option<StalePage> {
        let loaded_for = self.loaded_for.clone()?;
        let now = match &self.state {
            SessionState::Operator(session) if session.task != Task::Leaving => {
                confirmed(&self.state)?.clone()
            }
            SessionState::Lost(_) => Served::Nobody,
            SessionState::Operator(_)
            | SessionState::Unknown
            | SessionState::Unreadable(_)
            | SessionState::AppMissing => return None,
        };
        (!loaded_for.is_same_as(&now)).then_some(StalePage { loaded_for, now })
    }

    /// The failed login whose customer [`Command::Accept`] would go on with.
    pub(crate) fn to_accept(&self) -> Option<FailedLogin> {
        let Task::LoginFailed(failed) = &self.operator()?.task else {
            return None;
        };
        failed.named().map(|_| failed.clone())
    }

    /// The operator's session, while there is one.
    pub fn operator(&self) -> Option<&OperatorSession> {
        match &self.state {
            SessionState::Operator(session) => Some(session),
            SessionState::Unknown
            | SessionState::Unreadable(_)
            | SessionState::AppMissing
            | SessionState::Lost(_) => None,
        }
    }
}

/// Who is served, if that is confirmed.
fn confirmed(state: &SessionState) -> Option<&Served> {
    let SessionState::Operator(session) = state else {
        return None;
    };
    (session.served != Served::Unconfirmed).then_some(&session.served)
}
