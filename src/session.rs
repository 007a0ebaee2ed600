//! What is known about the session, and how it changes: one enum and one pure function.
//!
//! Deliberately without a clock, a network or a signal, so that every sequence of answers and
//! commands can be tried natively. [`store`] is the reactive shell around it.

pub mod impersonation;
pub mod store;

use crate::model::{Customer, CustomerEmail, Failure, Operator, Reading};

/// What the toolbar knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SessionState {
    /// Not asked yet, or not answered yet. Drawing "nobody" here would flicker, or lie.
    #[default]
    Unknown,
    /// It was asked and could not say. This is not "not an operator".
    Unreadable(Failure),
    /// This browser may not impersonate customers: nothing is drawn.
    NotOperator,
    /// An operator is working.
    Operator(OperatorSession),
}

/// An operator's session: what only an operator has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorSession {
    /// Who is working.
    pub operator: Operator,
    /// Who the session named when it was last read; never who was merely asked for.
    pub customer: Option<Customer>,
    /// What is going on.
    pub task: Task,
}

/// What the toolbar is doing for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Nothing: what is shown is what was read.
    Settled,
    /// Logging in as this customer.
    LoggingIn(CustomerEmail),
    /// The login as this customer failed.
    LoginFailed(CustomerEmail, Failure),
    /// Logging the customer out.
    LoggingOut,
    /// The logout failed.
    LogoutFailed(Failure),
    /// Done; the page is about to be loaded again with the new customer's prices.
    Leaving,
}

/// Numbers the commands. An answer that carries an older number than the last command's is
/// late and says nothing about now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(u64);

/// The state, and the number of the command whose answers still count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// What is known.
    pub state: SessionState,
    version: Version,
}

/// What the operator, or the page, asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Read the session.
    Read,
    /// Impersonate this customer.
    LogIn(CustomerEmail),
    /// Impersonate nobody.
    LogOut,
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The session was read.
    Read(Result<Reading, Failure>),
    /// A login ended: with the session naming the customer asked for, or not.
    LoggedIn(Result<Customer, Failure>),
    /// A logout ended: with the session naming nobody, or not.
    LoggedOut(Result<(), Failure>),
}

impl Session {
    /// The number under which the command just issued will be answered.
    pub fn version(&self) -> Version {
        self.version
    }

    /// Takes a command. `None` when it makes no sense now: nobody to log out, no operator,
    /// or the very same thing already under way.
    pub fn issue(&self, command: &Command) -> Option<Session> {
        let state = match (command, &self.state) {
            (Command::Read, state) => state.clone(),
            (Command::LogIn(email), SessionState::Operator(session)) => {
                if session.task == Task::LoggingIn(email.clone()) || session.task == Task::Leaving {
                    return None;
                }
                session.with_task(Task::LoggingIn(email.clone()))
            }
            (Command::LogOut, SessionState::Operator(session)) => {
                let nothing_left = session.customer.is_none() && !session.cart_was_kept();
                if nothing_left || matches!(session.task, Task::LoggingOut | Task::Leaving) {
                    return None;
                }
                session.with_task(Task::LoggingOut)
            }
            (Command::LogIn(_) | Command::LogOut, _) => return None,
        };
        Some(Session {
            state,
            version: Version(self.version.0 + 1),
        })
    }

    /// Takes the answer to the command of that version; late answers change nothing.
    pub fn next(&self, version: Version, answer: Answer) -> Session {
        if version != self.version {
            return self.clone();
        }
        let state = match answer {
            Answer::Read(result) => after_read(&self.state, result),
            Answer::LoggedIn(result) => self.state.map_operator(|session| match result {
                Ok(customer) => session.with_customer(Some(customer), Task::Leaving),
                Err(failure) => session.after_failed_login(failure),
            }),
            Answer::LoggedOut(result) => self.state.map_operator(|session| match result {
                Ok(()) => session.with_customer(None, Task::Leaving),
                Err(failure) => session.after_failed_logout(failure),
            }),
        };
        Session {
            state,
            version: self.version,
        }
    }
}

/// A failed read keeps what is known: a lost connection does not end anybody's session.
fn after_read(state: &SessionState, result: Result<Reading, Failure>) -> SessionState {
    match (result, state) {
        (Ok(Reading::NotOperator { .. }), _) => SessionState::NotOperator,
        (Ok(Reading::Operator { operator, customer }), _) => {
            SessionState::Operator(OperatorSession {
                operator,
                customer,
                task: Task::Settled,
            })
        }
        (Err(_), SessionState::Operator(_)) => state.clone(),
        (Err(failure), _) => SessionState::Unreadable(failure),
    }
}

impl SessionState {
    fn map_operator(&self, change: impl FnOnce(&OperatorSession) -> SessionState) -> SessionState {
        match self {
            SessionState::Operator(session) => change(session),
            SessionState::Unknown | SessionState::Unreadable(_) | SessionState::NotOperator => {
                self.clone()
            }
        }
    }
}

impl OperatorSession {
    fn with_task(&self, task: Task) -> SessionState {
        self.with_customer(self.customer.clone(), task)
    }

    fn with_customer(&self, customer: Option<Customer>, task: Task) -> SessionState {
        let operator = self.operator.clone();
        SessionState::Operator(OperatorSession {
            operator,
            customer,
            task,
        })
    }

    fn after_failed_login(&self, failure: Failure) -> SessionState {
        let Task::LoggingIn(email) = &self.task else {
            return self.with_task(self.task.clone());
        };
        let customer = match &failure {
            Failure::AnotherCustomer(customer) => Some(customer.clone()),
            Failure::NotFound | Failure::NotAllowed | Failure::Expired => None,
            Failure::Offline
            | Failure::Unreachable
            | Failure::TimedOut
            | Failure::ServerError(_)
            | Failure::Refused(_)
            | Failure::Unreadable
            | Failure::StillActive
            | Failure::CartKept => self.customer.clone(),
        };
        self.with_customer(customer, Task::LoginFailed(email.clone(), failure))
    }

    fn after_failed_logout(&self, failure: Failure) -> SessionState {
        let customer = if failure == Failure::CartKept {
            None
        } else {
            self.customer.clone()
        };
        self.with_customer(customer, Task::LogoutFailed(failure))
    }

    fn cart_was_kept(&self) -> bool {
        self.task == Task::LogoutFailed(Failure::CartKept)
    }
}

#[cfg(test)]
mod tests;
