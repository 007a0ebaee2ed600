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

/// Expires the cookie, wherever a page of this store may have set it; answers whether it is gone.
/// One that is set for scripts not to see, no script can take away.
pub(super) fn delete() -> bool {
    if !is_there() {
        return true;
    }
    write("", 0);
    if is_there() {
        delete_elsewhere();
    }
    !is_there()
}

/// A cookie of another path or of a domain above is another cookie of the same name.
fn delete_elsewhere() {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return;
    };
    let path = location.pathname().unwrap_or_default();
    let host = location.hostname().unwrap_or_default();
    let ends = path.match_indices('/').map(|(at, _)| at);
    for end in ends.chain([path.len()]) {
        let path = &path[..end];
        for path in [path.to_owned(), format!("{path}/")] {
            expire(&path, "");
            let mut domain = host.as_str();
            while !domain.is_empty() {
                expire(&path, &format!("; Domain={domain}"));
                domain = domain.split_once('.').map_or("", |(_, above)| above);
            }
        }
    }
}

fn expire(path: &str, domain: &str) {
    assign(&format!(
        "{IMPERSONATED_EMAIL}=; Path={path}; Max-Age=0{domain}"
    ));
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
