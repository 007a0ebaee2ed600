//! `items=`: which leaves of the session an answer carries (OpenAPI schema
//! "VTEX - Session Manager API").

use std::collections::BTreeMap;

/// Stands for all leaves of a namespace, and alone for all namespaces.
const ALL: &str = "*";

/// A parsed list such as `profile.email,public.*`.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// The list has a `*` of its own.
    everything: bool,
    /// By namespace.
    keys: BTreeMap<String, Vec<String>>,
}

/// The leaves that are asked for of one namespace.
#[derive(Clone, Copy)]
pub(super) enum Picked<'a> {
    All,
    These(&'a [String]),
}

impl Items {
    /// None when the list names nothing.
    #[must_use]
    pub fn parse(list: &str) -> Option<Self> {
        let mut items = Self::default();
        for item in list.split(',').map(str::trim) {
            match item.split_once('.') {
                Some((namespace, key)) => {
                    let keys = items.keys.entry(namespace.to_owned()).or_default();
                    keys.push(key.to_owned());
                }
                None => items.everything |= item == ALL,
            }
        }
        (items.everything || !items.keys.is_empty()).then_some(items)
    }

    /// All leaves of all namespaces.
    pub(crate) fn everything() -> Self {
        Self {
            everything: true,
            ..Self::default()
        }
    }

    /// The leaves asked for of this namespace, if any are.
    pub(super) fn of(&self, namespace: &str) -> Option<Picked<'_>> {
        if self.everything {
            return Some(Picked::All);
        }
        let keys = self.keys.get(namespace)?;
        let all = keys.iter().any(|key| key == ALL);
        Some(if all {
            Picked::All
        } else {
            Picked::These(keys)
        })
    }
}

impl Picked<'_> {
    pub(super) fn covers(self, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::These(keys) => keys.iter().any(|one| one == key),
        }
    }
}
