//! The namespaces of the session and their leaves (research, section 1.2).

use serde_json::{Value, json};

use super::{ACCOUNT, Session, TRADE_POLICY};
use crate::customers::Customer;
use crate::lab::{NotFound, Scenario};

/// One namespace's leaves, values not yet wrapped.
pub(super) type Leaves = Vec<(&'static str, Value)>;

impl Session {
    pub(super) fn public_leaves(&self) -> impl Iterator<Item = (&str, Value)> {
        let public = self.public.iter();
        public.map(|(key, value)| (key.as_str(), value.clone()))
    }

    pub(super) fn cookies(&self) -> impl Iterator<Item = (&str, Value)> {
        let cookies = self.inputs.auth_cookies.iter();
        cookies.map(|(name, value)| (*name, json!(value)))
    }

    pub(super) fn authentication(&self) -> Leaves {
        let mut leaves = Leaves::new();
        if let Some(staff) = self.inputs.staff {
            leaves.push(("adminUserId", json!(format!("admin-{}", staff.key))));
            leaves.push(("adminUserEmail", json!(staff.email)));
        }
        if let Some(shopper) = self.inputs.shopper {
            leaves.push(("storeUserId", json!(shopper.id())));
            leaves.push(("storeUserEmail", json!(shopper.email)));
        }
        leaves
    }

    pub(super) fn impersonate_leaves(&self, scenario: &Scenario) -> Leaves {
        let Some(impersonation) = self.impersonation else {
            return Leaves::new();
        };
        let late = scenario.late_store_user && self.late_reads > 0;
        let mut leaves = match impersonation.customer.filter(|_| !late) {
            Some(customer) if scenario.unnamed => vec![("storeUserId", json!(customer.id()))],
            Some(customer) => vec![
                ("storeUserId", json!(customer.id())),
                ("storeUserEmail", json!(customer.email)),
            ],
            None => nobody(scenario.not_found),
        };
        leaves.push(("canImpersonate", boolean(impersonation.allowed, scenario)));
        leaves.push(("account", json!(ACCOUNT)));
        leaves
    }

    pub(super) fn profile_leaves(&self, scenario: &Scenario) -> Leaves {
        let Some(customer) = self.profile() else {
            return vec![("isAuthenticated", boolean(false, scenario))];
        };
        let mut leaves = vec![
            ("isAuthenticated", boolean(true, scenario)),
            ("id", json!(customer.id())),
            ("email", json!(customer.email)),
        ];
        if !Self::hides_names(customer, scenario) {
            leaves.extend(names(customer));
        }
        if let Some(table) = customer.price_table {
            leaves.push(("priceTables", json!(table)));
        }
        leaves
    }

    /// B2B Suite (`storefront-permissions: vtex.session/configuration.json`).
    pub(super) fn permissions(&self) -> Leaves {
        let Some(organization) = self.profile().and_then(|it| it.organization.as_ref()) else {
            return Leaves::new();
        };
        vec![
            ("organization", json!(organization.name)),
            ("costcenter", json!(organization.cost_center)),
        ]
    }
}

fn names(customer: &Customer) -> impl Iterator<Item = (&'static str, Value)> {
    [
        ("firstName", customer.first_name),
        ("lastName", customer.last_name),
        ("phone", customer.phone),
        ("document", customer.document),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, json!(value?))))
}

/// What stands in place of a customer: which shape VTEX sends, no source settles.
fn nobody(shape: NotFound) -> Leaves {
    let value = match shape {
        NotFound::Missing => return Leaves::new(),
        NotFound::Empty => json!(""),
        NotFound::Null => Value::Null,
    };
    vec![("storeUserId", value.clone()), ("storeUserEmail", value)]
}

/// Booleans are strings, and their case is not stable.
fn boolean(value: bool, scenario: &Scenario) -> Value {
    json!(match (value, scenario.booleans_capitalised) {
        (true, false) => "true",
        (false, false) => "false",
        (true, true) => "True",
        (false, true) => "False",
    })
}

pub(super) fn account() -> Leaves {
    vec![
        ("id", json!("0e914df8-5f12-4c33-9a1c-7d1f0f3a2b10")),
        ("accountName", json!(ACCOUNT)),
    ]
}

pub(super) fn store() -> Leaves {
    vec![
        ("channel", json!(TRADE_POLICY)),
        ("countryCode", json!("USA")),
        ("cultureInfo", json!("en-US")),
        ("currencyCode", json!("USD")),
        ("currencySymbol", json!("$")),
    ]
}
