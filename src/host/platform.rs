//! What kind of storefront the page belongs to, by the marks that each kind leaves.

use super::property;
use crate::config::Platform;

/// Store Framework publishes `__RUNTIME__`, FastStore a `storefront` meta; anything else is
/// taken for the legacy portal.
pub fn platform() -> Platform {
    let Some(window) = web_sys::window() else {
        return Platform::Legacy;
    };
    if property(&window, "__RUNTIME__").is_object() {
        return Platform::StoreFramework;
    }
    let mark = window.document().and_then(|document| {
        document
            .query_selector("meta[name=storefront][content=fast_store]")
            .ok()
            .flatten()
    });
    if mark.is_some() {
        Platform::FastStore
    } else {
        Platform::Legacy
    }
}
