//! Switching things: JSON for tests, a form for people.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{ANA, Browser};

#[tokio::test]
async fn changes_merge_and_reset_clears() {
    let mut browser = Browser::new();
    browser
        .lab(json!({ "scenario": { "roleLost": true }, "seed": 5 }))
        .await;
    browser
        .lab(json!({ "faults": [{ "endpoint": "any", "kind": "slow", "milliseconds": 0 }] }))
        .await;
    let state = browser
        .lab(json!({ "scenario": { "lateReads": 3 } }))
        .await
        .json();
    assert_eq!(state["scenario"]["roleLost"], true);
    assert_eq!(state["scenario"]["lateReads"], 3);
    assert_eq!(state["seed"], 5);
    assert_eq!(state["faults"][0]["milliseconds"], 0);
    let state = browser.lab(json!({ "reset": true })).await.json();
    assert_eq!(state["scenario"]["roleLost"], false);
    assert_eq!(state["scenario"]["appInstalled"], true);
    assert_eq!(state["faults"], json!([]));
    assert_eq!(browser.get("/_demo/lab").await.json(), state);
}

#[tokio::test]
async fn a_misspelt_change_is_refused_and_changes_nothing() {
    let mut browser = Browser::new();
    for change in [
        json!({ "scenarios": {} }),
        json!({ "scenario": { "roleLoss": true } }),
        json!({ "scenario": { "roleLost": true, "lateReads": "many" } }),
        json!({ "faults": [{ "endpoint": "any", "kind": "explode" }] }),
        json!({ "faults": [{ "endpoint": "any", "kind": "status", "code": 418 }] }),
        json!({ "faults": [{ "endpoint": "any", "kind": "drop", "time": 1 }] }),
        json!({ "faults": [{ "endpoint": "any", "kind": "drop", "chance": 7 }] }),
    ] {
        let answer = browser
            .send("POST", "/_demo/lab", &change.to_string())
            .await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{change}");
    }
    let state = browser.get("/_demo/lab").await.json();
    assert_eq!(state["scenario"]["roleLost"], false);
    assert_eq!(state["faults"], json!([]));
}

#[tokio::test]
async fn the_form_does_the_same() {
    let mut browser = Browser::new();
    browser
        .form("/_demo", "do=save&roleLost=true&lateReads=2&notFound=null")
        .await;
    browser
        .form(
            "/_demo",
            "do=add&endpoint=cartRead&kind=status&code=503&milliseconds=9&times=&chance=",
        )
        .await;
    let state = browser.get("/_demo/lab").await.json();
    assert_eq!(state["scenario"]["roleLost"], true);
    assert_eq!(state["scenario"]["appInstalled"], false);
    assert_eq!(state["scenario"]["lateReads"], 2);
    assert_eq!(state["scenario"]["notFound"], "null");
    assert_eq!(state["faults"][0]["code"], 503);
    assert!(browser.get("/_demo").await.body.contains("cartRead"));
    browser.form("/_demo", "do=clear").await;
    assert_eq!(browser.get("/_demo/lab").await.json()["faults"], json!([]));
    browser.form("/_demo", "do=reset").await;
    assert_eq!(
        browser.get("/_demo/lab").await.json()["scenario"]["roleLost"],
        false
    );
}

#[tokio::test]
async fn every_circumstance_is_in_the_form() {
    let mut browser = Browser::new();
    let state = browser.get("/_demo/lab").await.json();
    let page = browser.get("/_demo").await.body;
    let circumstances = state["scenario"].as_object().unwrap();
    assert!(circumstances.len() > 10);
    for name in circumstances.keys() {
        assert!(page.contains(&format!("name=\"{name}\"")), "{name}");
    }
}

/// What it does is a browser's to try.
#[tokio::test]
async fn the_worker_may_stand_before_the_whole_store() {
    let mut browser = Browser::new();
    let page = browser.get("/_demo/worker").await.body;
    assert!(page.contains("register('/_demo/worker.js', { scope: '/' })"));
    let script = browser.get("/_demo/worker.js").await;
    assert_eq!(script.header("service-worker-allowed"), "/");
    let kind = script.header("content-type");
    assert_eq!(kind, "text/javascript; charset=utf-8");
}

#[tokio::test]
async fn the_truth_counts_as_no_read_and_no_fault_touches_it() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate("late@example.com").await;
    browser
        .lab(json!({ "faults": [{ "endpoint": "any", "kind": "empty", "times": 1 }] }))
        .await;
    for _ in 0..3 {
        let truth = browser.get("/_demo/session").await.json();
        assert_eq!(truth["impersonated"], "late@example.com");
        assert!(
            truth["session"]["namespaces"]["profile"]
                .get("email")
                .is_none()
        );
    }
    assert_eq!(browser.session().await.body, "");
}

#[tokio::test]
async fn the_truth_names_cart_cookie_and_browser() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    browser.form("/cart/items", "product=1001&add=1").await;
    browser
        .cookies
        .insert(crate::support::EMAIL_KEY.into(), ANA.into());
    let truth = browser.get("/_demo/session").await.json();
    assert_eq!(truth["cart"]["clientProfileData"]["email"], ANA);
    assert_eq!(truth["impersonationCookie"], ANA);
    assert_eq!(truth["browser"], browser.cookies["vtex_session"]);
}

#[tokio::test]
async fn requests_are_logged_with_body_cookie_names_and_browser() {
    let mut browser = Browser::signed_in("operator").await;
    browser.requests.clear();
    browser
        .send("POST", "/api/sessions?a=b", r#"{"public":{}}"#)
        .await;
    let logged = browser.requests.all();
    assert_eq!(logged.len(), 1);
    assert_eq!(
        (logged[0].method.as_str(), logged[0].path.as_str()),
        ("POST", "/api/sessions?a=b")
    );
    assert_eq!(logged[0].body, r#"{"public":{}}"#);
    assert_eq!(logged[0].cookies, ["VtexIdclientAutCookie", "vtex_session"]);
    assert_eq!(
        logged[0].browser.as_deref(),
        Some(browser.cookies["vtex_session"].as_str())
    );
}
