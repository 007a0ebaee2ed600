//! On which pages the bar is hidden.

use crate::config::Options;
use crate::config::address::Place;
use crate::config::error::{Mistakes, Problem};
use crate::config::pattern::PathPattern;
use crate::config::words::{Words, choose};
use crate::model::percent::decoded;

/// The pages on which the bar is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenPaths {
    my_orders: Option<OrdersPage>,
    excluded: Vec<PathPattern>,
}

/// The page with the customer's orders, without `/` at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OrdersPage {
    path: String,
    hash: String,
}

#[derive(Clone, Copy, Default)]
enum MyOrders {
    #[default]
    Hide,
    Show,
}

const MY_ORDERS: &Words<MyOrders> = &Words {
    words: &["hide", "show"],
    meanings: &[MyOrders::Hide, MyOrders::Show],
};

impl HiddenPaths {
    /// From `data-my-orders` and `data-exclude-paths`; `orders` is where this site has them.
    pub(super) fn parse(
        options: &Options,
        orders: Option<Place<'_>>,
        mistakes: &mut Mistakes,
    ) -> Self {
        let my_orders = match choose("data-my-orders", &options.my_orders, MY_ORDERS, mistakes) {
            MyOrders::Hide => orders.map(OrdersPage::at),
            MyOrders::Show => None,
        };
        let mut excluded = Vec::new();
        let patterns = options.exclude_paths.as_deref().unwrap_or_default();
        for pattern in patterns.split(|c: char| c == ',' || c.is_whitespace()) {
            match PathPattern::parse(pattern) {
                Some(pattern) => excluded.push(pattern),
                None if pattern.is_empty() => {}
                None => {
                    let problem = Problem::PatternWithoutSlash;
                    mistakes.note("data-exclude-paths", pattern, problem);
                }
            }
        }
        Self {
            my_orders,
            excluded,
        }
    }

    /// The same as patterns with white space between, for who looks before there is a toolbar:
    /// near enough, where the page with the orders is more than its path.
    pub fn patterns(&self) -> String {
        let mut patterns = String::new();
        let mut add = |pattern: &str| {
            if !patterns.is_empty() {
                patterns.push(' ');
            }
            patterns += pattern;
        };
        if let Some(orders) = &self.my_orders {
            let [bare, with_slash] = orders.patterns();
            add(&bare);
            add(&with_slash);
        }
        for excluded in &self.excluded {
            add(excluded.as_str());
        }
        patterns
    }

    /// Whether the bar is hidden on the page with this `location.pathname` and `location.hash`.
    pub fn contains(&self, path: &str, hash: &str) -> bool {
        let is_my_orders = |page: &OrdersPage| page.is_at(path, hash);
        self.my_orders.as_ref().is_some_and(is_my_orders)
            || self.excluded.iter().any(|page| page.matches(path, hash))
    }
}

impl OrdersPage {
    fn at(place: Place<'_>) -> Self {
        let hash = place.hash.split('?').next().unwrap_or_default();
        // `#/` is the first page of an account, and no start of the others.
        let hash = match hash {
            "#" => "",
            "#/" => hash,
            _ => hash.trim_end_matches('/'),
        };
        Self {
            path: place.path.trim_end_matches('/').to_owned(),
            hash: hash.to_owned(),
        }
    }

    fn patterns(&self) -> [String; 2] {
        let Self { path, hash } = self;
        let rest = if hash.is_empty() { "" } else { "*" };
        [
            format!("{path}{hash}{rest}"),
            format!("{path}/{hash}{rest}"),
        ]
    }

    fn is_at(&self, path: &str, hash: &str) -> bool {
        // Without a hash of its own, the page is the same whatever part of it is shown.
        let same_part = self.hash.is_empty()
            || decoded(hash)
                .strip_prefix(decoded(&self.hash).as_slice())
                .is_some_and(|rest| matches!(rest.first(), None | Some(b'/' | b'?')));
        same_part && decoded(path.trim_end_matches('/')) == decoded(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::error::{ConfigError, without_mistakes};

    fn parsed(options: &Options, orders: Option<Place<'_>>) -> Result<HiddenPaths, ConfigError> {
        without_mistakes(|mistakes| HiddenPaths::parse(options, orders, mistakes))
    }

    fn orders(path: &'static str, hash: &'static str) -> HiddenPaths {
        parsed(&Options::default(), Some(Place { path, hash })).unwrap()
    }

    fn excluded(patterns: &str) -> Options {
        Options {
            exclude_paths: Some(patterns.to_owned()),
            ..Options::default()
        }
    }

    fn excluding(patterns: &str) -> Result<HiddenPaths, ConfigError> {
        parsed(&excluded(patterns), None)
    }

    #[test]
    fn patterns_come_with_commas_and_white_space_between() {
        let hidden = excluding(" /a, /b/*\n/c ,,").unwrap();
        for (path, expected) in [("/a", true), ("/b/1", true), ("/c", true), ("/d", false)] {
            assert_eq!(hidden.contains(path, ""), expected, "{path}");
        }
        assert_eq!(excluding(""), Ok(HiddenPaths::default()));
    }

    #[test]
    fn a_pattern_without_a_slash_in_front_is_refused() {
        for bad in ["checkout*", "*", "#/orders", "https://store.example/a"] {
            let error = excluding(&format!("/a, {bad}")).unwrap_err().to_string();
            assert!(error.contains("data-exclude-paths"), "{error}");
            assert!(error.contains(&format!("\"{bad}\"")), "{error}");
            assert!(error.contains("must start with \"/\""), "{error}");
        }
    }

    #[test]
    fn the_orders_page_with_a_hash_is_that_part_of_the_page() {
        let hidden = orders("/account", "#/orders");
        for (path, hash, expected) in [
            ("/account", "#/orders", true),
            ("/account/", "#/orders/", true),
            ("/account", "#/orders/123", true),
            ("/account", "#/orders?page=2", true),
            ("/account", "#/orders-old", false),
            ("/account", "#/cards", false),
            ("/account", "#/Orders", false),
            ("/account", "", false),
            ("/Account", "#/orders", false),
            ("/fr/account", "#/orders", false),
            ("/account/a", "#/orders", false),
        ] {
            assert_eq!(hidden.contains(path, hash), expected, "{path}{hash}");
        }
    }

    #[test]
    fn the_orders_page_without_a_hash_is_the_page_whatever_it_shows() {
        let hidden = orders("/meus-pedidos-é/", "#");
        for (path, hash, expected) in [
            ("/meus-pedidos-%C3%A9", "", true),
            ("/meus-pedidos-é/", "#a", true),
            ("/meus-pedidos", "", false),
            ("/", "", false),
        ] {
            assert_eq!(hidden.contains(path, hash), expected, "{path}{hash}");
        }
        assert!(orders("/", "").contains("/", ""));
    }

    #[test]
    fn query_and_slash_at_the_end_of_the_orders_hash_do_not_count() {
        assert!(orders("/account", "#/orders/?a=b").contains("/account", "#/orders"));
        assert!(!orders("/account", "#/").contains("/account", "#/orders"));
        assert!(orders("/account", "#/").contains("/account", "#/"));
    }

    #[test]
    fn all_hidden_pages_can_be_had_as_patterns() {
        let place = Place {
            path: "/account/",
            hash: "#/orders",
        };
        let hidden = parsed(&excluded("/kiosk/*, /é"), Some(place)).unwrap();
        assert_eq!(
            hidden.patterns(),
            "/account#/orders* /account/#/orders* /kiosk/* /é"
        );
        assert_eq!(orders("/orders", "").patterns(), "/orders /orders/");
        assert_eq!(HiddenPaths::default().patterns(), "");
    }

    #[test]
    fn my_orders_can_be_shown() {
        let place = Place {
            path: "/account",
            hash: "",
        };
        let hidden = |word: &str| {
            let my_orders = Some(word.to_owned());
            parsed(
                &Options {
                    my_orders,
                    ..Options::default()
                },
                Some(place),
            )
        };
        assert!(hidden("hide").unwrap().contains("/account", ""));
        assert!(!hidden("show").unwrap().contains("/account", ""));
        assert_eq!(
            hidden("yes").unwrap_err().to_string(),
            "data-my-orders is \"yes\", which is none of hide, show"
        );
    }
}
