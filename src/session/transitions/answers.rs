//! What an answer says about the session and about the task it ends.

use super::super::state::{FailedLogin, OperatorSession, SessionState, Task};
use super::super::{Answer, Evidence, Setback};
use crate::model::{Cart, Failure, NoRight, Operator, Reading, Served};

/// The state after an answer to the last command.
pub(in super::super) fn after_answer(state: &SessionState, answer: Answer) -> SessionState {
    match (answer, state) {
        (Answer::Read(Ok((reading, evidence))), _) => after_reading(state, reading, evidence),
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

fn after_reading(state: &SessionState, reading: Reading, evidence: Evidence) -> SessionState {
    match (reading, state) {
        (
            Reading::NotOperator(NoRight::AppMissing),
            SessionState::Unknown | SessionState::Unreadable(_) | SessionState::AppMissing,
        ) => SessionState::AppMissing,
        // The toolbar is in no other pages than those of an operator, or of a tab that was one's.
        (Reading::NotOperator(reason), _) => SessionState::Lost(reason),
        (Reading::Operator { operator, served }, state) => {
            let (served, task) = match (evidence, served) {
                (Evidence::Proof, Served::Unconfirmed) => {
                    (Served::Unconfirmed, Task::NotConfirmed(Failure::Unnamed))
                }
                (Evidence::Proof, served) => (served, Task::Settled),
                // A write may take effect yet.
                (Evidence::Hint | Evidence::Old, _) => (Served::Unconfirmed, Task::Settled),
            };
            SessionState::Operator(if let SessionState::Operator(session) = state {
                session.read_again(operator, served, task)
            } else {
                OperatorSession {
                    operator,
                    served,
                    cart: None,
                    task,
                }
            })
        }
    }
}

/// A lost connection ends nobody's session: only what was in doubt is not confirmed.
fn after_failed_reading(session: &OperatorSession, failure: Failure) -> OperatorSession {
    if session.task == Task::Confirming {
        return session.serving(Served::Unconfirmed, Task::NotConfirmed(failure));
    }
    let has_failed = matches!(session.task, Task::LoginFailed(_) | Task::LogoutFailed(_));
    if has_failed && session.served == Served::Nobody {
        // The form claims that nobody is served, which this would have confirmed.
        return session.serving(Served::Unconfirmed, session.task.clone());
    }
    session.clone()
}

fn after_task(session: &OperatorSession, answer: Answer) -> OperatorSession {
    match answer {
        Answer::Changed(Ok(served)) => session.serving(served, Task::Leaving),
        Answer::Changed(Err(setback)) => after_setback(session, setback),
        Answer::CartRead(cart) => session.with_cart(cart),
        Answer::CartNotRepaired(failure) => session.with_task(Task::CartNotRepaired(failure)),
        Answer::Stayed => session.with_task(Task::Settled),
        Answer::Read(_) => session.clone(),
    }
}

fn after_setback(session: &OperatorSession, setback: Setback) -> OperatorSession {
    let Setback { failure, served } = setback;
    let task = if let Task::LoggingIn(email) = &session.task {
        Task::LoginFailed(FailedLogin {
            email: email.clone(),
            failure,
            before: session.served.customer().cloned(),
        })
    } else {
        Task::LogoutFailed(failure)
    };
    session.serving(served, task)
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

    /// `task` is what is going on unless what was said stands.
    fn read_again(&self, operator: Operator, served: Served, task: Task) -> Self {
        let same = self.served.is_same_as(&served);
        Self {
            operator,
            cart: self.cart.clone().filter(|_| same),
            task: self.task_after_reading(&served, same, task),
            served,
        }
    }

    /// A reading that finds the same customer, or still nobody, leaves standing what was said, and
    /// so does one that ends a doubt without finding what was asked for.
    fn task_after_reading(&self, served: &Served, same: bool, task: Task) -> Task {
        let stands = same || self.served == Served::Unconfirmed || *served == Served::Unconfirmed;
        match &self.task {
            // The logout took effect after all, but its cart was never left.
            Task::LogoutFailed(_) if *served == Served::Nobody => {
                Task::LogoutFailed(Failure::CartKept)
            }
            Task::LoginFailed(failed)
                if served
                    .customer()
                    .is_some_and(|it| failed.email.names(&it.email)) =>
            {
                task
            }
            Task::LoginFailed(_) | Task::LogoutFailed(_) if stands => self.task.clone(),
            Task::CartNotRepaired(_) if same => self.task.clone(),
            Task::Settled
            | Task::Confirming
            | Task::NotConfirmed(_)
            | Task::LoggingIn(_)
            | Task::LoginFailed(_)
            | Task::LoggingOut
            | Task::LogoutFailed(_)
            | Task::RepairingCart
            | Task::CartNotRepaired(_)
            | Task::Leaving => task,
        }
    }
}
