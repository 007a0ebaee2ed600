//! Who appears in the histories, and what a healthy store says of them.

use crate::shop::{ITEMS, SESSION};
use demo_store::model::{Call, Store};
use serde_json::Value;
use std::sync::OnceLock;

/// An index into [`CUSTOMERS`].
pub type Person = usize;

/// Whom operators ask for: plain customers, one who loads late, one whose names are hidden, one
/// whom the session never assumes, and an address that no customer has.
pub const CUSTOMERS: [&str; 7] = [
    "ana.souza@example.com",
    "bruno.lima@example.com",
    "carla.mendes@example.com",
    "late@example.com",
    "pii@example.com",
    "unified@example.com",
    "mistyped@example.com",
];

/// Who signs in to work.
pub const OPERATORS: [&str; 2] = ["olga.operator@example.com", "sofia.sales@example.com"];

/// How a history calls somebody.
#[must_use]
pub fn short(email: &str) -> &str {
    email.split(['.', '@']).next().unwrap_or(email)
}

/// Somebody's profile.
#[derive(Debug)]
pub(crate) struct Profile {
    email: &'static str,
    pub(crate) name: Option<String>,
    pub(crate) id: Option<String>,
    pub(crate) document: Option<String>,
    pub(crate) phone: Option<String>,
}

/// The profile of whoever has this address.
pub(crate) fn profile(email: &str) -> Option<&'static Profile> {
    static PROFILES: OnceLock<Vec<Profile>> = OnceLock::new();
    let all = PROFILES.get_or_init(|| CUSTOMERS.iter().filter_map(|it| look_up(it)).collect());
    all.iter().find(|it| it.email.eq_ignore_ascii_case(email))
}

fn look_up(email: &'static str) -> Option<Profile> {
    let mut store = Store::open(0);
    store.sign_in(OPERATORS[0]).ok()?;
    store.apply(&Call::impersonate(email), None);
    let read = Call::parse("GET", &format!("{SESSION}?items={ITEMS}"), b"")?;
    // Somebody who loads late is there with the second reading.
    store.apply(&read, None);
    let body = store.apply(&read, None).body;
    let leaf = |key: &str| -> Option<String> {
        let value: &Value = body.get("namespaces")?.get("profile")?.get(key)?;
        value.get("value")?.as_str().map(str::to_owned)
    };
    let names = [leaf("firstName"), leaf("lastName")];
    let names: Vec<String> = names.into_iter().flatten().collect();
    leaf("email")?;
    Some(Profile {
        email,
        name: (!names.is_empty()).then(|| names.join(" ")),
        id: leaf("id"),
        document: leaf("document"),
        phone: leaf("phone"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_knows_all_but_two() {
        let known: Vec<&str> = CUSTOMERS
            .into_iter()
            .filter(|it| profile(it).is_some())
            .collect();
        assert_eq!(known, CUSTOMERS[..5]);
        assert_eq!(
            profile(CUSTOMERS[0]).unwrap().name.as_deref(),
            Some("Ana Souza")
        );
        assert_eq!(profile(CUSTOMERS[4]).unwrap().name, None);
    }

    #[test]
    fn names_are_short() {
        assert_eq!(short("ana.souza@example.com"), "ana");
        assert_eq!(short("late@example.com"), "late");
    }
}
