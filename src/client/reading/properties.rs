//! Whatever the store answers: a value or an error, never a panic, and never a right or a
//! customer that the answer does not name.

use super::*;
use crate::protocol::{FromJson, ITEMS};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Any JSON at all.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
        prop::sample::select(vec!["true", "False", "TRUE", " true ", "", "  ", "a@b.c"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let key = prop_oneof![Just("value".to_owned()), "\\PC{0,4}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// Mostly what `likely` gives, sometimes anything.
fn or_any(likely: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop_oneof![6 => likely, 1 => any_json()]
}

/// A leaf as the server has it, or one that has changed with a release.
fn leaf() -> impl Strategy<Value = Value> {
    let value = prop_oneof![Just("true"), Just("false"), Just(""), Just("a@b.c")];
    let value = or_any(value.prop_map(Value::from));
    or_any(value.prop_map(|value| json!({ "value": value, "keepAlive": true })))
}

/// The namespaces and keys that are asked for, each there or not, some of the wrong type.
fn namespaces() -> impl Strategy<Value = Value> {
    let items: Vec<&str> = ITEMS.split(',').collect();
    let pairs = prop::collection::vec((prop::sample::select(items), leaf()), 0..14);
    let broken = prop::option::weighted(0.1, (prop::sample::select(NAMESPACES), any_json()));
    (pairs, broken).prop_map(|(pairs, broken)| {
        let mut all = json!({ "impersonate": {}, "unknown": { "x": 1 } });
        for (item, leaf) in pairs {
            if let Some((namespace, key)) = item.split_once('.') {
                all[namespace][key] = leaf;
            }
        }
        if let Some((namespace, wrong)) = broken {
            all[namespace] = wrong;
        }
        all
    })
}

const NAMESPACES: &[&str] = &["authentication", "impersonate", "profile", "public"];

/// Whole answers in both documented places, and anything.
fn answer() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => namespaces().prop_map(|all| json!({ "id": "x", "namespaces": all, "version": 1 })),
        2 => (namespaces(), namespaces()).prop_map(|(mut top, all)| {
            top["namespaces"] = all;
            top
        }),
        1 => namespaces(),
        1 => any_json(),
    ]
}

fn read(answer: &Value) -> Option<Reading> {
    SessionAnswer::from_json(answer).and_then(of)
}

fn customer_of(reading: Option<&Reading>) -> Option<&Customer> {
    match reading? {
        Reading::Operator { served, .. } => served.customer().map(AsRef::as_ref),
        Reading::NotOperator(_) => None,
    }
}

/// The text of this leaf, where the answer has it; here is no type of the toolbar.
fn text<'a>(answer: &'a Value, namespace: &str, key: &str) -> Option<&'a Value> {
    let nested = &answer["namespaces"];
    let place = if nested.is_null() { answer } else { nested };
    let value = &place[namespace][key]["value"];
    let is_blank = value.as_str().is_some_and(|it| it.trim().is_empty());
    (!value.is_null() && !is_blank).then_some(value)
}

fn is_true(value: &Value) -> bool {
    *value == json!(true)
        || value
            .as_str()
            .is_some_and(|it| it.trim().to_lowercase() == "true")
}

/// What is found is worth a test with a name, not a line in a file of seeds.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_answer_of_wrong_leaves_is_read_all_the_same(
        wrong in prop::collection::vec(any_json(), 12..20),
    ) {
        let mut all = json!({});
        for (item, leaf) in ITEMS.split(',').zip(wrong) {
            if let Some((namespace, key)) = item.split_once('.') {
                all[namespace][key] = leaf;
            }
        }
        let answer = json!({ "namespaces": all });
        prop_assert!(read(&answer).is_some(), "{answer}");
    }

    #[test]
    fn any_answer_gives_only_what_it_says(answer in answer()) {
        let reading = read(&answer);
        if let Some(Reading::Operator { .. }) = &reading {
            let right = text(&answer, "impersonate", "canImpersonate");
            prop_assert!(right.is_some_and(is_true), "{answer}");
        }
        if let Some(customer) = customer_of(reading.as_ref()) {
            let id = text(&answer, "impersonate", "storeUserId");
            prop_assert!(id.is_some(), "{answer}");
            let own = text(&answer, "profile", "id");
            let address = text(&answer, "profile", "email");
            let is_theirs = own == id || address.is_some_and(|it| it == customer.email.as_str());
            let Customer { name, id, phone, organization, cost_center, .. } = customer;
            let facts = [name, id, phone, organization, cost_center];
            prop_assert!(is_theirs || facts.iter().all(|it| it.is_none()), "{answer}");
            prop_assert!(!customer.email.trim().is_empty());
            prop_assert!(!customer.display_name().trim().is_empty());
        }
    }

    #[test]
    fn false_in_any_case_makes_no_operator(
        capitals in any::<[bool; 5]>(), blank in "[ \t]{0,2}", mut all in namespaces(),
    ) {
        let word: String = "false".chars().zip(capitals)
            .map(|(letter, capital)| if capital { letter.to_ascii_uppercase() } else { letter })
            .collect();
        let right = json!({ "canImpersonate": { "value": format!("{blank}{word}{blank}") } });
        all["impersonate"] = right;
        let reading = read(&json!({ "namespaces": all }));
        prop_assert!(!matches!(reading, Some(Reading::Operator { .. })), "{reading:?}");
    }

    #[test]
    fn what_was_asked_for_is_no_customer(asked in "[a-z]{1,5}@[a-z]{1,5}\\.com", mut all in namespaces()) {
        all["public"] = json!({ "vtex-impersonated-customer-email": { "value": asked } });
        all["impersonate"] = json!({ "canImpersonate": { "value": "true" } });
        all["profile"] = json!({ "email": { "value": asked }, "id": { "value": "9f" } });
        let reading = read(&json!({ "namespaces": all }));
        prop_assert_eq!(customer_of(reading.as_ref()), None);
    }

    #[test]
    fn any_json_is_an_answer_or_none(json in any_json()) {
        let _ = read(&json);
    }
}
