//! Answers as the browser parses them: what is a matter of its values, and not of what they mean,
//! which the native tests try with all samples.
#![cfg(target_arch = "wasm32")]

use js_sys::{JSON, Reflect};
use telesales_toolbar::client::reading_of;
use telesales_toolbar::model::{NoRight, Reading, Served};
use telesales_toolbar::protocol::{FromJson, SessionAnswer};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The reading of a sample's answer.
macro_rules! reading {
    ($name:literal) => {{
        let sample = include_str!(concat!("../samples/session/", $name, ".json"));
        let answer = Reflect::get(&JSON::parse(sample).unwrap(), &"answer".into()).unwrap();
        SessionAnswer::from_json(&answer).and_then(reading_of)
    }};
}

fn served(reading: Option<Reading>) -> Served {
    match reading {
        Some(Reading::Operator { served, .. }) => served,
        other => panic!("no operator in {other:?}"),
    }
}

#[wasm_bindgen_test]
fn numbers_are_read_as_text() {
    let served = served(reading!("customer-numbers"));
    let customer = served.customer().unwrap();
    assert_eq!(customer.id.as_deref(), Some("12345678909"));
    assert_eq!(customer.phone.as_deref(), Some("5511987654321"));
}

#[wasm_bindgen_test]
fn lists_objects_and_nulls_are_no_text() {
    let other_kinds = served(reading!("customer-values-of-another-kind"));
    let customer = other_kinds.customer().unwrap();
    assert_eq!(customer.name, None);
    assert_eq!(customer.phone, None);
    let nulls = served(reading!("customer-unknown-null"));
    assert_eq!(nulls, Served::Nobody);
    let no_role = Some(Reading::NotOperator(NoRight::NoRole));
    assert_eq!(reading!("namespace-a-list"), no_role);
    assert_eq!(reading!("right-leaf-null"), no_role);
}

#[wasm_bindgen_test]
fn booleans_are_read_as_words() {
    assert_eq!(served(reading!("right-boolean")), Served::Nobody);
    let no_role = Some(Reading::NotOperator(NoRight::NoRole));
    assert_eq!(reading!("right-false-boolean"), no_role);
}

#[wasm_bindgen_test]
fn what_has_no_members_is_no_session() {
    for reading in [
        reading!("namespaces-null"),
        reading!("namespaces-text"),
        reading!("namespaces-flag"),
        reading!("body-list"),
        reading!("body-text"),
        reading!("tokens"),
    ] {
        assert_eq!(reading, None);
    }
}

/// As some old libraries do.
#[wasm_bindgen_test]
fn members_that_the_page_gives_to_all_objects_do_not_count() {
    js_sys::eval("Object.prototype.value = 'true'; Object.prototype.impersonate = {}").unwrap();
    let missing = reading!("right-leaf-without-value");
    let signed_out = reading!("no-namespaces-yet");
    js_sys::eval("delete Object.prototype.value; delete Object.prototype.impersonate").unwrap();
    assert_eq!(missing, Some(Reading::NotOperator(NoRight::NoRole)));
    assert_eq!(signed_out, Some(Reading::NotOperator(NoRight::SignedOut)));
}
