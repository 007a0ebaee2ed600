//! The cookie `vtex-impersonated-customer-email`, which the session app reads beside the
//! session's own key.
//!
//! As VTEX's clients write it: plain, on the whole site, for a day, its value not encoded.
//! Source: the impersonation guide (inputs) and the store's own GraphQL client (attributes).

use crate::host::navigation;
use crate::model::CustomerEmail;
use crate::protocol::IMPERSONATED_EMAIL;
use wasm_bindgen::JsCast;

/// One day, in seconds.
const MAX_AGE: u32 = 86_400;

/// Sets the cookie; the address has no character that could end it early.
pub(super) fn set(email: &CustomerEmail) {
    write(email.as_str(), MAX_AGE);
}

/// Expires the cookie, at whichever path above this page it was set. One of a domain above, no page
/// of this one has set, and scripts cannot take it away.
pub(super) fn delete() {
    if is_there() {
        write("", 0);
    }
    if is_there() {
        delete_elsewhere();
    }
}

/// Whether the browser has one that [`delete`] cannot take away. One that scripts are not to see
/// shows in that they cannot set another in its place.
pub(super) fn is_kept() -> bool {
    if is_there() {
        return true;
    }
    write("", MAX_AGE);
    let is_hidden = !is_there();
    write("", 0);
    is_hidden
}

/// A cookie of another path is another cookie of the same name.
fn delete_elsewhere() {
    let path = navigation::path();
    let mut path = Some(path.as_str());
    while let Some(here) = path {
        for end in ["", "/"] {
            assign(&format!(
                "{IMPERSONATED_EMAIL}=; Max-Age=0; Path={here}{end}"
            ));
        }
        path = here.rsplit_once('/').map(|(above, _)| above);
    }
}

fn is_there() -> bool {
    let cookies = document().and_then(|it| it.cookie().ok());
    cookies.is_some_and(|all| {
        all.split(';').any(|cookie| {
            let name = cookie.split('=').next().unwrap_or_default();
            name.trim() == IMPERSONATED_EMAIL
        })
    })
}

fn write(value: &str, max_age: u32) {
    let secure = match web_sys::window().map(|window| window.location().protocol()) {
        Some(Ok(protocol)) if protocol == "https:" => "; Secure",
        _ => "",
    };
    assign(&format!(
        "{IMPERSONATED_EMAIL}={value}; Path=/; Max-Age={max_age}; SameSite=Lax{secure}"
    ));
}

fn assign(cookie: &str) {
    if let Some(document) = document() {
        // Refused where cookies are blocked; the session's own key works without it.
        let _ = document.set_cookie(cookie);
    }
}

fn document() -> Option<web_sys::HtmlDocument> {
    web_sys::window()?.document()?.dyn_into().ok()
}
