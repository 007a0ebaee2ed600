//! The cookie `vtex-impersonated-customer-email`, which the session app reads beside the
//! session's own key.
//!
//! As VTEX's clients write it: plain, on the whole site, for a day, its value not encoded.
//! Source: the impersonation guide (inputs) and the store's own GraphQL client (attributes).

use crate::model::CustomerEmail;
use crate::protocol::IMPERSONATED_EMAIL;
use wasm_bindgen::JsCast;

/// One day, in seconds.
const MAX_AGE: u32 = 86_400;

/// Sets the cookie; the address has no character that could end it early.
pub(super) fn set(email: &CustomerEmail) {
    write(email.as_str(), MAX_AGE);
}

/// Expires the cookie.
pub(super) fn delete() {
    write("", 0);
}

fn write(value: &str, max_age: u32) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let secure = match window.location().protocol() {
        Ok(protocol) if protocol == "https:" => "; Secure",
        _ => "",
    };
    let cookie =
        format!("{IMPERSONATED_EMAIL}={value}; Path=/; Max-Age={max_age}; SameSite=Lax{secure}");
    let document = window
        .document()
        .and_then(|it| it.dyn_into::<web_sys::HtmlDocument>().ok());
    if let Some(document) = document {
        // Refused where cookies are blocked; the session's own key works without it.
        let _ = document.set_cookie(&cookie);
    }
}
