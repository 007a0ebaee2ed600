//! Circumstances in which the session is not plain about whom it serves.

use serde_json::{Value, json};

use crate::support::{ANA, Answer, Browser, EMAIL_KEY, OLGA};

const BRUNO: &str = "bruno.lima@example.com";
const RUI: &str = "rui.restrito@example.com";

async fn operator_with(scenario: Value) -> Browser {
    let mut browser = Browser::signed_in("operator").await;
    browser.lab(json!({ "scenario": scenario })).await;
    browser
}

/// The email of `impersonate` and of `profile`.
fn emails(session: &Answer) -> (Option<Value>, Option<Value>) {
    (
        session.leaf("impersonate", "storeUserEmail"),
        session.leaf("profile", "email"),
    )
}

#[tokio::test]
async fn a_shoppers_own_login_may_win_in_the_profile() {
    let mut browser = operator_with(json!({ "profileOfShopper": true })).await;
    browser.sign_in(ANA).await;
    browser.impersonate(BRUNO).await;
    let session = browser.session().await;
    assert_eq!(emails(&session), (Some(json!(BRUNO)), Some(json!(ANA))));
    let operator = session.leaf("authentication", "adminUserEmail");
    assert_eq!(operator, Some(json!(OLGA)));
    assert!(browser.get("/account").await.body.contains(ANA));
    let off = json!({ "scenario": { "profileOfShopper": false } });
    browser.lab(off).await;
    let session = browser.session().await;
    assert_eq!(emails(&session), (Some(json!(BRUNO)), Some(json!(BRUNO))));
}

#[tokio::test]
async fn without_that_a_sign_in_ends_the_other_one() {
    let mut browser = Browser::signed_in("operator").await;
    browser.sign_in(ANA).await;
    let session = browser.session().await;
    assert_eq!(session.leaf("authentication", "adminUserEmail"), None);
    assert_eq!(
        session.leaf("authentication", "storeUserEmail"),
        Some(json!(ANA))
    );
}

#[tokio::test]
async fn the_profile_may_stay_the_last_customers_until_nobody_is_served() {
    let mut browser = operator_with(json!({ "profileStays": true })).await;
    browser.impersonate(ANA).await;
    browser.session().await;
    browser.impersonate(BRUNO).await;
    let session = browser.session().await;
    assert_eq!(emails(&session), (Some(json!(BRUNO)), Some(json!(ANA))));
    assert_eq!(session.leaf("profile", "firstName"), Some(json!("Ana")));
    browser.impersonate("").await;
    assert_eq!(browser.session().await.leaf("profile", "email"), None);
    browser.impersonate(BRUNO).await;
    let session = browser.session().await;
    assert_eq!(emails(&session), (Some(json!(BRUNO)), Some(json!(BRUNO))));
}

#[tokio::test]
async fn reads_may_lag_behind_a_write() {
    let mut browser = operator_with(json!({ "readLag": 2 })).await;
    browser.impersonate(ANA).await;
    for expected in ["", "", ANA, ANA] {
        assert_eq!(browser.acts_as().await, expected);
    }
    let truth = browser.get("/_demo/session").await.json();
    assert_eq!(truth["impersonated"], ANA);
}

/// Two writes while the reads lag: each is seen after so many reads of its own.
#[tokio::test]
async fn every_write_has_a_lag_of_its_own() {
    let mut browser = operator_with(json!({ "readLag": 2 })).await;
    browser.impersonate(ANA).await;
    assert_eq!(browser.acts_as().await, "");
    browser.impersonate(BRUNO).await;
    for expected in ["", ANA, BRUNO] {
        assert_eq!(browser.acts_as().await, expected);
    }
}

#[tokio::test]
async fn a_lag_is_of_reads_and_ends_with_the_session() {
    let mut browser = operator_with(json!({ "readLag": 5 })).await;
    let body = json!({ "public": { EMAIL_KEY: { "value": ANA } } }).to_string();
    let path = "/api/sessions?items=impersonate.storeUserEmail";
    let written = browser.send("POST", path, &body).await;
    let email = written.leaf("impersonate", "storeUserEmail");
    assert_eq!(email, Some(json!(ANA)), "a write answers what it has done");
    let truth = browser.get("/_demo/session").await.json();
    assert_eq!(truth["impersonated"], ANA);
    browser.sign_in("restricted").await;
    let session = browser.session().await;
    let operator = session.leaf("authentication", "adminUserEmail");
    assert_eq!(operator, Some(json!(RUI)));
}

#[tokio::test]
async fn somebody_may_be_served_whom_the_store_does_not_name() {
    let mut browser = operator_with(json!({ "unnamed": true })).await;
    browser.impersonate(ANA).await;
    let session = browser.session().await;
    let id = session.leaf("impersonate", "storeUserId");
    assert!(
        id.is_some_and(|id| id.as_str().unwrap().len() == 36),
        "{session:?}"
    );
    assert_eq!(emails(&session), (None, None));
    assert_eq!(session.leaf("profile", "id"), None);
    let truth = browser.get("/_demo/session").await.json();
    assert_eq!(truth["impersonated"], ANA);
    browser.impersonate("").await;
    let session = browser.session().await;
    assert_eq!(session.leaf("impersonate", "storeUserId"), Some(json!("")));
}

#[tokio::test]
async fn of_two_unified_addresses_the_session_answers_one() {
    let mut browser = Browser::signed_in("operator").await;
    for asked in ["joao2@example.com", "joao@example.com"] {
        browser.impersonate(asked).await;
        let session = browser.session().await;
        let joao = Some(json!("joao@example.com"));
        assert_eq!(emails(&session), (joao.clone(), joao), "{asked}");
        let key = session.leaf("public", EMAIL_KEY);
        assert_eq!(key, Some(json!(asked)));
    }
}

#[tokio::test]
async fn an_accented_domain_is_found_as_it_is_written() {
    let mut browser = Browser::signed_in("operator").await;
    for (asked, answered) in [
        ("ana@ação.example", "ana@ação.example"),
        ("ana@xn--ao-siap.example", ""),
        ("ana@acao.example", ""),
    ] {
        browser.impersonate(asked).await;
        assert_eq!(browser.acts_as().await, answered, "{asked}");
    }
}

#[tokio::test]
async fn namesakes_are_two_customers() {
    let mut browser = Browser::signed_in("operator").await;
    let mut ids = Vec::new();
    for email in ["maria.silva@example.com", "maria.silva@example.org"] {
        browser.impersonate(email).await;
        let session = browser.session().await;
        assert_eq!(session.leaf("profile", "firstName"), Some(json!("Maria")));
        assert_eq!(session.leaf("profile", "lastName"), Some(json!("Silva")));
        assert_eq!(emails(&session).0, Some(json!(email)));
        ids.push(session.leaf("profile", "id"));
    }
    assert_ne!(ids[0], ids[1]);
}

/// No page in between, nobody signed out: the cookie that a script left counts for the next one.
#[tokio::test]
async fn the_next_operator_finds_the_cookie_of_the_last() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    browser.cookies.insert(EMAIL_KEY.into(), ANA.into());
    browser.sign_in("restricted").await;
    let session = browser.session().await;
    let operator = session.leaf("authentication", "adminUserEmail");
    assert_eq!(operator, Some(json!(RUI)));
    assert_eq!(session.leaf("public", EMAIL_KEY), None);
    assert_eq!(emails(&session).0, Some(json!(ANA)));
    browser.cookies.remove(EMAIL_KEY);
    assert_eq!(browser.acts_as().await, "");
}
