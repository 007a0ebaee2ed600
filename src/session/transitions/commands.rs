//! What a command does at once, before any answer.

use super::super::Command;
use super::super::state::{OperatorSession, SessionState, Task};
use crate::model::{CustomerEmail, Served};

/// The state right after a command, before any answer; `None` refuses it.
pub(in super::super) fn after_command(
    state: &SessionState,
    command: &Command,
) -> Option<SessionState> {
    let SessionState::Operator(session) = state else {
        return match command {
            Command::Read | Command::Confirm => Some(state.clone()),
            Command::LogIn(_) | Command::Accept | Command::LogOut | Command::RepairCart => None,
        };
    };
    let next = match command {
        Command::Read => read(session)?,
        // Whatever login or logout is under way ends with a reading of its own.
        Command::Confirm if session.is_changing() => return None,
        Command::Confirm => confirm(session),
        Command::LogIn(email) => log_in(session, email)?,
        Command::Accept => {
            let Task::LoginFailed(failed) = &session.task else {
                return None;
            };
            failed.named()?;
            session.with_task(Task::LoggingIn(failed.email.clone()))
        }
        Command::LogOut => log_out(session)?,
        // A login ends with the cart anyway.
        Command::RepairCart if session.is_changing() => return None,
        Command::RepairCart => {
            session.foreign_cart()?;
            session.with_task(Task::RepairingCart)
        }
    };
    Some(SessionState::Operator(next))
}

fn read(session: &OperatorSession) -> Option<OperatorSession> {
    match session.task {
        Task::LoggingIn(_) | Task::LoggingOut | Task::RepairingCart => None,
        // Still here: the reading shows a page that was never loaded again for what it is.
        Task::Leaving => Some(session.clone()),
        Task::Settled
        | Task::Confirming
        | Task::NotConfirmed(_)
        | Task::LoginFailed(_)
        | Task::LogoutFailed(_)
        | Task::CartNotRepaired(_) => Some(match session.served {
            // Nobody is shown anyway, so this is a confirmation.
            Served::Unconfirmed => confirm(session),
            Served::Nobody | Served::Customer(_) => session.clone(),
        }),
    }
}

/// A customer is not shown meanwhile. A form stays, and with it what went wrong.
fn confirm(session: &OperatorSession) -> OperatorSession {
    match (&session.served, &session.task) {
        (Served::Nobody | Served::Unconfirmed, Task::LoginFailed(_) | Task::LogoutFailed(_)) => {
            session.serving(Served::Unconfirmed, session.task.clone())
        }
        (Served::Nobody, _) => session.with_task(Task::Confirming),
        (Served::Unconfirmed | Served::Customer(_), _) => {
            session.serving(Served::Unconfirmed, Task::Confirming)
        }
    }
}

fn log_in(session: &OperatorSession, email: &CustomerEmail) -> Option<OperatorSession> {
    let already = match &session.task {
        Task::LoggingIn(other) => other == email,
        Task::Leaving => session
            .served
            .customer()
            .is_some_and(|it| email.names(&it.email)),
        Task::Settled
        | Task::Confirming
        | Task::NotConfirmed(_)
        | Task::LoginFailed(_)
        | Task::LoggingOut
        | Task::LogoutFailed(_)
        | Task::RepairingCart
        | Task::CartNotRepaired(_) => false,
    };
    (!already).then(|| session.with_task(Task::LoggingIn(email.clone())))
}

fn log_out(session: &OperatorSession) -> Option<OperatorSession> {
    let nothing_left = session.served == Served::Nobody
        && !session.cart_was_kept()
        && !matches!(session.task, Task::LoggingIn(_));
    let already = session.task == Task::LoggingOut;
    (!nothing_left && !already).then(|| session.with_task(Task::LoggingOut))
}
