//! Options, as a page gives them, to a complete config: the one place with the defaults and
//! the one place that refuses addresses a toolbar must not follow.

use std::fmt;

/// What the page passes; anything may be missing.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `data-session-endpoint`: where the session answers. Always there: the loader, which
    /// asks the session first, has the default.
    pub session_endpoint: String,
    /// `data-orders-url`: the page with the customer's orders.
    pub orders_url: Option<String>,
    /// `data-base-path`: what stands before every path of a store that does not start at `/`.
    pub base_path: Option<String>,
}

/// What the toolbar works with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the session answers.
    pub session_endpoint: Address,
    /// Where the cart answers.
    pub cart_endpoint: Address,
    /// The page with the customer's orders.
    pub orders_url: Address,
}

/// An address that is safe to follow or to send a request to: on this site, or https.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// An option that cannot be used, in words for whoever pasted the tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    option: &'static str,
    value: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} is \"{}\", which is neither a path of this site nor an https address",
            self.option, self.value
        )
    }
}

impl std::error::Error for ConfigError {}

const ORDERS_PATH: &str = "/account#/orders";
const CART_PATH: &str = "/api/checkout/pub/orderForm";

impl Config {
    /// Fills in defaults and checks every address; `origin` is the page's, such as
    /// `https://www.store.example`.
    pub fn from_options(options: Options, origin: &str) -> Result<Self, ConfigError> {
        let base_path = options.base_path.unwrap_or_default();
        let base_path = base_path.trim_end_matches('/');
        let or_default = |given: Option<String>, path: &str| {
            given.unwrap_or_else(|| format!("{base_path}{path}"))
        };
        let address = |option, value: String| Address::parse(option, value, origin);
        Ok(Self {
            session_endpoint: address("data-session-endpoint", options.session_endpoint)?,
            cart_endpoint: address("data-base-path", or_default(None, CART_PATH))?,
            orders_url: address(
                "data-orders-url",
                or_default(options.orders_url, ORDERS_PATH),
            )?,
        })
    }
}

impl Address {
    fn parse(option: &'static str, value: String, origin: &str) -> Result<Self, ConfigError> {
        let value = value.trim().to_owned();
        if is_safe(&value, origin) {
            Ok(Self(value))
        } else {
            Err(ConfigError { option, value })
        }
    }

    /// As the page wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Browsers drop control characters from addresses and read `\` as `/`, so `java\nscript:`
/// and `/\other.example` are refused before anything else is looked at.
fn is_safe(value: &str, origin: &str) -> bool {
    if value.is_empty() || value.contains(|c: char| c.is_control() || c == '\\') {
        return false;
    }
    let lower = value.to_lowercase();
    let on_this_site = lower
        .strip_prefix(&origin.to_lowercase())
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
    let has_scheme = lower
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|head| head.contains(':'));
    on_this_site || lower.starts_with("https://") || !(has_scheme || value.starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "http://127.0.0.1:7000";

    fn options() -> Options {
        Options {
            session_endpoint: "/api/sessions".to_owned(),
            ..Options::default()
        }
    }

    fn with_orders(url: &str) -> Result<Config, ConfigError> {
        Config::from_options(
            Options {
                orders_url: Some(url.to_owned()),
                ..options()
            },
            ORIGIN,
        )
    }

    #[test]
    fn without_options_there_are_sensible_defaults() {
        let config = Config::from_options(options(), ORIGIN).unwrap();
        assert_eq!(config.cart_endpoint.as_str(), "/api/checkout/pub/orderForm");
        assert_eq!(config.orders_url.as_str(), "/account#/orders");
    }

    #[test]
    fn a_base_path_goes_before_every_default_and_no_explicit_value() {
        let options = Options {
            base_path: Some("/fr/".to_owned()),
            orders_url: Some("/orders".to_owned()),
            ..options()
        };
        let config = Config::from_options(options, ORIGIN).unwrap();
        assert_eq!(config.session_endpoint.as_str(), "/api/sessions");
        assert_eq!(
            config.cart_endpoint.as_str(),
            "/fr/api/checkout/pub/orderForm"
        );
        assert_eq!(config.orders_url.as_str(), "/orders");
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
            assert!(with_orders(url).is_ok(), "{url}");
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
            "http://127.0.0.1:70001/",
            "//other.example/",
            "/\\other.example/",
        ] {
            assert!(with_orders(url).is_err(), "{url}");
        }
    }

    #[test]
    fn a_refusal_names_the_option_and_the_value() {
        let error = with_orders("javascript:alert(1)").unwrap_err();
        assert!(error.to_string().contains("data-orders-url"));
        assert!(error.to_string().contains("javascript:alert(1)"));
    }
}
