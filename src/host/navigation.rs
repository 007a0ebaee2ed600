//! Where the page is, and going elsewhere.

use super::property;
use crate::config::PagePatterns;
use js_sys::RegExp;
use web_sys::{Location, Url};

fn location() -> Option<Location> {
    web_sys::window().map(|window| window.location())
}

/// A part of the page's address, by its name in `location`.
fn part(name: &str) -> String {
    let part = location().and_then(|location| property(&location, name).as_string());
    part.unwrap_or_default()
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
    let here = part("href");
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
    let origin = part("origin");
    // As browsers write the origin of pages that have none.
    if origin == "null" {
        String::new()
    } else {
        origin
    }
}

/// Whether the page came over an encrypted line.
pub fn is_encrypted() -> bool {
    part("protocol") == "https:"
}

/// The page's path.
pub fn path() -> String {
    part("pathname")
}

/// Whether the page is one of these. The loader, which knows the hidden ones from the page before,
/// finds out by the same expression.
pub fn is_on(pages: &PagePatterns) -> bool {
    // Unlike `decodeURI` it takes anything, and makes each byte a character.
    let bytes = String::from(js_sys::unescape(&(path() + &part("hash"))));
    RegExp::new(&pages.expression(), "").test(&bytes)
}

/// Milliseconds since the page began.
pub fn clock() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
