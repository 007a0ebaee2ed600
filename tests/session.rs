//! The session as the view shows it, against canned answers.
#![cfg(target_arch = "wasm32")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod support;

use support::{ANA, NOBODY, find, is_there, mounted, network, reads, restore, sent, type_into};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const REFUSED: &str = r#"{ "status": 403 }"#;
const HTML: &str = r#"{ "body": "<!doctype html>" }"#;
const STRING: &str = r#"{ "reject": "a page's own fetch may reject with anything" }"#;
const THROWN: &str = r#"{ "throw": "a page's own fetch may throw too" }"#;
const NOT_OPERATOR: &str = r#"{ "body": "{\"namespaces\":{}}" }"#;

#[wasm_bindgen_test]
async fn nothing_is_drawn_before_the_session_is_known() {
    network(&[NOBODY]);
    let toolbar = mounted();
    assert!(!is_there("bar"));
    find("bar").await;
    drop(toolbar);
    restore();
}

#[wasm_bindgen_test]
async fn somebody_who_is_no_operator_any_more_is_told_where_to_sign_in() {
    network(&[NOT_OPERATOR]);
    let toolbar = mounted();
    reads("notice", "Your own sign-in has ended").await;
    assert_eq!(sent(), ["GET /api/sessions"]);
    assert!(!is_there("bar"));
    let link = find("sign-in-link").await.get_attribute("href");
    assert!(link.is_some_and(|it| it.ends_with("/admin")));
    drop(toolbar);
    restore();
}

#[wasm_bindgen_test]
async fn a_session_that_cannot_be_read_is_told_in_its_own_words() {
    for (answer, text) in [
        (REFUSED, "refused the request (error 403)"),
        (HTML, "made no sense"),
        (STRING, "connection to the store was lost"),
        (THROWN, "connection to the store was lost"),
    ] {
        network(&[answer]);
        let toolbar = mounted();
        reads("notice", text).await;
        network(&[NOBODY]);
        find("notice-button").await.click();
        find("login-button").await;
        drop(toolbar);
    }
    restore();
}

#[wasm_bindgen_test]
async fn a_customer_is_shown_with_what_they_have() {
    network(&[ANA]);
    let toolbar = mounted();
    find("customer-button").await.click();
    reads("value-email", "ana@example.com").await;
    reads("value-phone", "+55 11").await;
    reads("value-id", "Not given").await;
    assert!(
        find("value-id")
            .await
            .get_attribute("part")
            .unwrap()
            .contains("missing")
    );
    drop(toolbar);
    restore();
}

#[wasm_bindgen_test]
async fn the_same_login_twice_is_sent_once() {
    network(&[NOBODY]);
    let toolbar = mounted();
    find("login-button").await.click();
    type_into(&find("email-input").await, "ana@example.com");
    network(&[REFUSED]);
    let submit = find("submit-button").await;
    submit.click();
    submit.click();
    reads("error", "error 403").await;
    assert_eq!(sent(), ["POST /api/sessions", "GET /api/sessions"]);
    drop(toolbar);
    restore();
}
