//! Calls from pages of other origins.

use axum::http::{HeaderName, StatusCode, header};
use serde_json::json;

use crate::support::{ANA, Answer, Browser, EMAIL_KEY};

const PAGE: &str = "http://localhost:7000";
const CALL: &str = "/api/sessions";

/// What a browser asks before it sends JSON to another origin; it sends no cookies with it.
async fn preflight(browser: &Browser, origin: &str, path: &str, method: &str) -> Answer {
    let mut stranger = browser.tab();
    stranger.cookies.clear();
    let headers: [(HeaderName, &str); 3] = [
        (header::ORIGIN, origin),
        (header::ACCESS_CONTROL_REQUEST_METHOD, method),
        (header::ACCESS_CONTROL_REQUEST_HEADERS, "content-type"),
    ];
    stranger.send_with(&headers, "OPTIONS", path).await
}

async fn allowing(origin: &str) -> Browser {
    let mut browser = Browser::signed_in("operator").await;
    browser
        .lab(json!({ "scenario": { "allowedOrigin": origin } }))
        .await;
    browser
}

fn allowed(answer: &Answer) -> (&str, &str) {
    (
        answer.header("access-control-allow-origin"),
        answer.header("access-control-allow-credentials"),
    )
}

#[tokio::test]
async fn no_origin_is_allowed_at_first() {
    let mut browser = Browser::signed_in("operator").await;
    let answer = preflight(&browser, PAGE, CALL, "POST").await;
    assert!(!answer.status.is_success(), "{}", answer.status);
    assert_eq!(allowed(&answer), ("", ""));
    let path = "/api/sessions?items=*";
    let answer = browser
        .send_with(&[(header::ORIGIN, PAGE)], "GET", path)
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(allowed(&answer), ("", ""));
}

#[tokio::test]
async fn a_preflight_is_answered_without_cookies() {
    let browser = allowing(PAGE).await;
    let cart = "/api/checkout/pub/orderForm/x/attachments/clientProfileData";
    for path in [CALL, cart] {
        let answer = preflight(&browser, PAGE, path, "POST").await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        assert_eq!(allowed(&answer), (PAGE, "true"));
        let headers = answer.header("access-control-allow-headers");
        assert_eq!(headers, "content-type");
        let methods = answer.header("access-control-allow-methods");
        assert!(methods.contains("POST") && methods.contains("PATCH"));
        assert_eq!(answer.header("set-cookie"), "", "it opens no session");
    }
    let logged = browser.requests.all();
    assert!(logged.iter().any(|request| request.method == "OPTIONS"));
}

#[tokio::test]
async fn exactly_that_origin_reads_the_answers_to_calls() {
    let mut browser = allowing(PAGE).await;
    let read = "/api/sessions?items=impersonate.*";
    for (origin, path, expected) in [
        (PAGE, read, (PAGE, "true")),
        (PAGE, "/api/checkout/pub/orderForm", (PAGE, "true")),
        ("http://localhost:7001", read, ("", "")),
        ("http://localhost", read, ("", "")),
        ("null", read, ("", "")),
        (PAGE, "/account", ("", "")),
    ] {
        let headers = [(header::ORIGIN, origin)];
        let answer = browser.send_with(&headers, "GET", path).await;
        assert_eq!(allowed(&answer), expected, "{origin} {path}");
        let varies = answer.header("vary").contains("Origin");
        assert_eq!(varies, !expected.0.is_empty(), "{origin} {path}");
    }
    let answer = preflight(&browser, "http://localhost:7001", CALL, "POST").await;
    assert_eq!(allowed(&answer), ("", ""));
}

#[tokio::test]
async fn the_form_allows_an_origin_and_takes_it_back() {
    let mut browser = Browser::new();
    let fields = "do=save&appInstalled=true&allowedOrigin=http%3A%2F%2Flocalhost%3A7000";
    browser.form("/_demo", fields).await;
    assert_eq!(
        allowed(&preflight(&browser, PAGE, CALL, "POST").await).0,
        PAGE
    );
    let page = browser.get("/_demo").await.body;
    assert!(page.contains(&format!("value=\"{PAGE}\"")), "{page}");
    browser
        .form("/_demo", "do=save&appInstalled=true&allowedOrigin=")
        .await;
    assert_eq!(
        allowed(&preflight(&browser, PAGE, CALL, "POST").await).0,
        ""
    );
}

#[tokio::test]
async fn a_write_from_there_counts_as_any_other() {
    let mut browser = allowing(PAGE).await;
    let path = format!("/api/sessions?{EMAIL_KEY}={ANA}");
    let headers = [(header::ORIGIN, PAGE)];
    let answer = browser.send_with(&headers, "POST", &path).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(allowed(&answer), (PAGE, "true"));
    assert_eq!(browser.acts_as().await, ANA);
}
