//! On which pages the bar is hidden.

use crate::config::Options;
use crate::config::address::Place;
use crate::config::error::{Mistakes, Problem};
use crate::config::pattern::PagePatterns;
use crate::config::words::{Words, choose};

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

/// From `data-my-orders` and `data-exclude-paths`; `orders` is where this site has them.
pub(super) fn hidden(
    options: &Options,
    orders: Option<Place<'_>>,
    mistakes: &mut Mistakes,
) -> PagePatterns {
    let mut hidden = PagePatterns::default();
    let my_orders = choose("data-my-orders", &options.my_orders, MY_ORDERS, mistakes);
    if let (MyOrders::Hide, Some(orders)) = (my_orders, orders) {
        hidden.add_page(orders);
    }
    let patterns = options.exclude_paths.as_deref().unwrap_or_default();
    for pattern in patterns.split(|c: char| c == ',' || c.is_whitespace()) {
        if !(pattern.is_empty() || hidden.add(pattern)) {
            let problem = Problem::PatternWithoutSlash;
            mistakes.note("data-exclude-paths", pattern, problem);
        }
    }
    hidden
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod samples;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::error::without_mistakes;

    fn mistake_in(options: &Options) -> String {
        let parsed = without_mistakes(|mistakes| hidden(options, None, mistakes));
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
