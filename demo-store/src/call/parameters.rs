//! What stands behind the question mark.

use axum::extract::Query;
use axum::http::Uri;

use crate::session::Items;

/// The parameters of an address.
pub(super) struct Parameters(Vec<(String, String)>);

impl Parameters {
    pub(super) fn of(uri: &Uri) -> Self {
        let parameters = Query::try_from_uri(uri);
        Self(parameters.map_or_else(|_| Vec::new(), |Query(all)| all))
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(key, _)| key == name)?;
        Some(value)
    }

    pub(super) fn items(&self) -> Option<Items> {
        Items::parse(self.get("items")?)
    }

    pub(super) fn without_items(self) -> Vec<(String, String)> {
        let all = self.0.into_iter();
        all.filter(|(key, _)| key != "items").collect()
    }
}
