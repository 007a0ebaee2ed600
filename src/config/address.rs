//! Addresses that a toolbar may follow or send a request to.

use crate::config::error::{Mistakes, Problem};

const HTTPS: &str = "https://";

const ENDS_HEAD: [char; 3] = ['/', '?', '#'];

/// An address that is safe to follow or to send a request to: on this site, or https.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// Where on this site an address leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// From the first `/` on, without the query string.
    pub path: &'a str,
    /// With its `#`; empty if there is none.
    pub hash: &'a str,
}

impl Address {
    /// Empty where the value cannot be used.
    pub(super) fn parse(
        option: &'static str,
        value: &str,
        origin: &str,
        mistakes: &mut Mistakes,
    ) -> Self {
        let value = value.trim();
        if !is_safe(value, origin) {
            mistakes.note(option, value, Problem::UnsafeAddress);
            return Self(String::new());
        }
        // In full: a page's `<base href>` must not lead it to another site.
        let before = if value.starts_with('/') { origin } else { "" };
        Self(format!("{before}{value}"))
    }

    /// The address of a path in a store; `store` comes from an address that was checked.
    pub(super) fn below(store: &str, path: &str) -> Self {
        Self(format!("{store}{path}"))
    }

    /// The scheme and host, and the path behind them without query and `/` at its end. The host is
    /// empty where the page's own is meant and the page has none, or the address is relative.
    pub(super) fn host_and_path(&self, origin: &str) -> (&str, &str) {
        let host = match self.0.split_at_checked(HTTPS.len()) {
            _ if after_origin(&self.0, origin).is_some() => origin.len(),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case(HTTPS) => {
                HTTPS.len() + head(rest).len()
            }
            Some(_) | None => 0,
        };
        let (host, rest) = self.0.split_at(host);
        let path = rest.split('?').next().unwrap_or_default();
        (host, path.trim_end_matches('/'))
    }

    /// As the page wrote it, with the page's origin before a path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where it leads on the site with this origin. None if that is another site, and for an
    /// address without a `/` in front: it leads elsewhere from every page.
    pub fn place(&self, origin: &str) -> Option<Place<'_>> {
        let on_site = match after_origin(&self.0, origin) {
            Some(rest) => rest,
            // Of a page without an origin.
            None if self.0.starts_with('/') => self.0.as_str(),
            None => return None,
        };
        let (before_hash, hash) = match on_site.find('#') {
            Some(at) => on_site.split_at(at),
            None => (on_site, ""),
        };
        let path = before_hash.split('?').next().unwrap_or_default();
        Some(Place {
            path: if path.is_empty() { "/" } else { path },
            hash,
        })
    }
}

/// Browsers drop control characters from addresses and read `\` as `/`, so `java\nscript:`
/// and `/\other.example` are refused before anything else is looked at.
fn is_safe(value: &str, origin: &str) -> bool {
    if value.is_empty() || value.contains(|c: char| c.is_control() || c == '\\') {
        return false;
    }
    let has_scheme = head(value).contains(':');
    after_origin(value, origin).is_some()
        || value.to_ascii_lowercase().starts_with(HTTPS)
        || !(has_scheme || value.starts_with("//"))
}

/// A host, or the scheme of an address without one, at the start of this text.
fn head(text: &str) -> &str {
    text.split(ENDS_HEAD).next().unwrap_or_default()
}

/// What follows the origin in an address that starts with it. `http://store.example` is no
/// start of `http://store.example.other`, and a page without an origin has no such addresses.
fn after_origin<'a>(value: &'a str, origin: &str) -> Option<&'a str> {
    let (head, rest) = value.split_at_checked(origin.len())?;
    let ends_there = rest.is_empty() || rest.starts_with(ENDS_HEAD);
    (!origin.is_empty() && head.eq_ignore_ascii_case(origin) && ends_there).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::error::{ConfigError, without_mistakes};

    const ORIGIN: &str = "http://127.0.0.1:7000";

    fn parsed_at(origin: &str, value: &str) -> Result<Address, ConfigError> {
        without_mistakes(|mistakes| Address::parse("data-orders-url", value, origin, mistakes))
    }

    fn parsed(value: &str) -> Result<Address, ConfigError> {
        parsed_at(ORIGIN, value)
    }

    #[test]
    fn addresses_of_this_site_and_https_are_accepted() {
        for url in [
            "/account#/orders",
            "orders?of=me:you",
            "#orders",
            "https://other.example/orders",
            "HTTPS://other.example",
            "http://127.0.0.1:7000/account",
            "http://127.0.0.1:7000",
        ] {
            assert!(parsed(url).is_ok(), "{url}");
        }
    }

    #[test]
    fn addresses_that_run_or_leave_are_refused() {
        for url in [
            "",
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "blob:http://127.0.0.1:7000/x",
            "http://other.example/",
            "http://127.0.0.1:7000.evil.example/",
            "http://127.0.0.1:7000@evil.example/",
            "http://127.0.0.1:70001/",
            "//other.example/",
            "/\\other.example/",
        ] {
            assert!(parsed(url).is_err(), "{url}");
        }
    }

    #[test]
    fn a_page_without_an_origin_opens_no_other_site() {
        for url in ["//other.example/", "http://other.example/"] {
            assert!(parsed_at("", url).is_err(), "{url}");
        }
        assert!(parsed_at("", "/account").is_ok());
    }

    #[test]
    fn a_refusal_names_the_option_and_the_value() {
        let error = parsed("javascript:alert(1)").unwrap_err().to_string();
        assert!(error.contains("data-orders-url"));
        assert!(error.contains("javascript:alert(1)"));
    }

    #[test]
    fn an_address_of_this_site_has_a_place_on_it() {
        for (url, path, hash) in [
            ("/account#/orders", "/account", "#/orders"),
            ("/account?a=b#/orders?c", "/account", "#/orders?c"),
            ("http://127.0.0.1:7000/account", "/account", ""),
            ("HTTP://127.0.0.1:7000?a#b", "/", "#b"),
            ("http://127.0.0.1:7000", "/", ""),
            ("/é", "/é", ""),
        ] {
            let address = parsed(url).unwrap();
            assert_eq!(address.place(ORIGIN), Some(Place { path, hash }), "{url}");
        }
    }

    #[test]
    fn an_address_has_its_host_before_its_path() {
        for (url, host, path) in [
            ("/fr/api/sessions/?a=/b", ORIGIN, "/fr/api/sessions"),
            ("HTTP://127.0.0.1:7000", "HTTP://127.0.0.1:7000", ""),
            (
                "https://a.myvtex.com/api/sessions//",
                "https://a.myvtex.com",
                "/api/sessions",
            ),
            ("HTTPS://a.myvtex.com?x=/y", "HTTPS://a.myvtex.com", ""),
            ("https://api/sessions", "https://api", "/sessions"),
            ("api/sessions", "", "api/sessions"),
            ("é", "", "é"),
        ] {
            let address = parsed(url).unwrap();
            assert_eq!(address.host_and_path(ORIGIN), (host, path), "{url}");
        }
        let address = parsed_at("", "/api/sessions").unwrap();
        assert_eq!(address.host_and_path(""), ("", "/api/sessions"));
    }

    #[test]
    fn other_sites_and_relative_addresses_have_no_place() {
        for url in [
            "https://other.example/account",
            "orders",
            "#orders",
            // The length of the origin ends within a character.
            "aaaaaaaaaaaaaaaaaaaaé",
        ] {
            assert_eq!(parsed(url).unwrap().place(ORIGIN), None, "{url}");
        }
    }
}
