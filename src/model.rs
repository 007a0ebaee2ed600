//! What the toolbar talks about, in plain Rust: the operator, the customer, an email
//! somebody typed, and the ways in which asking the session can go wrong.

use std::fmt;

/// The person at the phone, signed in to the store with a telesales role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// The operator's own address; absent when the session does not name it.
    pub email: Option<String>,
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
}

impl Customer {
    /// The name, or the address of a customer without one: never blank, never "null null".
    pub fn display_name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.email)
    }
}

/// What one reading of the session says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// This browser may not impersonate customers.
    NotOperator {
        /// Whether somebody is signed in to the admin, only without the right.
        admin: bool,
    },
    /// It may, and this is who is impersonated now, if anybody.
    Operator {
        /// Who is working.
        operator: Operator,
        /// Who is being served.
        customer: Option<Customer>,
    },
}

/// A customer's address as it goes to the session: trimmed, and plausible.
///
/// Deliberately lenient: stores use synthetic addresses, and the session knows best. Only
/// what cannot be an address, or would break the cookie of the same value, is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerEmail(String);

/// Why typed text is not an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing was typed.
    Empty,
    /// Something was, but it is no address.
    Malformed,
}

impl CustomerEmail {
    /// Reads typed or pasted text; `+` and accents stay as they are.
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(EmailError::Empty);
        }
        let forbidden = |c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, ';' | ',' | '<' | '>' | '"' | '\\')
        };
        let Some((local, domain)) = typed.split_once('@') else {
            return Err(EmailError::Malformed);
        };
        let domain_is_plausible =
            !domain.is_empty() && !domain.contains('@') && !domain.split('.').any(str::is_empty);
        if local.is_empty() || !domain_is_plausible || typed.contains(forbidden) {
            return Err(EmailError::Malformed);
        }
        Ok(Self(typed.to_owned()))
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `other` names the same customer; sessions answer in lower case.
    pub fn names(&self, other: &str) -> bool {
        self.0.to_lowercase() == other.trim().to_lowercase()
    }
}

impl fmt::Display for CustomerEmail {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
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
    AnotherCustomer(Customer),
    /// The session still names the customer after a logout.
    StillActive,
    /// The session names nobody any more, but the cart is still the customer's.
    CartKept,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_trimmed_and_otherwise_untouched() {
        for (typed, sent) in [
            ("  ana@example.com\n", "ana@example.com"),
            ("Maria+VIP@Example.com", "Maria+VIP@Example.com"),
            ("joão@exemplo.com.br", "joão@exemplo.com.br"),
            ("id-77@crm", "id-77@crm"),
        ] {
            assert_eq!(CustomerEmail::parse(typed).unwrap().as_str(), sent);
        }
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        assert_eq!(CustomerEmail::parse("  "), Err(EmailError::Empty));
        for typed in [
            "ana",
            "@example.com",
            "ana@",
            "a@b@c",
            "a b@c.d",
            "a@b;c",
            "a@b..c",
            "a@.b",
            "a@b.",
        ] {
            assert_eq!(
                CustomerEmail::parse(typed),
                Err(EmailError::Malformed),
                "{typed}"
            );
        }
    }

    #[test]
    fn an_address_names_the_same_customer_in_any_case() {
        let email = CustomerEmail::parse("Ana@Example.com").unwrap();
        assert!(email.names("ana@example.com"));
        assert!(!email.names("ana@example.org"));
    }

    #[test]
    fn a_customer_without_a_name_is_shown_by_address() {
        let customer = Customer {
            email: "a@b.c".into(),
            name: None,
            id: None,
            phone: None,
        };
        assert_eq!(customer.display_name(), "a@b.c");
    }
}
