//! The loader says of every sample whether it is a hidden page, by the expression that the toolbar
//! compiles, looks at pages with itself and hands over.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is for tests, which Clippy knows only by a plain `cfg(test)`"
)]

use crate::config::pattern::PagePatterns;
use crate::config::{Config, Options, Page, Platform};
use crate::samples::{judges_of_the_loader, node, text};
use serde_json::{Value, json};

const ORIGIN: &str = "https://store.example";

/// What is asked about some pages: whether the expression describes them.
struct Question {
    expression: String,
    pages: Vec<String>,
}

/// Asks the very function of the loader.
fn ask(questions: &[Question]) -> Vec<Vec<bool>> {
    let input = |it: &Question| json!([it.expression, it.pages]);
    let input: Vec<Value> = questions.iter().map(input).collect();
    let script = format!(
        "{}
        output = input.map(([expression, pages]) => pages.map((page) => {{
            globalThis.location = new URL('{ORIGIN}' + page);
            return !!matches(expression);
        }}));",
        judges_of_the_loader()
    );
    let found = |it: &Value| it.as_bool().unwrap();
    let answers = node(&script, &json!(input));
    let answers = answers.as_array().unwrap().iter();
    answers
        .map(|answer| answer.as_array().unwrap().iter().map(found).collect())
        .collect()
}

fn config(options: &Value) -> Config {
    let given = |name: &str| options[name].as_str().map(str::to_owned);
    let platform = match options["platform"].as_str() {
        None => Platform::StoreFramework,
        Some("FastStore") => Platform::FastStore,
        Some("Legacy") => Platform::Legacy,
        Some(other) => panic!("{other} is no platform"),
    };
    let options = Options {
        session_endpoint: "/api/sessions".to_owned(),
        orders_url: given("ordersUrl"),
        base_path: given("basePath"),
        my_orders: given("myOrders"),
        exclude_paths: given("excludePaths"),
        ..Options::default()
    };
    let page = Page {
        origin: ORIGIN.to_owned(),
        platform,
    };
    Config::from_options(&options, &page).unwrap()
}

fn pages(sample: &Value, which: &str) -> Vec<String> {
    let pages = sample[which].as_array().unwrap().iter();
    pages.map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
fn toolbar_and_loader_agree() {
    let samples: Vec<Value> = serde_json::from_str(&text("samples/paths.json")).unwrap();
    assert!(samples.len() > 30, "only {} samples", samples.len());
    let question = |sample: &Value| Question {
        expression: config(&sample["options"]).hidden.expression(),
        pages: [pages(sample, "hidden"), pages(sample, "shown")].concat(),
    };
    let questions: Vec<Question> = samples.iter().map(question).collect();
    let mut lines = Vec::new();
    for ((sample, question), answers) in samples.iter().zip(&questions).zip(ask(&questions)) {
        let hidden = pages(sample, "hidden").len();
        for (number, (page, found)) in question.pages.iter().zip(answers).enumerate() {
            if found != (number < hidden) {
                lines.push(format!("{} {page}: {found}", sample["about"]));
            }
        }
    }
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
}

#[test]
fn the_checkout_is_everything_that_begins_like_it() {
    let question = |options: Value| Question {
        expression: config(&options).checkout.expression(),
        pages: [
            "/checkout/#/cart",
            "/checkout",
            "/fr/checkout",
            "/#/checkout",
        ]
        .map(str::to_owned)
        .into(),
    };
    let questions = [question(json!({})), question(json!({ "basePath": "/fr" }))];
    let expected = [[true, true, false, false], [false, false, true, false]];
    assert_eq!(ask(&questions), expected);
}

/// Tries everything: right, and slow.
fn reference(pattern: &[char], text: &[char]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some(('*', rest)) => (0..=text.len()).any(|start| reference(rest, &text[start..])),
        Some((c, rest)) => text.first() == Some(c) && reference(rest, &text[1..]),
    }
}

/// A xorshift generator: the same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn text(&mut self, alphabet: &[char], longest: usize) -> String {
        let length = self.below(longest + 1);
        let chars = (0..length).map(|_| alphabet[self.below(alphabet.len())]);
        std::iter::once('/').chain(chars).collect()
    }
}

fn compiled(pattern: &str) -> String {
    let mut patterns = PagePatterns::default();
    assert!(patterns.add(pattern));
    patterns.expression()
}

#[test]
fn random_patterns_match_what_the_reference_matches() {
    let mut numbers = Numbers(0x5eed);
    let mut patterns = || numbers.text(&['*', '*', 'a', '/', 'é', '🛒'], 7);
    let patterns: Vec<String> = (0..20_000).map(|_| patterns()).collect();
    let question = |pattern: &String| Question {
        expression: compiled(pattern),
        pages: vec![numbers.text(&['a', '/', 'é', '🛒'], 9)],
    };
    let questions: Vec<Question> = patterns.iter().map(question).collect();
    let mut matched = 0;
    let answers = ask(&questions);
    for ((pattern, question), answers) in patterns.iter().zip(&questions).zip(answers) {
        let page = &question.pages[0];
        let [p, t] = [pattern, page].map(|text| text.chars().collect::<Vec<_>>());
        let expected = reference(&p, &t);
        assert_eq!(answers, [expected], "{pattern} {page}");
        matched += usize::from(expected);
    }
    // A test in which nearly nothing matches would show nothing.
    assert!(matched > 2_000, "{matched}");
}

/// Patterns of marks that mean something to somebody: whatever they match, it is an expression.
#[test]
fn random_marks_are_an_expression() {
    let mut numbers = Numbers(0xca57);
    let alphabet: Vec<char> = "%C3A9*#?/()[]{}^$|\\+.-é🛒".chars().collect();
    let questions: Vec<Question> = (0..5_000)
        .map(|_| Question {
            expression: compiled(&numbers.text(&alphabet, 8)),
            pages: vec!["/".to_owned()],
        })
        .collect();
    assert_eq!(ask(&questions).len(), questions.len());
}

/// With choices that are taken back it would take longer than anybody waits.
#[test]
fn many_stars_over_a_long_path_are_answered_at_once() {
    let path = format!("/{}", "a".repeat(20_000));
    let question = Question {
        expression: compiled(&format!("/{}b", "*a".repeat(50))),
        pages: vec![format!("{path}b"), path],
    };
    assert_eq!(ask(&[question]), [[true, false]]);
}
