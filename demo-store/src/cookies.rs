//! Reading the request's cookies and writing the store's own.

use std::fmt;

use axum::http::{HeaderMap, HeaderValue, header};

/// Names the session (research, section 1.4).
pub(crate) const SESSION: &str = "vtex_session";
/// What pages are cached by.
pub(crate) const SEGMENT: &str = "vtex_segment";
/// The token of somebody with an admin login.
pub(crate) const ADMIN: &str = "VtexIdclientAutCookie";
/// The token of a shopper; its name ends in the account.
pub(crate) const SHOPPER: &str = "VtexIdclientAutCookie_demostore";
/// The second input of `vtex.impersonate-session`; scripts write it, so the store never does.
pub(crate) const IMPERSONATED: &str = "vtex-impersonated-customer-email";
/// Holds the cart as `__ofid=<id>`.
pub(crate) const CART: &str = "checkout.vtex.com";

/// The cookies of one request, values exactly as sent: VTEX does not decode the
/// impersonation cookie, so a `+` must stay a `+`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Jar(Vec<(String, String)>);

impl Jar {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let pairs = headers
            .get_all(header::COOKIE)
            .iter()
            .flat_map(|value| {
                String::from_utf8_lossy(value.as_bytes())
                    .split(';')
                    .filter_map(|pair| pair.trim().split_once('='))
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect::<Vec<_>>()
            })
            .collect();
        Self(pairs)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Sets a cookie, or ends it, as a browser does.
    pub(crate) fn set(&mut self, name: &str, value: Option<&str>) {
        if self.get(name) == value {
            return;
        }
        self.0.retain(|(key, _)| key != name);
        if let Some(value) = value {
            self.0.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Keeps what an answer sets.
    pub(crate) fn keep(&mut self, cookie: &SetCookie) {
        self.set(cookie.name, cookie.value.as_deref());
    }

    /// The id of the cart.
    pub(crate) fn cart(&self) -> Option<&str> {
        self.get(CART)?.strip_prefix("__ofid=")
    }
}

/// A cookie as an answer sets it, for the whole store and out of the reach of scripts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SetCookie {
    name: &'static str,
    /// None ends the cookie.
    value: Option<String>,
}

impl SetCookie {
    pub(crate) fn new(name: &'static str, value: &str) -> Self {
        Self {
            name,
            value: Some(value.to_owned()),
        }
    }

    /// The cart's cookie.
    pub(crate) fn cart(id: &str) -> Self {
        Self {
            name: CART,
            value: Some(format!("__ofid={id}")),
        }
    }

    pub(crate) fn ended(name: &'static str) -> Self {
        Self { name, value: None }
    }
}

impl fmt::Display for SetCookie {
    /// `Secure` is left out: the store listens on plain loopback.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name;
        match &self.value {
            Some(value) => write!(f, "{name}={value}; Path=/; HttpOnly; SameSite=Lax"),
            None => write!(f, "{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
        }
    }
}

/// Puts `cookie` on an answer, unless it cannot be a header.
pub(crate) fn put(headers: &mut HeaderMap, cookie: &SetCookie) {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        headers.append(header::SET_COOKIE, value);
    }
}
