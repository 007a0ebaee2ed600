//! The bodies printed in the guide "Adding telesales impersonated email using the
//! Session Manager", word for word.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::Browser;

const REQUEST: &str = r#"{
    "public": {
        "vtex-impersonated-customer-email": {
            "value": "client@gmail.com"
        },
        "authentication": {
            "value": "operator@gmail.com"
        }
    }
}"#;

/// The guide prints a fragment: the outer braces are ours, and the account is this store's.
const RESPONSE: &str = r#"{
"public": {
            "vtex-impersonated-customer-email": {
                "value": "client@gmail.com"
            },
            "authentication": {
                "value": "operator@gmail.com"
            }
        },
        "impersonate": {
            "canImpersonate": {
                "value": "true"
            },
            "account" : {
                "value": "myStore"
            }
        }
}"#;

fn printed() -> Value {
    serde_json::from_str(&RESPONSE.replace("myStore", "demostore")).unwrap()
}

#[tokio::test]
async fn the_printed_request_gives_the_printed_leaves() {
    let mut browser = Browser::signed_in("operator").await;
    let answer = browser.send("POST", "/api/sessions", REQUEST).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let items = "public.*,impersonate.canImpersonate,impersonate.account";
    let path = format!("/api/sessions?items={items}");
    assert_eq!(browser.get(&path).await.json()["namespaces"], printed());
    let answer = browser.send("POST", &path, REQUEST).await;
    assert_eq!(answer.json()["namespaces"], printed());
}

/// The guide's example has no `storeUserId` at all; that is one of the shapes of "not found".
#[tokio::test]
async fn with_missing_leaves_the_whole_namespaces_are_the_printed_ones() {
    let mut browser = Browser::signed_in("operator").await;
    browser
        .lab(json!({ "scenario": { "notFound": "missing" } }))
        .await;
    browser.send("POST", "/api/sessions", REQUEST).await;
    let answer = browser
        .get("/api/sessions?items=public.*,impersonate.*")
        .await;
    assert_eq!(answer.json()["namespaces"], printed());
}

#[tokio::test]
async fn the_posted_operator_is_no_authentication() {
    let mut browser = Browser::new();
    browser.send("POST", "/api/sessions", REQUEST).await;
    let session = browser.session().await;
    assert_eq!(
        session.leaf("impersonate", "canImpersonate"),
        Some(json!("false"))
    );
    assert_eq!(session.leaf("authentication", "adminUserEmail"), None);
}
