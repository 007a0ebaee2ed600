//! On which pages the bar is hidden.

use crate::config::Options;
use crate::config::address::Place;
use crate::config::error::{Mistakes, Problem};
use crate::config::pattern::PagePatterns;
use crate::config::words::{Words, choose};
use crate::model::wildcard;

/// The pattern of all pages.
const EVERYWHERE: &str = "/*";

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

/// From `data-my-orders`, `data-exclude-paths` and `data-exclude-hosts`; `orders` is where this site
/// has them, `host` the page's.
pub(super) fn hidden(
    options: &Options,
    orders: Option<Place<'_>>,
    host: &str,
    mistakes: &mut Mistakes,
) -> PagePatterns {
    let mut hidden = PagePatterns::default();
    let my_orders = choose("data-my-orders", &options.my_orders, MY_ORDERS, mistakes);
    if let (MyOrders::Hide, Some(orders)) = (my_orders, orders) {
        hidden.add_page(orders);
    }
    for pattern in list(&options.exclude_hosts) {
        if pattern.bytes().any(|it| matches!(it, b'/' | b':')) {
            mistakes.note("data-exclude-hosts", pattern, Problem::NoHost);
        }
        if wildcard::fits(pattern.to_ascii_lowercase().as_bytes(), host.as_bytes()) {
            hidden.add(EVERYWHERE);
        }
    }
    for pattern in list(&options.exclude_paths) {
        if !hidden.add(pattern) {
            let problem = Problem::PatternWithoutSlash;
            mistakes.note("data-exclude-paths", pattern, problem);
        }
    }
    hidden
}

/// The entries of a list that people write.
fn list(given: &Option<String>) -> impl Iterator<Item = &str> {
    let entries = given.as_deref().unwrap_or_default();
    let entries = entries.split(|c: char| c == ',' || c.is_whitespace());
    entries.filter(|it| !it.is_empty())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod samples;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::error::without_mistakes;

    fn mistake_in(options: &Options) -> String {
        let parsed = without_mistakes(|mistakes| hidden(options, None, "", mistakes));
        parsed.unwrap_err().to_string()
    }

    #[test]
    fn a_pattern_without_a_slash_in_front_is_refused() {
        for bad in ["checkout*", "*", "#/orders", "https://store.example/a"] {
            let error = mistake_in(&Options {
                exclude_paths: Some(format!("/a, {bad}")),
                ..Options::default()
            });
            assert!(error.contains("data-exclude-paths"), "{error}");
            assert!(error.contains(&format!("\"{bad}\"")), "{error}");
            assert!(error.contains("must start with \"/\""), "{error}");
        }
    }

    #[test]
    fn what_is_no_host_is_refused() {
        for bad in [
            "https://kiosk.store.example",
            "kiosk.store.example/a",
            "localhost:8080",
        ] {
            let error = mistake_in(&Options {
                exclude_hosts: Some(format!("store.example {bad}")),
                ..Options::default()
            });
            assert!(error.contains("data-exclude-hosts"), "{error}");
            assert!(error.contains(&format!("\"{bad}\"")), "{error}");
            assert!(error.contains("must be a host"), "{error}");
        }
    }

    #[test]
    fn an_excluded_host_has_no_bar_on_any_page() {
        let everywhere = hidden_on("/*");
        for (hosts, host, excluded) in [
            ("kiosk.store.example", "kiosk.store.example", true),
            (
                "a.example, Kiosk.Store.example",
                "kiosk.store.example",
                true,
            ),
            ("*.staging.store.example", "b.staging.store.example", true),
            ("*.staging.store.example", "staging.store.example", false),
            ("store.example", "kiosk.store.example", false),
            ("", "store.example", false),
        ] {
            let options = Options {
                exclude_hosts: Some(hosts.to_owned()),
                ..Options::default()
            };
            let found = without_mistakes(|mistakes| hidden(&options, None, host, mistakes));
            let is_everywhere = found.unwrap().expression() == everywhere;
            assert_eq!(is_everywhere, excluded, "{hosts} {host}");
        }
    }

    fn hidden_on(pattern: &str) -> String {
        let mut patterns = PagePatterns::default();
        assert!(patterns.add(pattern));
        patterns.expression()
    }

    #[test]
    fn another_word_than_hide_and_show_is_refused() {
        let error = mistake_in(&Options {
            my_orders: Some("yes".to_owned()),
            ..Options::default()
        });
        assert_eq!(
            error,
            "data-my-orders is \"yes\", which is none of hide, show"
        );
    }
}
