//! A call from beginning to end: sign in, log in as a customer, look at them, log out.

use crate::support::{Stage, eventually, on_stage};
use fantoccini::Locator;
use serde_json::json;

const ANA: &str = "ana.souza@example.com";
const COOKIE: &str = "vtex-impersonated-customer-email";

#[tokio::test]
async fn an_operator_serves_a_customer() {
    on_stage(|stage| async move {
        stage.browser.open("/").await;
        stage.sign_in("operator").await;
        stage.reads("operator", "olga.operator@example.com").await;
        stage.forget_requests();

        stage.reloads_after(stage.log_in_as(ANA)).await;
        stage.reads("customer-name", "Ana Souza").await;
        what_a_login_sends(&stage).await;
        stage.reads("bar", "Acting as").await;

        stage.click("customer-button").await;
        stage.reads("value-email", ANA).await;
        stage.reads("value-id", "123.456.789-09").await;
        stage.reads("value-phone", "+55 11 98765-4321").await;

        stage.click("orders-link").await;
        eventually("the orders page", || async {
            (stage.browser.path().await == "/account/orders").then_some(())
        })
        .await;
        let orders = stage
            .browser
            .client
            .find_all(Locator::Css(".orders > li"))
            .await
            .unwrap();
        assert_eq!(orders.len(), 3, "the customer's orders");
        no_bar_on_the_orders_page(&stage).await;

        stage.browser.open("/cart").await;
        stage.part("customer-button").await;
        stage.forget_requests();
        stage.click("customer-button").await;
        stage.reloads_after(stage.click("logout-button")).await;
        stage.part("login-button").await;
        what_a_logout_sends(&stage).await;
        stage.reads("operator", "olga.operator@example.com").await;
    })
    .await;
}

/// The toolbar is there, knows this page, and draws nothing on it.
async fn no_bar_on_the_orders_page(stage: &Stage) {
    eventually("the toolbar has come", || async {
        let script = "return document.readyState === 'complete' \
            && window[Symbol.for('telesales-toolbar')]?.toolbar !== undefined";
        (stage.browser.run(script).await == json!(true)).then_some(())
    })
    .await;
    let drawn = "return document.querySelectorAll('telesales-toolbar').length";
    assert_eq!(stage.browser.run(drawn).await, json!(0));
    let room = "return getComputedStyle(document.documentElement).marginTop";
    assert_eq!(stage.browser.run(room).await, json!("0px"));
}

async fn what_a_login_sends(stage: &Stage) {
    let posts: Vec<_> = stage
        .requests_for("/api/sessions")
        .into_iter()
        .filter(|it| it.method == "POST")
        .collect();
    assert_eq!(posts.len(), 1, "{posts:?}");
    let sent: serde_json::Value = serde_json::from_str(&posts[0].body).unwrap();
    assert_eq!(sent, json!({ "public": { COOKIE: { "value": ANA } } }));
    assert_eq!(
        posts[0].path, "/api/sessions",
        "nothing of the page's address goes along"
    );
    let reads = stage.requests_for("/api/sessions?items=");
    assert!(!reads.is_empty());
    assert!(
        reads.iter().all(|read| !read.path.contains('*')),
        "only named items"
    );
    let cookie = stage.browser.client.get_named_cookie(COOKIE).await.unwrap();
    assert_eq!(cookie.value(), ANA);
    assert_eq!(cookie.path(), Some("/"));
    let truth = stage.truth().await;
    assert_eq!(truth["cart"]["clientProfileData"]["email"], json!(ANA));
}

async fn what_a_logout_sends(stage: &Stage) {
    let posts: Vec<_> = stage
        .requests_for("/api/sessions")
        .into_iter()
        .filter(|it| it.method == "POST")
        .collect();
    assert_eq!(posts.len(), 1, "{posts:?}");
    let sent: serde_json::Value = serde_json::from_str(&posts[0].body).unwrap();
    assert_eq!(sent, json!({ "public": { COOKIE: { "value": "" } } }));
    let cookies = stage.browser.client.get_all_cookies().await.unwrap();
    assert!(
        cookies.iter().all(|cookie| cookie.name() != COOKIE),
        "the cookie is gone"
    );
    let truth = stage.truth().await;
    assert_eq!(
        truth["cart"]["clientProfileData"],
        json!(null),
        "a new cart"
    );
}

#[tokio::test]
async fn every_telesales_role_gets_the_bar() {
    on_stage(|stage| async move {
        for who in ["restricted", "associate"] {
            stage.sign_in(who).await;
            stage.browser.open("/").await;
            stage.part("login-button").await;
        }
    })
    .await;
}

#[tokio::test]
async fn customers_with_gaps_are_shown_truthfully() {
    on_stage(|stage| async move {
        stage.acting_as("semnome@example.com").await;
        assert_eq!(stage.text("customer-name").await, "semnome@example.com");
        stage.click("customer-button").await;
        stage.reloads_after(stage.click("logout-button")).await;
        stage.part("login-button").await;

        let maria = stage.log_in_as("MARIA+vip@example.com");
        stage.reloads_after(maria).await;
        stage.part("customer-button").await;
        stage.click("customer-button").await;
        stage.reads("value-email", "maria+vip@example.com").await;
    })
    .await;
}

#[tokio::test]
async fn a_customer_who_loads_late_is_waited_for() {
    on_stage(|stage| async move {
        stage.acting_as("late@example.com").await;
        assert!(!stage.text("customer-name").await.is_empty());
    })
    .await;
}
