//! Where the page is, and loading it again.

use web_sys::Location;

fn location() -> Option<Location> {
    web_sys::window().map(|window| window.location())
}

/// Loads the page again, so that prices, cart and account are the customer's.
pub fn reload() {
    if let Some(location) = location() {
        // Refused only in documents that are going away.
        let _ = location.reload();
    }
}

/// The page's origin, such as `https://www.store.example`; empty where there is none.
pub fn origin() -> String {
    location()
        .and_then(|location| location.origin().ok())
        .unwrap_or_default()
}
