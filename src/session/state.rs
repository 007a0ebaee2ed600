//! The states of the session, as data.

use crate::model::{Cart, Customer, CustomerEmail, Failure, NoRight, Operator, Served};
use std::sync::Arc;

/// What the toolbar knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SessionState {
    /// Not asked yet, or not answered yet. Drawing "nobody" here would flicker, or lie.
    #[default]
    Unknown,
    /// It was asked and could not say. This is not "not an operator".
    Unreadable(Failure),
    /// The store lacks the session app, which knows who may impersonate customers.
    AppMissing,
    /// This browser could impersonate customers, here or on an earlier page, and cannot any more.
    Lost(NoRight),
    /// An operator is working.
    Operator(OperatorSession),
}

/// An operator's session: what only an operator has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorSession {
    /// Who is working.
    pub operator: Operator,
    /// Who the session named when it was last read; never who was merely asked for.
    pub served: Served,
    /// The cart, once it was read for who is served now.
    pub cart: Option<Cart>,
    /// What is going on.
    pub task: Task,
}

/// What the toolbar is doing for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Nothing: what is shown is what was read.
    Settled,
    /// Reading the session before anybody is shown.
    Confirming,
    /// That reading failed.
    NotConfirmed(Failure),
    /// Logging in as this customer.
    LoggingIn(CustomerEmail),
    /// A login failed.
    LoginFailed(FailedLogin),
    /// Logging the customer out.
    LoggingOut,
    /// The logout failed.
    LogoutFailed(Failure),
    /// Writing the customer's address into the cart.
    RepairingCart,
    /// That failed.
    CartNotRepaired(Failure),
    /// Done; the page is about to be loaded again with the new customer's prices.
    Leaving,
}

/// A login that failed, with what the operator needs to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedLogin {
    /// Who was asked for.
    pub email: CustomerEmail,
    /// What went wrong.
    pub failure: Failure,
    /// Who was served when they were asked for.
    pub before: Option<Arc<Customer>>,
}

impl FailedLogin {
    /// Whom the store named in place of the customer asked for: perhaps the same person under
    /// another address. Not whoever was served before.
    pub fn named(&self) -> Option<&Arc<Customer>> {
        let Failure::AnotherCustomer(customer) = &self.failure else {
            return None;
        };
        let before = self.before.as_ref().map(|it| &it.email);
        (before != Some(&customer.email)).then_some(customer)
    }
}

impl OperatorSession {
    /// Whether requests are under way that change whom the session serves.
    pub fn is_changing(&self) -> bool {
        matches!(self.task, Task::LoggingIn(_) | Task::LoggingOut)
    }

    /// Whether a login is under way.
    pub fn is_logging_in(&self) -> bool {
        matches!(self.task, Task::LoggingIn(_))
    }

    /// Whether it is not confirmed who is served, and no login or logout is under way that will
    /// tell.
    pub fn is_in_doubt(&self) -> bool {
        self.served == Served::Unconfirmed && !self.is_changing()
    }

    /// The cart, if it says that it is somebody else's than the customer's. A user of the B2B
    /// suite has a cart of their own by the suite's means, which is not the toolbar's to judge.
    pub fn foreign_cart(&self) -> Option<&Cart> {
        let customer = self.served.customer()?;
        let cart = self.cart.as_ref()?;
        (!self.operator.serves_b2b_user && cart.contradicts(customer)).then_some(cart)
    }

    /// Who was served before a login that failed, and is not any more: asking for somebody ends
    /// that.
    pub fn ended(&self) -> Option<&Arc<Customer>> {
        match (&self.served, &self.task) {
            (Served::Nobody, Task::LoginFailed(failed)) => failed.before.as_ref(),
            (_, _) => None,
        }
    }

    /// Whether the last customer's cart is still there after their logout.
    pub fn cart_was_kept(&self) -> bool {
        self.task == Task::LogoutFailed(Failure::CartKept)
    }
}
