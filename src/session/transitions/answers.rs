//! What an answer says about the session and about the task it ends.

use super::super::state::{FailedLogin, OperatorSession, SessionState, Task};
use super::super::{Answer, Setback};
use crate::model::{Cart, Failure, NoRight, Operator, Reading, Served};

/// The state after an answer to the last command.
pub(in super::super) fn after_answer(state: &SessionState, answer: Answer) -> SessionState {
    match (answer, state) {
        (Answer::Read(Ok(reading)), _) => after_reading(state, reading),
        (Answer::Read(Err(failure)), SessionState::Operator(session)) => {
            SessionState::Operator(after_failed_reading(session, failure))
        }
        // What was lost stays lost until a reading says otherwise.
        (Answer::Read(Err(_)), SessionState::Lost(_)) => state.clone(),
        (Answer::Read(Err(failure)), _) => SessionState::Unreadable(failure),
        (answer, SessionState::Operator(session)) => {
            SessionState::Operator(after_task(session, answer))
        }
        (_, _) => state.clone(),
    }
}

fn after_reading(state: &SessionState, reading: Reading) -> SessionState {
    match (reading, state) {
        (
            Reading::NotOperator(reason),
            SessionState::Unknown | SessionState::Unreadable(_) | SessionState::NotOperator(_),
        ) => SessionState::NotOperator(reason),
        (Reading::NotOperator(reason), SessionState::Operator(_) | SessionState::Lost(_)) => {
            SessionState::Lost(reason)
        }
        (Reading::Operator { operator, served }, SessionState::Operator(session)) => {
            SessionState::Operator(session.read_again(operator, served))
        }
        (Reading::Operator { operator, served }, _) => SessionState::Operator(OperatorSession {
            operator,
            served,
            cart: None,
            task: Task::Settled,
        }),
    }
}

/// A lost connection ends nobody's session: only what was in doubt is not confirmed.
fn after_failed_reading(session: &OperatorSession, failure: Failure) -> OperatorSession {
    if session.task == Task::Confirming {
        session.serving(Served::Unconfirmed, Task::NotConfirmed(failure))
    } else {
        session.clone()
    }
}

fn after_task(session: &OperatorSession, answer: Answer) -> OperatorSession {
    match answer {
        Answer::LoggedIn(Ok(customer)) => {
            session.serving(Served::Customer(customer), Task::Leaving)
        }
        Answer::LoggedIn(Err(setback)) => after_failed_login(session, setback),
        Answer::LoggedOut(Ok(())) => session.serving(Served::Nobody, Task::Leaving),
        Answer::LoggedOut(Err(Setback { failure, reading })) => {
            session.serving(served_after(reading), Task::LogoutFailed(failure))
        }
        Answer::CartRead(cart) => session.with_cart(cart),
        Answer::CartNotRepaired(failure) => session.with_task(Task::CartNotRepaired(failure)),
        Answer::Stayed => session.with_task(Task::Settled),
        Answer::Read(_) => session.clone(),
    }
}

fn after_failed_login(session: &OperatorSession, setback: Setback) -> OperatorSession {
    let Task::LoggingIn(email) = &session.task else {
        return session.clone();
    };
    let served = served_after(setback.reading);
    let before = session.served.customer();
    let still = served.customer().map(|it| &it.email) == before.map(|it| &it.email);
    let failed = FailedLogin {
        email: email.clone(),
        failure: setback.failure,
        ended: before.filter(|_| !still).cloned(),
    };
    session.serving(served, Task::LoginFailed(failed))
}

/// Without the right to impersonate there is nobody whom the session could serve.
fn served_after(reading: Option<Reading>) -> Served {
    match reading {
        None => Served::Unconfirmed,
        Some(Reading::Operator { served, .. }) => served,
        Some(Reading::NotOperator(NoRight::SignedOut | NoRight::NoRole | NoRight::AppMissing)) => {
            Served::Nobody
        }
    }
}

impl OperatorSession {
    fn with_cart(&self, cart: Cart) -> Self {
        let repaired = self.task == Task::RepairingCart;
        let task = if repaired {
            Task::Settled
        } else {
            self.task.clone()
        };
        Self {
            cart: Some(cart),
            ..self.with_task(task)
        }
    }

    fn read_again(&self, operator: Operator, served: Served) -> Self {
        let same = email_of(&self.served) == email_of(&served);
        Self {
            operator,
            cart: self.cart.clone().filter(|_| same),
            task: self.task_after_reading(&served, same),
            served,
        }
    }

    /// A reading that finds the same customer, or still nobody, leaves standing what was said.
    fn task_after_reading(&self, served: &Served, same: bool) -> Task {
        match &self.task {
            // The logout took effect after all, but its cart was never left.
            Task::LogoutFailed(_) if *served == Served::Nobody => {
                Task::LogoutFailed(Failure::CartKept)
            }
            Task::LoginFailed(_) | Task::LogoutFailed(_) | Task::CartNotRepaired(_) if same => {
                self.task.clone()
            }
            Task::Settled
            | Task::Confirming
            | Task::NotConfirmed(_)
            | Task::LoggingIn(_)
            | Task::LoginFailed(_)
            | Task::LoggingOut
            | Task::LogoutFailed(_)
            | Task::RepairingCart
            | Task::CartNotRepaired(_)
            | Task::Leaving => Task::Settled,
        }
    }
}

fn email_of(served: &Served) -> Option<&str> {
    served.customer().map(|customer| customer.email.as_str())
}
