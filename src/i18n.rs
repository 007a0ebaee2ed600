//! Every text a person reads, under typed keys: a missing one does not compile.
//!
//! English only so far. A language is a second function like [`english`], chosen once.

use crate::model::{EmailError, Failure};

/// A text without variable parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Name of the bar for screen readers.
    Toolbar,
    /// Before the operator's address.
    Operator,
    /// The button that opens the login form.
    LoginAs,
    /// The label of the address field.
    CustomerEmail,
    /// The button that sends the form.
    Login,
    /// In place of it while the answer is awaited.
    LoggingIn,
    /// Before the customer's name.
    ActingAs,
    /// Label of the customer's address.
    Email,
    /// Label of the customer's document number.
    Id,
    /// Label of the customer's phone number.
    Phone,
    /// In place of a value that the customer does not have.
    NotGiven,
    /// The link to the customer's orders.
    Orders,
    /// The button that ends the impersonation.
    Logout,
    /// In place of it while the answer is awaited.
    LoggingOut,
    /// The button that does again what failed.
    TryAgain,
    /// Said while the page is about to be loaded again.
    Refreshing,
    /// The session could not be read.
    SessionUnknown,
    /// The logout did not happen; what went wrong follows.
    StillLoggedIn,
}

/// The text of a message.
pub const fn text(message: Message) -> &'static str {
    english(message)
}

const fn english(message: Message) -> &'static str {
    match message {
        Message::Toolbar => "Telesales",
        Message::Operator => "Operator",
        Message::LoginAs => "Login as",
        Message::CustomerEmail => "Customer’s email",
        Message::Login => "Login",
        Message::LoggingIn => "Logging in…",
        Message::ActingAs => "Acting as",
        Message::Email => "Email",
        Message::Id => "ID",
        Message::Phone => "Phone",
        Message::NotGiven => "Not given",
        Message::Orders => "Orders",
        Message::Logout => "Logout",
        Message::LoggingOut => "Logging out…",
        Message::TryAgain => "Try again",
        Message::Refreshing => "Refreshing the page…",
        Message::SessionUnknown => "Could not check who is being served.",
        Message::StillLoggedIn => "The customer is still logged in.",
    }
}

/// What is wrong with a typed address, and what to do.
pub const fn email_error(error: EmailError) -> &'static str {
    match error {
        EmailError::Empty => "Enter the customer’s email.",
        EmailError::Malformed => "That is not an email address. It looks like name@example.com.",
    }
}

/// What failed, and what to do; `email` is the address the operator asked for.
pub fn login_failure(failure: &Failure, email: &str) -> String {
    match failure {
        Failure::NotFound => {
            format!("No customer with the email {email}. Check the spelling, or ask for another.")
        }
        Failure::AnotherCustomer(customer) => format!(
            "The store is serving {} instead of {email}. Log out, then try again.",
            customer.display_name()
        ),
        Failure::NotAllowed
        | Failure::Expired
        | Failure::Offline
        | Failure::Unreachable
        | Failure::TimedOut
        | Failure::ServerError(_)
        | Failure::Refused(_)
        | Failure::Unreadable
        | Failure::StillActive
        | Failure::CartKept => self::failure(failure),
    }
}

/// What failed, and what to do, whoever it was about.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::NotFound => "The customer was not found.".into(),
        Failure::NotAllowed => {
            "Your account may not act for customers. Ask for the telesales role.".into()
        }
        Failure::Expired => "Your own sign-in has ended. Sign in again, then retry.".into(),
        Failure::Offline => "You are offline. Check your connection, then try again.".into(),
        Failure::Unreachable => {
            "The connection to the store was lost. Check it, then try again.".into()
        }
        Failure::TimedOut => "The store did not answer in time. Try again.".into(),
        Failure::ServerError(status) => {
            format!("The store has a problem (error {status}). Try again in a moment.")
        }
        Failure::Refused(status) => {
            format!("The store refused the request (error {status}). Sign in again, then retry.")
        }
        Failure::Unreadable => "The store’s answer made no sense. Try again in a moment.".into(),
        Failure::AnotherCustomer(customer) => {
            format!("The store is now serving {}.", customer.display_name())
        }
        Failure::StillActive => "The store did not end the customer’s session. Try again.".into(),
        Failure::CartKept => {
            "The customer is logged out, but their cart is still here. Try again to leave it."
                .into()
        }
    }
}
