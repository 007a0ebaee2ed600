//! The scenarios of the lab, seen through the session.

use serde_json::{Value, json};

use crate::support::{ANA, Browser};

async fn acting_as_ana(scenario: Value) -> Browser {
    let mut browser = Browser::signed_in("operator").await;
    browser.lab(json!({ "scenario": scenario })).await;
    browser.impersonate(ANA).await;
    browser
}

#[tokio::test]
async fn without_the_app_there_is_no_namespace() {
    let mut browser = acting_as_ana(json!({ "appInstalled": false })).await;
    let session = browser.session().await;
    assert!(session.json()["namespaces"].get("impersonate").is_none());
    assert!(session.leaf("authentication", "adminUserEmail").is_some());
    assert!(session.leaf("profile", "email").is_none());
}

#[tokio::test]
async fn a_lost_role_ends_the_impersonation() {
    let mut browser = acting_as_ana(json!({})).await;
    browser
        .lab(json!({ "scenario": { "roleLost": true } }))
        .await;
    let session = browser.session().await;
    assert_eq!(
        session.leaf("impersonate", "canImpersonate"),
        Some(json!("false"))
    );
    assert_eq!(session.leaf("impersonate", "storeUserId"), Some(json!("")));
}

#[tokio::test]
async fn an_expired_operator_is_nobody() {
    let mut browser = acting_as_ana(json!({})).await;
    browser
        .lab(json!({ "scenario": { "operatorExpired": true } }))
        .await;
    let session = browser.session().await;
    assert_eq!(
        session.leaf("impersonate", "canImpersonate"),
        Some(json!("false"))
    );
    assert_eq!(session.leaf("authentication", "adminUserEmail"), None);
    assert_eq!(
        session.leaf("profile", "isAuthenticated"),
        Some(json!("false"))
    );
}

#[tokio::test]
async fn profiles_arrive_after_so_many_reads() {
    let mut browser = acting_as_ana(json!({ "lateReads": 2 })).await;
    for expected in [None, None, Some(json!(ANA))] {
        let session = browser.session().await;
        assert_eq!(session.leaf("profile", "email"), expected);
        assert_eq!(
            session.leaf("impersonate", "storeUserEmail"),
            Some(json!(ANA))
        );
    }
}

#[tokio::test]
async fn the_store_user_may_be_late_too() {
    let mut browser = acting_as_ana(json!({ "lateReads": 1, "lateStoreUser": true })).await;
    assert_eq!(browser.acts_as().await, "");
    assert_eq!(browser.acts_as().await, ANA);
}

#[tokio::test]
async fn nobody_may_ever_be_assumed() {
    let mut browser = acting_as_ana(json!({ "neverAssumes": true })).await;
    assert_eq!(browser.acts_as().await, "");
    let session = browser.session().await;
    assert_eq!(
        session.leaf("impersonate", "canImpersonate"),
        Some(json!("true"))
    );
}

#[tokio::test]
async fn a_pii_account_gives_the_id_and_no_names() {
    let mut browser = acting_as_ana(json!({ "pii": true })).await;
    let session = browser.session().await;
    assert!(session.leaf("profile", "id").is_some());
    for key in ["firstName", "lastName", "phone", "document"] {
        assert_eq!(session.leaf("profile", key), None, "{key}");
    }
}

#[tokio::test]
async fn booleans_may_be_capitalised() {
    let mut browser = acting_as_ana(json!({ "booleansCapitalised": true })).await;
    let session = browser.session().await;
    assert_eq!(
        session.leaf("impersonate", "canImpersonate"),
        Some(json!("True"))
    );
    assert_eq!(
        session.leaf("profile", "isAuthenticated"),
        Some(json!("True"))
    );
    browser.impersonate("").await;
    let session = browser.session().await;
    assert_eq!(
        session.leaf("profile", "isAuthenticated"),
        Some(json!("False"))
    );
}

#[tokio::test]
async fn not_found_has_three_shapes() {
    let shapes = [
        ("empty", Some(json!(""))),
        ("null", Some(Value::Null)),
        ("missing", None),
    ];
    for (shape, expected) in shapes {
        let mut browser = acting_as_ana(json!({ "notFound": shape })).await;
        browser.impersonate("nobody@example.com").await;
        let session = browser.session().await;
        assert_eq!(
            session.leaf("impersonate", "storeUserId"),
            expected,
            "{shape}"
        );
    }
}

#[tokio::test]
async fn the_clock_may_be_off() {
    let mut browser = acting_as_ana(json!({ "clockOffsetSeconds": -86_400 })).await;
    let answer = browser.session().await;
    let shown = httpdate::parse_http_date(answer.header("date")).unwrap();
    let off = shown.elapsed().unwrap().as_secs();
    assert!((86_399..86_430).contains(&off), "{off}");
}
