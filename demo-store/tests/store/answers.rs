//! The shapes and statuses of `/api/sessions`.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{ANA, Browser, EMAIL_KEY};

#[tokio::test]
async fn a_post_creates_with_201_and_two_tokens() {
    let mut browser = Browser::new();
    let answer = browser.send("POST", "/api/sessions", "{}").await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let body = answer.json();
    assert_eq!(body["sessionToken"], browser.cookies["vtex_session"]);
    assert_eq!(body["segmentToken"], browser.cookies["vtex_segment"]);
    assert!(body.get("namespaces").is_none());
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert!(
        cookies
            .iter()
            .all(|it| it.to_str().unwrap().contains("HttpOnly"))
    );
}

#[tokio::test]
async fn a_patch_edits_with_200_and_a_post_edits_too() {
    let mut browser = Browser::signed_in("operator").await;
    let before = browser.session().await.json()["id"].clone();
    let body = json!({ "public": { EMAIL_KEY: { "value": ANA } } }).to_string();
    let answer = browser.send("PATCH", "/api/sessions", &body).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(browser.acts_as().await, ANA);
    browser.impersonate("bruno.lima@example.com").await;
    assert_eq!(browser.acts_as().await, "bruno.lima@example.com");
    assert_eq!(browser.session().await.json()["id"], before);
}

#[tokio::test]
async fn a_write_with_items_answers_the_session_itself() {
    let mut browser = Browser::new();
    let path = "/api/sessions?items=profile.isAuthenticated";
    for (method, status) in [("POST", StatusCode::CREATED), ("PATCH", StatusCode::OK)] {
        let answer = browser.send(method, path, "{}").await;
        assert_eq!(answer.status, status);
        assert!(answer.json()["id"].is_string());
        let namespaces = json!({ "profile": { "isAuthenticated": { "value": "false" } } });
        assert_eq!(answer.json()["namespaces"], namespaces);
    }
}

#[tokio::test]
async fn a_trailing_slash_makes_no_difference() {
    let mut browser = Browser::new();
    let written = browser.send("POST", "/api/sessions/", "{}").await;
    let read = browser.get("/api/sessions/?items=*").await;
    assert_eq!(
        (written.status, read.status),
        (StatusCode::CREATED, StatusCode::OK)
    );
}

#[tokio::test]
async fn a_read_without_items_is_refused() {
    let answer = Browser::new().get("/api/sessions").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.json()["message"].as_str().unwrap().contains("items"));
}

#[tokio::test]
async fn malformed_bodies_are_refused_with_type_and_message() {
    let mut browser = Browser::new();
    for body in ["{", "[]", r#"{"public":3}"#, r#"{"public":{"a":"b"}}"#] {
        let answer = browser.send("POST", "/api/sessions", body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(answer.json()["type"], "BadRequest");
        assert!(answer.json()["message"].is_string());
    }
}

#[tokio::test]
async fn keys_outside_public_are_ignored() {
    let mut browser = Browser::signed_in("operator").await;
    let body = json!({
        EMAIL_KEY: { "value": ANA },
        "impersonate": { "storeUserEmail": { "value": ANA } },
        "authentication": { "adminUserEmail": { "value": "x@example.com" } },
    });
    let body = body.to_string();
    let answer = browser.send("POST", "/api/sessions", &body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(browser.acts_as().await, "");
}

#[tokio::test]
async fn query_parameters_join_public() {
    let mut browser = Browser::new();
    let path = "/api/sessions?utm_source=mail&items=public.*&sc=1";
    let answer = browser.send("POST", path, "{}").await;
    let public = json!({ "utm_source": { "value": "mail" }, "sc": { "value": "1" } });
    assert_eq!(answer.json()["namespaces"], json!({ "public": public }));
}

#[tokio::test]
async fn an_unknown_trade_policy_is_401_or_403_when_signed_in() {
    let mut browser = Browser::new();
    let answer = browser.send("POST", "/api/sessions?sc=9", "{}").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.json()["type"], "Unauthorized");
    browser.sign_in(ANA).await;
    let answer = browser.send("POST", "/api/sessions?sc=9", "{}").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.json()["type"], "Forbidden");
}
