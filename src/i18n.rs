//! Every text a person reads, under typed keys: a missing one does not compile.
//!
//! English only so far. A language is a second function like [`english`], chosen once.

use crate::model::{Customer, CustomerEmail, EmailError, Failure, NoRight, Served};
use crate::session::StalePage;
use crate::session::state::FailedLogin;
use crate::session::store::CartFate;

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
    /// Before the customer's name while a login or a logout is under way that ends their service.
    SwitchingFrom,
    /// Before the customer's name and address at the checkout.
    OrderFor,
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
    /// In place of a customer while the session is read.
    Checking,
    /// In place of a customer when it could not be read.
    NotConfirmed,
    /// The button that reads the session now.
    CheckNow,
    /// The button that loads the page again.
    Refresh,
    /// The link to where operators sign in.
    SignIn,
    /// The button that gives the cart to the customer.
    RepairCart,
    /// The button that logs in as the previous customer.
    LoginAgain,
    /// The button that goes on with whom the store named in place of the customer asked for.
    GoOn,
    /// The button that opens the form for the next customer.
    SwitchCustomer,
    /// The button that sends that form.
    Switch,
    /// Label of a business customer's organization.
    Organization,
    /// Label of the cost centre within it.
    CostCenter,
    /// The B2B suite serves somebody by its own means.
    ServesB2bUser,
    /// The button that copies the diagnostics.
    CopyDiagnostics,
    /// In place of it when that worked.
    Copied,
    /// In place of it when the page forbids it.
    NotCopied,
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
        Message::SwitchingFrom => "Leaving",
        Message::OrderFor => "This order is for",
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
        Message::Checking => "Checking who is being served…",
        Message::NotConfirmed => "Not confirmed",
        Message::CheckNow => "Check now",
        Message::Refresh => "Refresh the page",
        Message::SignIn => "Sign in",
        Message::RepairCart => "Give the cart to the customer",
        Message::LoginAgain => "Log in again",
        Message::GoOn => "This is the same person",
        Message::SwitchCustomer => "Switch customer",
        Message::Switch => "Switch",
        Message::Organization => "Organization",
        Message::CostCenter => "Cost centre",
        Message::ServesB2bUser => {
            "The store’s B2B tool is serving somebody too. End that there before you log in here."
        }
        Message::CopyDiagnostics => "Copy diagnostics",
        Message::Copied => "Copied",
        Message::NotCopied => "Could not copy",
    }
}

/// What is wrong with a typed address, and what to do.
pub const fn email_error(error: EmailError) -> &'static str {
    match error {
        EmailError::Empty => "Enter the customer’s email.",
        EmailError::Malformed => "That is not an email address. It looks like name@example.com.",
        EmailError::Several => "These are several addresses. Enter one customer’s.",
    }
}

/// What failed, and what to do.
pub fn login_failure(failed: &FailedLogin) -> String {
    let FailedLogin { email, failure, .. } = failed;
    match failure {
        Failure::NotFound => {
            format!("No customer with the email {email}. Check the spelling, or ask for another.")
        }
        Failure::AnotherCustomer(customer) if failed.named().is_some() => format!(
            "For {email} the store names {}. If that is the same person, go on with them.",
            customer.name_and_email()
        ),
        // Both by address: whoever was asked for may have the same name.
        Failure::AnotherCustomer(customer) => format!(
            "The store is serving {} instead of {email}. Try again.",
            customer.name_and_email()
        ),
        Failure::NotAllowed
        | Failure::Expired
        | Failure::AppMissing
        | Failure::Offline
        | Failure::Unreachable
        | Failure::TimedOut
        | Failure::ServerError(_)
        | Failure::Refused(_)
        | Failure::Unreadable
        | Failure::StillActive
        | Failure::CookieKept
        | Failure::Unnamed
        | Failure::CartKept => self::failure(failure),
    }
}

/// Whom the page was loaded for, and who is served now.
pub fn stale_page(page: &StalePage) -> String {
    let name = |served: &Served, other: &Served| match (served.customer(), other.customer()) {
        (Some(customer), Some(other)) => customer.told_apart(other),
        (Some(customer), None) => customer.display_name().to_owned(),
        (None, _) => "nobody".to_owned(),
    };
    let StalePage { loaded_for, now } = page;
    if *loaded_for == Served::Unconfirmed {
        return "This page was loaded while the customer changed. It may show somebody else’s prices."
            .to_owned();
    }
    format!(
        "This page was loaded for {}. The store is now serving {}.",
        name(loaded_for, now),
        name(now, loaded_for)
    )
}

/// Whose the cart says it is and whose it should be, and perhaps why it could not be made theirs.
pub fn foreign_cart(cart: &str, customer: &str, failure: Option<&Failure>) -> String {
    let failure = failure.map(|it| format!(" {}", self::failure(it)));
    format!(
        "The cart belongs to {cart}, not to {customer}. The order would go to the wrong person.{}",
        failure.unwrap_or_default()
    )
}

/// It is not known who is served, perhaps for this reason.
pub fn not_confirmed(failure: Option<&Failure>) -> String {
    let reason = failure.map(|it| format!("{} ", self::failure(it)));
    format!(
        "It is not confirmed who is being served. {}The bar keeps checking.",
        reason.unwrap_or_default()
    )
}

/// A login that failed has ended the service of this customer, whom the address tells from a
/// namesake who was asked for.
pub fn ended(customer: &Customer) -> String {
    format!(
        "Nobody is being served now: {} was logged out by the failed login, but this page still \
         shows the prices of {}.",
        customer.display_name(),
        customer.email
    )
}

/// The operator's right ended while the page was open.
pub fn lost(reason: NoRight) -> String {
    let reason = failure(&reason.into());
    format!("{reason} This page may still show a customer’s prices.")
}

/// Both customers of a switch; the address of the one tells them apart.
pub fn switching(from: &str, to: &CustomerEmail) -> String {
    format!("Switching from {from} to {to}…")
}

/// The store's profile is another person's than whom it acts for.
pub fn anothers_profile(customer: &str) -> String {
    format!("The store acts for {customer}, but shows another person’s profile and prices.")
}

/// A likely fix for a mistyped address.
pub fn did_you_mean(email: &str) -> String {
    format!("Did you mean {email}?")
}

/// What becomes of the cart when its customer is left: a logout and a switch leave it behind, or a
/// switch hands it on.
pub fn cart_fate(fate: CartFate) -> String {
    let products = match fate.items {
        1 => "1 product".to_owned(),
        items => format!("{items} products"),
    };
    let address = if fate.has_address {
        " and a delivery address"
    } else {
        ""
    };
    if fate.is_left {
        format!("Logging out or switching leaves a cart with {products}{address} behind.")
    } else {
        format!("Switching hands the cart with {products}{address} on to the next customer.")
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
        Failure::AppMissing => "The store lacks the session app. Whoever runs the store can add \
                                it: vtex install vtex.impersonate-session"
            .into(),
        Failure::Offline => "You are offline. Check your connection, then try again.".into(),
        Failure::Unreachable => {
            "The connection to the store was lost. Check it, then try again.".into()
        }
        Failure::TimedOut => "The store did not answer in time. Try again.".into(),
        Failure::ServerError(status) => {
            format!("The store has a problem (error {status}). Try again in a moment.")
        }
        Failure::Refused(429) => {
            "The store has too many requests just now. Wait a moment, then try again.".into()
        }
        Failure::Refused(status @ (401 | 403)) => {
            format!("The store refused the request (error {status}). Sign in again, then retry.")
        }
        Failure::Refused(status) => {
            format!("The store refused the request (error {status}). Tell whoever runs the store.")
        }
        Failure::Unreadable => "The store’s answer made no sense. Try again in a moment.".into(),
        Failure::AnotherCustomer(customer) => {
            format!("The store is now serving {}.", customer.display_name())
        }
        Failure::StillActive => "The store did not end the customer’s session. Try again.".into(),
        Failure::CookieKept => "The store did not end the customer’s session: the browser keeps a \
                                cookie of it. Clear the store’s cookies, then try again."
            .into(),
        Failure::Unnamed => {
            "The store is acting for a customer whom it does not name. Log out to end that.".into()
        }
        Failure::CartKept => {
            "The customer is logged out, but their cart is still here. Try again to leave it."
                .into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProfileMatch;
    use std::sync::Arc;

    fn maria(email: &str) -> Option<Arc<Customer>> {
        Some(Arc::new(Customer {
            email: email.to_owned(),
            name: Some("Maria Silva".to_owned()),
            id: None,
            phone: None,
            organization: None,
            cost_center: None,
            profile: ProfileMatch::Theirs,
        }))
    }

    fn stale(loaded_for: Option<Arc<Customer>>, now: Option<Arc<Customer>>) -> String {
        let [loaded_for, now] =
            [loaded_for, now].map(|it| it.map_or(Served::Nobody, Served::Customer));
        stale_page(&StalePage { loaded_for, now })
    }

    #[test]
    fn a_page_of_a_namesake_names_both_by_address() {
        assert_eq!(
            stale(maria("maria1@example.com"), maria("maria2@example.com")),
            "This page was loaded for Maria Silva (maria1@example.com). The store is now serving \
             Maria Silva (maria2@example.com)."
        );
        assert_eq!(
            stale(maria("maria1@example.com"), None),
            "This page was loaded for Maria Silva. The store is now serving nobody."
        );
    }

    #[test]
    fn a_namesake_in_the_place_of_whom_was_asked_for_is_named_by_address() {
        let failed = FailedLogin {
            email: CustomerEmail::parse("maria2@example.com").unwrap(),
            failure: Failure::AnotherCustomer(maria("maria1@example.com").unwrap()),
            before: maria("maria1@example.com"),
        };
        assert_eq!(
            login_failure(&failed),
            "The store is serving Maria Silva (maria1@example.com) instead of \
             maria2@example.com. Try again."
        );
    }

    #[test]
    fn whom_a_failed_login_ended_is_named_by_address_too() {
        let text = ended(&maria("maria1@example.com").unwrap());
        assert!(text.contains("Maria Silva was logged out"), "{text}");
        assert!(text.contains("the prices of maria1@example.com"), "{text}");
    }
}
