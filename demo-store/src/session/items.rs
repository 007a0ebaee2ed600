//! `items=`: which leaves of the session an answer carries (OpenAPI schema
//! "VTEX - Session Manager API").

use serde_json::{Map, Value, json};

use super::Session;
use crate::lab::Scenario;

/// A parsed list such as `profile.email,public.*`.
pub(crate) struct Items(Vec<Item>);

enum Item {
    Everything,
    Namespace(String),
    Leaf(String, String),
}

impl Items {
    /// None when the list names nothing.
    pub(crate) fn parse(list: &str) -> Option<Self> {
        let items: Vec<Item> = list
            .split(',')
            .filter_map(|one| Item::parse(one.trim()))
            .collect();
        (!items.is_empty()).then_some(Self(items))
    }

    fn cover(&self, namespace: &str, key: &str) -> bool {
        self.0.iter().any(|item| match item {
            Item::Everything => true,
            Item::Namespace(name) => name == namespace,
            Item::Leaf(name, leaf) => name == namespace && leaf == key,
        })
    }
}

impl Item {
    fn parse(one: &str) -> Option<Self> {
        if one == "*" {
            return Some(Self::Everything);
        }
        match one.split_once('.')? {
            (namespace, "*") => Some(Self::Namespace(namespace.to_owned())),
            (namespace, key) => Some(Self::Leaf(namespace.to_owned(), key.to_owned())),
        }
    }
}

impl Session {
    /// `{"id", "namespaces"}` with the leaves that were asked for and exist.
    pub(crate) fn answer(&self, items: &Items, scenario: &Scenario, cart: Option<&str>) -> Value {
        let mut namespaces = Map::new();
        for (namespace, leaves) in self.namespaces(scenario, cart) {
            let Value::Object(mut leaves) = leaves else {
                continue;
            };
            leaves.retain(|key, _| items.cover(&namespace, key));
            if !leaves.is_empty() {
                namespaces.insert(namespace, leaves.into());
            }
        }
        json!({ "id": self.id, "namespaces": namespaces })
    }
}
