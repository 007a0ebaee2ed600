//! What each fault does to an answer, as far as it shows without a socket.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{ANA, Answer, Browser};

async fn broken(fault: Value) -> (Browser, Answer) {
    let mut browser = Browser::signed_in("operator").await;
    browser.lab(json!({ "faults": [fault] })).await;
    let answer = browser.impersonate(ANA).await;
    browser.lab(json!({ "faults": [] })).await;
    (browser, answer)
}

#[tokio::test]
async fn refusals_have_type_message_and_where_due_retry_after() {
    for code in [401, 403, 404, 429, 500, 503] {
        let fault = json!({ "endpoint": "sessionWrite", "kind": "status", "code": code });
        let (mut browser, answer) = broken(fault).await;
        assert_eq!(answer.status.as_u16(), code);
        assert!(answer.json()["type"].is_string() && answer.json()["message"].is_string());
        let wait = if matches!(code, 429 | 503) { "1" } else { "" };
        assert_eq!(answer.header("retry-after"), wait);
        assert_eq!(browser.acts_as().await, "", "the write took no effect");
    }
}

#[tokio::test]
async fn an_answer_lost_afterwards_leaves_the_effect() {
    let fault = json!({ "endpoint": "sessionWrite", "kind": "status", "code": 500, "after": true });
    let (mut browser, answer) = broken(fault).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(browser.acts_as().await, ANA);
}

#[tokio::test]
async fn wrong_bodies() {
    let fault = |kind: &str| json!({ "endpoint": "sessionWrite", "kind": kind });
    let (_, html) = broken(fault("html")).await;
    assert_eq!(html.status, StatusCode::OK);
    assert!(html.header("content-type").starts_with("text/html") && html.body.contains("Sign in"));
    let (_, empty) = broken(fault("empty")).await;
    assert_eq!((empty.status, empty.body.as_str()), (StatusCode::OK, ""));
    let (_, huge) = broken(fault("huge")).await;
    assert!(huge.body.len() >= 5 * 1024 * 1024 && huge.json()["id"].is_string());
    let (_, plain) = broken(fault("wrongType")).await;
    assert!(plain.header("content-type").starts_with("text/plain"));
    assert!(plain.json()["sessionToken"].is_string());
    let (_, half) = broken(fault("truncated")).await;
    assert_eq!(half.status, StatusCode::CREATED);
    assert!(half.body.starts_with('{') && serde_json::from_str::<Value>(&half.body).is_err());
}

#[tokio::test]
async fn slow_is_right_but_late() {
    for after in [false, true] {
        let before = Instant::now();
        let fault = json!({ "endpoint": "sessionWrite", "kind": "slow", "milliseconds": 200, "after": after });
        let (mut browser, answer) = broken(fault).await;
        assert_eq!(answer.status, StatusCode::CREATED);
        assert!(before.elapsed() >= Duration::from_millis(200));
        assert_eq!(browser.acts_as().await, ANA);
    }
}

#[tokio::test]
async fn a_fault_hits_only_its_calls() {
    let calls = [
        ("sessionRead", "GET", "/api/sessions?items=*"),
        ("sessionWrite", "POST", "/api/sessions"),
        ("cartRead", "GET", "/api/checkout/pub/orderForm"),
        (
            "cartWrite",
            "GET",
            "/api/checkout/pub/orderForm?forceNewCart=true",
        ),
        ("cartWrite", "GET", "/checkout/changeToAnonymousUser/x"),
        (
            "cartWrite",
            "POST",
            "/api/checkout/pub/orderForm/x/attachments/clientProfileData",
        ),
        (
            "customerLookup",
            "GET",
            "/api/checkout/pub/profiles?email=a@example.com",
        ),
        ("none", "GET", "/"),
    ];
    for fault in [
        "sessionRead",
        "sessionWrite",
        "cartRead",
        "cartWrite",
        "customerLookup",
        "any",
    ] {
        let mut browser = Browser::new();
        browser
            .lab(json!({ "faults": [{ "endpoint": fault, "kind": "status", "code": 503 }] }))
            .await;
        for (endpoint, method, path) in calls {
            let answer = browser.send(method, path, "{}").await;
            let hit = answer.status == StatusCode::SERVICE_UNAVAILABLE;
            let expected = endpoint != "none" && (fault == "any" || fault == endpoint);
            assert_eq!(hit, expected, "{fault}: {method} {path}");
        }
    }
}

#[tokio::test]
async fn a_fault_goes_away_after_its_times() {
    let mut browser = Browser::new();
    let fault = json!({ "endpoint": "any", "kind": "empty", "times": 2 });
    browser.lab(json!({ "faults": [fault] })).await;
    let mut empty = Vec::new();
    for _ in 0..3 {
        empty.push(browser.session().await.body.is_empty());
    }
    assert_eq!(empty, [true, true, false]);
    assert_eq!(browser.get("/_demo/lab").await.json()["faults"], json!([]));
}

#[tokio::test]
async fn the_same_seed_gives_the_same_faults() {
    let mut rounds = Vec::new();
    for seed in [7, 7, 8] {
        let mut browser = Browser::new();
        let fault = json!({ "endpoint": "sessionRead", "kind": "empty", "chance": 0.3 });
        browser
            .lab(json!({ "faults": [fault], "seed": seed }))
            .await;
        let mut round = Vec::new();
        for _ in 0..60 {
            round.push(browser.session().await.body.is_empty());
        }
        let hits = round.iter().filter(|hit| **hit).count();
        assert!((6..35).contains(&hits), "{hits}");
        rounds.push(round);
    }
    assert_eq!(rounds[0], rounds[1]);
    assert_ne!(rounds[0], rounds[2]);
}

#[tokio::test]
async fn another_browser_is_not_touched() {
    let mut browser = Browser::new();
    browser
        .lab(json!({ "faults": [{ "endpoint": "any", "kind": "empty" }] }))
        .await;
    assert_eq!(browser.session().await.body, "");
    browser.cookies.clear();
    assert_ne!(browser.session().await.body, "");
}
