//! What the toolbar talks about, in plain Rust: the operator, the customer, an email
//! somebody typed, and the ways in which asking the session can go wrong.

mod cart;
mod email;
mod email_suggestion;
pub(crate) mod percent;
pub(crate) mod wildcard;

pub use cart::{Cart, CartOwner};
pub use email::{CustomerEmail, EmailError, is_same_address};
use std::sync::Arc;

/// The person at the phone, signed in to the store with a telesales role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// The operator's own address; absent when the session does not name it.
    pub email: Option<String>,
    /// Whether the session also serves a user of the B2B suite, by the suite's own means.
    /// That is recognised and left alone.
    pub serves_b2b_user: bool,
}

/// The customer whom the session names as impersonated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The address that the session reports, not the one that was typed.
    pub email: String,
    /// First and last name; absent for customers without a profile name.
    pub name: Option<String>,
    /// The number that the bar calls "ID": the identity document, or else the profile's id.
    pub id: Option<String>,
    /// As the profile has it, unformatted.
    pub phone: Option<String>,
    /// The organization that a business customer buys for.
    pub organization: Option<String>,
    /// The cost centre within it.
    pub cost_center: Option<String>,
    /// Whose profile the session carries. All but the address is known only from theirs.
    pub profile: ProfileMatch,
}

/// Whose profile the session carries while it impersonates a customer. Prices and account follow
/// the profile, which VTEX fills in by an app of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileMatch {
    /// The customer's: it agrees by id or by address.
    Theirs,
    /// Nobody's: it names neither an id nor an address, as right after a login.
    Missing,
    /// Somebody else's.
    AnotherPersons,
}

impl Customer {
    /// The name, or the address of a customer without one: never blank, never "null null".
    pub fn display_name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.email)
    }

    /// The name with the address behind it, or the address alone of a customer without a name.
    pub fn name_and_email(&self) -> String {
        match &self.name {
            Some(name) => format!("{name} ({})", self.email),
            None => self.email.clone(),
        }
    }

    /// What to call this customer beside `other`: the name, with the address where both look the
    /// same. Neither case nor blanks make two names look different enough.
    pub fn told_apart(&self, other: &Customer) -> String {
        let look = |customer: &Self| email::folded(customer.display_name());
        if look(self) == look(other) {
            self.name_and_email()
        } else {
            self.display_name().to_owned()
        }
    }
}

/// What one reading of the session says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// This browser may not impersonate customers.
    NotOperator(NoRight),
    /// It may, and this is who is impersonated now, if anybody.
    Operator {
        /// Who is working.
        operator: Operator,
        /// Who is being served. [`Served::Unconfirmed`] when the session acts for somebody whom
        /// it does not name.
        served: Served,
    },
}

/// Why a browser may not impersonate customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRight {
    /// Nobody is signed in to the admin.
    SignedOut,
    /// Somebody is, but without the telesales role.
    NoRole,
    /// Somebody is, but the store lacks the session app that would know.
    AppMissing,
}

impl From<NoRight> for Failure {
    fn from(reason: NoRight) -> Self {
        match reason {
            NoRight::SignedOut => Self::Expired,
            NoRight::NoRole => Self::NotAllowed,
            NoRight::AppMissing => Self::AppMissing,
        }
    }
}

/// Whom the session serves, as far as that is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Served {
    /// Something was sent, or time has passed, and no reading has followed, or the reading says
    /// that somebody is served and not who: it could be anybody, so nobody is shown.
    Unconfirmed,
    /// The last reading named nobody.
    Nobody,
    /// The last reading named this customer.
    Customer(Arc<Customer>),
}

impl Served {
    /// The customer whom the last reading named.
    pub fn customer(&self) -> Option<&Arc<Customer>> {
        match self {
            Self::Customer(customer) => Some(customer),
            Self::Unconfirmed | Self::Nobody => None,
        }
    }

    /// Whether the session's profile is another person's than the customer's.
    pub fn has_anothers_profile(&self) -> bool {
        let profile = self.customer().map(|it| it.profile);
        profile == Some(ProfileMatch::AnotherPersons)
    }

    /// Whether both name the same customer, or nobody, or neither knows.
    pub fn is_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Customer(one), Self::Customer(other)) => {
                is_same_address(&one.email, &other.email)
            }
            (one, other) => one == other,
        }
    }
}

/// Why a login, a logout or a reading failed: each its own text and its own way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The session accepted the address, but names no customer.
    NotFound,
    /// The operator is signed in but lacks the telesales role.
    NotAllowed,
    /// The operator's own sign-in has ended.
    Expired,
    /// The store lacks the session app `vtex.impersonate-session`.
    AppMissing,
    /// The browser says that it has no network.
    Offline,
    /// The network is there, but the connection failed or broke.
    Unreachable,
    /// No answer within the time limit.
    TimedOut,
    /// The store answered with this status, 500 to 599.
    ServerError(u16),
    /// The store refused the request with this status, 400 to 499.
    Refused(u16),
    /// An answer came, but it is not what a session looks like.
    Unreadable,
    /// The session names somebody other than whom it was asked for.
    AnotherCustomer(Arc<Customer>),
    /// The session still names the customer after a logout.
    StillActive,
    /// The same, with a cookie in place that the browser does not give up.
    CookieKept,
    /// The session acts for somebody whom it does not name.
    Unnamed,
    /// The session names nobody any more, but the cart is still the customer's.
    CartKept,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(email: &str, name: Option<&str>) -> Customer {
        Customer {
            email: email.to_owned(),
            name: name.map(str::to_owned),
            id: None,
            phone: None,
            organization: None,
            cost_center: None,
            profile: ProfileMatch::Missing,
        }
    }

    #[test]
    fn a_customer_without_a_name_is_shown_by_address() {
        let customer = customer("a@b.c", None);
        assert_eq!(customer.display_name(), "a@b.c");
        assert_eq!(customer.name_and_email(), "a@b.c");
    }

    #[test]
    fn the_same_customer_is_served_in_whatever_spelling() {
        let served = |email| Served::Customer(Arc::new(customer(email, None)));
        let ana = served("ana@ação.com.br");
        assert!(ana.is_same_as(&served("Ana@xn--ao-siap.com.br")));
        assert!(!ana.is_same_as(&served("ana@acao.com.br")));
        assert!(!ana.is_same_as(&Served::Nobody));
    }

    #[test]
    fn namesakes_are_told_apart_by_address() {
        let maria = customer("maria1@example.com", Some("Maria Silva"));
        for same in [
            "Maria Silva",
            "MARIA SILVA",
            "maria  silva",
            "Maria\u{a0}Silva",
        ] {
            let other = customer("maria2@example.com", Some(same));
            assert_eq!(maria.told_apart(&other), "Maria Silva (maria1@example.com)");
            assert_eq!(
                other.told_apart(&maria),
                format!("{same} (maria2@example.com)")
            );
        }
        for different in [Some("Maria Silvá"), Some("Maria"), None] {
            let other = customer("maria2@example.com", different);
            assert_eq!(maria.told_apart(&other), "Maria Silva");
        }
        let nameless = customer("maria2@example.com", None);
        assert_eq!(nameless.told_apart(&nameless), "maria2@example.com");
    }
}
