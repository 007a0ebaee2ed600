//! Whose cart it is: `clientProfileData`.

use serde_json::{Value, json};

use crate::customers::{self, Nature, masked};
use crate::lab::Scenario;

/// The customer whom a cart names.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// As it was written.
    pub(crate) email: String,
    /// Name, phone and document are lost (known issue 911203).
    pub(super) is_emptied: bool,
}

impl Client {
    pub(crate) fn of(email: &str) -> Self {
        Self {
            email: email.to_owned(),
            is_emptied: false,
        }
    }

    pub(super) fn is(&self, email: &str) -> bool {
        self.email.to_lowercase() == email.to_lowercase()
    }

    pub(super) fn json(&self, scenario: &Scenario) -> Value {
        // Accounts that protect personal data hide it here too.
        let known = customers::find(&self.email)
            .filter(|customer| customer.nature != Nature::Private && !self.is_emptied);
        let text = |value: Option<&str>| match value {
            Some(value) if scenario.cart_email_masked => Some(masked(value)),
            value => value.map(str::to_owned),
        };
        json!({
            "email": self.answered_email(scenario),
            "firstName": text(known.and_then(|customer| customer.first_name)),
            "lastName": text(known.and_then(|customer| customer.last_name)),
            "document": text(known.and_then(|customer| customer.document)),
            "phone": text(known.and_then(|customer| customer.phone)),
        })
    }

    fn answered_email(&self, scenario: &Scenario) -> String {
        let email = if scenario.cart_email_upper_case {
            self.email.to_uppercase()
        } else {
            self.email.clone()
        };
        if scenario.cart_email_masked {
            masked_email(&email)
        } else {
            email
        }
    }
}

/// `a***@e***.com`.
fn masked_email(email: &str) -> String {
    let Some((name, domain)) = email.rsplit_once('@') else {
        return masked(email);
    };
    let end = domain.rsplit('.').next().unwrap_or_default();
    format!("{}@{}.{end}", masked(name), masked(domain))
}
