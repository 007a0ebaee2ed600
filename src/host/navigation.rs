//! Where the page is, and going elsewhere.

use crate::config::PagePatterns;
use js_sys::RegExp;
use web_sys::{Location, Url};

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

/// Goes to an address that [`crate::config`] has checked, and loads it in any case: one that
/// differs by its hash alone would otherwise only be scrolled to.
pub fn go(address: &str) {
    let Some(location) = location() else {
        return;
    };
    let here = location.href().unwrap_or_default();
    let there = Url::new_with_base(address, &here).map(|url| url.href());
    // Refused only in documents that are going away.
    let _ = location.assign(address);
    if there.is_ok_and(|there| without_hash(&there) == without_hash(&here)) {
        let _ = location.reload();
    }
}

fn without_hash(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

/// The page's origin, such as `https://www.store.example`; empty where there is none.
pub fn origin() -> String {
    location()
        .and_then(|location| location.origin().ok())
        // As browsers write the origin of pages that have none.
        .filter(|origin| origin != "null")
        .unwrap_or_default()
}

/// The page's path.
pub fn path() -> String {
    let path = location().and_then(|location| location.pathname().ok());
    path.unwrap_or_default()
}

/// Whether the page is one of these. The loader, which knows the hidden ones from the page before,
/// finds out by the same expression.
pub fn is_on(pages: &PagePatterns) -> bool {
    let hash = location().and_then(|location| location.hash().ok());
    // Unlike `decodeURI` it takes anything, and makes each byte a character.
    let bytes = String::from(js_sys::unescape(&(path() + &hash.unwrap_or_default())));
    RegExp::new(&format!("^({})(#|$)", pages.expression()), "").test(&bytes)
}

/// Milliseconds since the page began.
pub fn clock() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
