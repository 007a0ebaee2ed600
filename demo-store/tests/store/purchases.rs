//! Orders: placing them, seeing them, ordering again.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{ANA, Browser, OLGA};

async fn operator_as_ana() -> Browser {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    browser
}

async fn buy(browser: &mut Browser) -> String {
    browser.form("/cart/items", "product=1001&add=1").await;
    let answer = browser.form("/checkout", "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    answer.header("location").to_owned()
}

#[tokio::test]
async fn a_purchase_becomes_an_order_of_the_customer() {
    let mut browser = operator_as_ana().await;
    let confirmation = buy(&mut browser).await;
    let page = browser.get(&confirmation).await.body;
    assert!(page.contains(ANA) && page.contains(OLGA), "{page}");
    let number = confirmation.split('=').nth(1).unwrap().to_owned();
    assert!(browser.get("/account/orders").await.body.contains(&number));
    assert_eq!(browser.cart().await["items"], json!([]));
}

#[tokio::test]
async fn after_a_purchase_the_cart_drifts_only_with_the_known_issue() {
    for (on, expected) in [(false, ANA), (true, OLGA)] {
        let mut browser = operator_as_ana().await;
        browser
            .lab(json!({ "scenario": { "driftAfterPurchase": on } }))
            .await;
        buy(&mut browser).await;
        assert_eq!(browser.cart().await["clientProfileData"]["email"], expected);
        assert_eq!(browser.acts_as().await, ANA);
    }
}

#[tokio::test]
async fn ordering_again_fills_the_cart_and_drifts_only_with_the_known_issue() {
    for (on, expected) in [(false, ANA), (true, OLGA)] {
        let mut browser = operator_as_ana().await;
        browser
            .lab(json!({ "scenario": { "driftAfterOrderAgain": on } }))
            .await;
        browser.form("/account/orders/1804201-01/again", "").await;
        let cart = browser.cart().await;
        assert_eq!(cart["items"].as_array().unwrap().len(), 2);
        assert_eq!(cart["clientProfileData"]["email"], expected);
    }
}

#[tokio::test]
async fn orders_are_those_of_whoever_the_session_says() {
    let mut browser = operator_as_ana().await;
    let page = browser.get("/account/orders").await.body;
    assert_eq!(page.matches("<h2>Order ").count(), 3);
    browser.impersonate("bruno.lima@example.com").await;
    let page = browser.get("/account/orders").await.body;
    assert_eq!(page.matches("<h2>Order ").count(), 1);
    browser.impersonate("").await;
    let page = browser.get("/account/orders").await.body;
    assert_eq!(page.matches("<h2>Order ").count(), 0);
}

#[tokio::test]
async fn the_restricted_role_sees_only_orders_it_placed() {
    let mut browser = Browser::signed_in("restricted").await;
    browser.impersonate(ANA).await;
    let page = browser.get("/account/orders").await.body;
    assert_eq!(page.matches("<h2>Order ").count(), 0);
    buy(&mut browser).await;
    let page = browser.get("/account/orders").await.body;
    assert_eq!(page.matches("<h2>Order ").count(), 1);
}

#[tokio::test]
async fn another_customers_order_cannot_be_ordered_again() {
    let mut browser = operator_as_ana().await;
    browser.form("/account/orders/1804204-01/again", "").await;
    assert_eq!(browser.cart().await["items"], json!([]));
}

#[tokio::test]
async fn checkout_shows_the_carts_name_and_email_in_full() {
    let mut browser = operator_as_ana().await;
    browser.form("/cart/items", "product=1001&add=1").await;
    for path in ["/checkout", "/checkout/"] {
        let page = browser.get(path).await.body;
        assert!(page.contains("Ana Souza") && page.contains(ANA));
    }
}
