//! The session as its answer shows it: `{namespace: {key: {"value": …}}}`
//! (research, section 1.2).

use serde_json::{Map, Value, json};

use super::Session;
use super::items::Items;
use super::namespaces::{account, store};
use crate::lab::Scenario;

/// The namespace whose leaves say that they outlive the session.
const KEPT: &str = "account";

impl Session {
    /// `{"id", "namespaces"}` with the leaves that are asked for and exist.
    pub(crate) fn answer(&self, items: &Items, scenario: &Scenario, cart: Option<&str>) -> Value {
        let mut answer = Namespaces {
            items,
            all: Map::new(),
        };
        answer.put(KEPT, account);
        answer.put("store", store);
        answer.put("public", || self.public_leaves());
        answer.put("cookie", || self.cookies());
        answer.put("authentication", || self.authentication());
        answer.put("impersonate", || self.impersonate_leaves(scenario));
        answer.put("profile", || self.profile_leaves(scenario));
        answer.put("storefront-permissions", || self.permissions());
        answer.put("checkout", || cart.map(|id| ("orderFormId", json!(id))));
        let mut whole = object("id", json!(self.id));
        whole.insert("namespaces".to_owned(), answer.all.into());
        whole.into()
    }
}

/// The namespaces of an answer, of which only what is asked for is made.
struct Namespaces<'a> {
    items: &'a Items,
    all: Map<String, Value>,
}

impl Namespaces<'_> {
    fn put<'a, L>(&mut self, name: &str, leaves: impl FnOnce() -> L)
    where
        L: IntoIterator<Item = (&'a str, Value)>,
    {
        let Some(picked) = self.items.of(name) else {
            return;
        };
        let mut asked = Map::new();
        for (key, value) in leaves() {
            if picked.covers(key) {
                let mut leaf = object("value", value);
                if name == KEPT {
                    leaf.insert("keepAlive".to_owned(), json!(true));
                }
                asked.insert(key.to_owned(), leaf.into());
            }
        }
        if !asked.is_empty() {
            self.all.insert(name.to_owned(), asked.into());
        }
    }
}

/// An object of one key. Unlike `json!`, it takes the value over and makes no copy of it, and a
/// reading is made of many.
fn object(key: &str, value: Value) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert(key.to_owned(), value);
    object
}
