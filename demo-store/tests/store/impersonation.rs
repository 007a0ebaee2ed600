//! Who may act as whom, and how it ends.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{ANA, Browser, EMAIL_KEY, OLGA};

#[tokio::test]
async fn an_operator_becomes_the_customer() {
    let mut browser = Browser::signed_in("operator").await;
    assert_eq!(browser.impersonate(ANA).await.status, StatusCode::CREATED);
    let session = browser.session().await;
    let leaf = |namespace, key| session.leaf(namespace, key).unwrap();
    assert_eq!(leaf("impersonate", "storeUserEmail"), ANA);
    assert_eq!(leaf("impersonate", "storeUserId"), leaf("profile", "id"));
    assert_eq!(leaf("profile", "isAuthenticated"), "true");
    assert_eq!(leaf("profile", "firstName"), "Ana");
    assert_eq!(leaf("profile", "lastName"), "Souza");
    assert_eq!(leaf("profile", "document"), "123.456.789-09");
    assert_eq!(leaf("profile", "phone"), "+55 11 98765-4321");
    assert_eq!(leaf("authentication", "adminUserEmail"), OLGA);
}

#[tokio::test]
async fn every_telesales_role_may_and_other_staff_may_not() {
    for (who, may) in [
        ("operator", "true"),
        ("restricted", "true"),
        ("associate", "true"),
        ("staff", "false"),
    ] {
        let mut browser = Browser::signed_in(who).await;
        browser.impersonate(ANA).await;
        let session = browser.session().await;
        assert_eq!(
            session.leaf("impersonate", "canImpersonate"),
            Some(json!(may)),
            "{who}"
        );
        let acts = browser.acts_as().await;
        assert_eq!(acts == ANA, may == "true", "{who}");
    }
}

#[tokio::test]
async fn upper_case_is_answered_as_stored() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate("ANA.Souza@Example.COM").await;
    assert_eq!(browser.acts_as().await, ANA);
}

#[tokio::test]
async fn an_unknown_customer_is_no_error() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    let answer = browser.impersonate("nobody@example.com").await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let session = browser.session().await;
    assert_eq!(session.leaf("impersonate", "storeUserId"), Some(json!("")));
    assert_eq!(
        session.leaf("impersonate", "canImpersonate"),
        Some(json!("true"))
    );
    assert_eq!(
        session.leaf("profile", "isAuthenticated"),
        Some(json!("false"))
    );
    assert_eq!(session.leaf("profile", "id"), None);
}

#[tokio::test]
async fn the_namespace_is_there_only_once_an_input_was() {
    let mut browser = Browser::new();
    assert_eq!(
        browser
            .session()
            .await
            .leaf("impersonate", "canImpersonate"),
        None
    );
    browser.sign_in(ANA).await;
    assert_eq!(
        browser
            .session()
            .await
            .leaf("impersonate", "canImpersonate"),
        None
    );
    browser.impersonate(ANA).await;
    let now = browser
        .session()
        .await
        .leaf("impersonate", "canImpersonate");
    assert_eq!(now, Some(json!("false")));
}

#[tokio::test]
async fn an_empty_email_stops() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    browser.impersonate("").await;
    assert_eq!(browser.acts_as().await, "");
    let session = browser.session().await;
    assert_eq!(
        session.leaf("authentication", "adminUserEmail"),
        Some(json!(OLGA))
    );
    assert_eq!(session.leaf("profile", "email"), None);
}

#[tokio::test]
async fn the_cookie_is_an_input_of_its_own() {
    let mut browser = Browser::signed_in("operator").await;
    browser.cookies.insert(EMAIL_KEY.into(), ANA.into());
    assert_eq!(browser.acts_as().await, ANA);
}

#[tokio::test]
async fn public_comes_before_the_cookie() {
    let mut browser = Browser::signed_in("operator").await;
    browser.cookies.insert(EMAIL_KEY.into(), ANA.into());
    browser.impersonate("bruno.lima@example.com").await;
    assert_eq!(browser.acts_as().await, "bruno.lima@example.com");
}

#[tokio::test]
async fn a_logout_that_forgets_the_cookie_is_undone_by_it() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    browser.cookies.insert(EMAIL_KEY.into(), ANA.into());
    browser.impersonate("").await;
    assert_eq!(browser.acts_as().await, ANA);
    browser.cookies.remove(EMAIL_KEY);
    assert_eq!(browser.acts_as().await, "");
}

#[tokio::test]
async fn a_plus_survives_both_ways() {
    let maria = "maria+vip@example.com";
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(maria).await;
    assert_eq!(browser.acts_as().await, maria);
    browser.impersonate("").await;
    browser.cookies.insert(EMAIL_KEY.into(), maria.into());
    assert_eq!(browser.acts_as().await, maria);
}

#[tokio::test]
async fn an_encoded_cookie_names_nobody() {
    let mut browser = Browser::signed_in("operator").await;
    browser
        .cookies
        .insert(EMAIL_KEY.into(), "ana.souza%40example.com".into());
    assert_eq!(browser.acts_as().await, "");
}

#[tokio::test]
async fn signing_out_ends_it() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    browser.form("/logout", "").await;
    assert_eq!(browser.acts_as().await, "");
    browser.sign_in("operator").await;
    assert_eq!(browser.acts_as().await, "");
}
