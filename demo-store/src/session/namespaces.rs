//! The session as its answer shows it: `{namespace: {key: {"value": …}}}`
//! (research, section 1.2).

use serde_json::{Map, Value, json};

use super::{ACCOUNT, Session, TRADE_POLICY};
use crate::customers::Customer;
use crate::lab::{NotFound, Scenario};

/// One namespace's leaves, values not yet wrapped.
type Leaves = Vec<(&'static str, Value)>;

impl Session {
    /// The whole answer with every namespace; `items` picks from it.
    pub(super) fn namespaces(&self, scenario: &Scenario, cart: Option<&str>) -> Map<String, Value> {
        let mut all = Map::new();
        let kept = json!({ "value": "0e914df8-5f12-4c33-9a1c-7d1f0f3a2b10", "keepAlive": true });
        all.insert(
            "account".to_owned(),
            json!({ "id": kept, "accountName": { "value": ACCOUNT, "keepAlive": true } }),
        );
        put(&mut all, "store", store());
        let public = self.public.iter().map(|(key, value)| (key, value.clone()));
        all.insert("public".to_owned(), wrapped(public));
        let cookies = self.inputs.auth_cookies.iter();
        all.insert(
            "cookie".to_owned(),
            wrapped(cookies.map(|(name, value)| (name, json!(value)))),
        );
        put(&mut all, "authentication", self.authentication());
        put(&mut all, "impersonate", self.impersonate_leaves(scenario));
        put(&mut all, "profile", self.profile_leaves(scenario));
        put(&mut all, "storefront-permissions", self.permissions());
        put(
            &mut all,
            "checkout",
            cart.map(|id| ("orderFormId", json!(id)))
                .into_iter()
                .collect(),
        );
        all.retain(|_, leaves| leaves.as_object().is_some_and(|leaves| !leaves.is_empty()));
        all
    }

    fn authentication(&self) -> Leaves {
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

    fn impersonate_leaves(&self, scenario: &Scenario) -> Leaves {
        let Some(impersonation) = self.impersonation else {
            return Leaves::new();
        };
        let late = scenario.late_store_user && self.late_reads > 0;
        let mut leaves = match impersonation.customer.filter(|_| !late) {
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

    fn profile_leaves(&self, scenario: &Scenario) -> Leaves {
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
    fn permissions(&self) -> Leaves {
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

fn store() -> Leaves {
    vec![
        ("channel", json!(TRADE_POLICY)),
        ("countryCode", json!("USA")),
        ("cultureInfo", json!("en-US")),
        ("currencyCode", json!("USD")),
        ("currencySymbol", json!("$")),
    ]
}

fn put(all: &mut Map<String, Value>, name: &str, leaves: Leaves) {
    all.insert(name.to_owned(), wrapped(leaves));
}

fn wrapped(leaves: impl IntoIterator<Item = (impl ToString, Value)>) -> Value {
    leaves
        .into_iter()
        .map(|(key, value)| (key.to_string(), json!({ "value": value })))
        .collect::<Map<_, _>>()
        .into()
}
