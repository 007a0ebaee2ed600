//! The orderForm: whose it is, and how it changes hands.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{ANA, Browser, OLGA};

async fn filled(browser: &mut Browser) -> String {
    browser.form("/cart/items", "product=1001&add=2").await;
    browser.cart().await["orderFormId"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn a_new_cart_is_empty_and_remembered_by_a_hidden_cookie() {
    let mut browser = Browser::new();
    let answer = browser.get("/api/checkout/pub/orderForm").await;
    let cart = answer.json();
    assert_eq!(cart["items"], json!([]));
    assert_eq!(cart["clientProfileData"], json!(null));
    assert_eq!(cart["loggedIn"], false);
    assert_eq!(cart["userType"], json!(null));
    assert!(answer.header("set-cookie").contains("HttpOnly"));
    assert_eq!(browser.cart().await["orderFormId"], cart["orderFormId"]);
}

#[tokio::test]
async fn items_carry_integer_cents() {
    let mut browser = Browser::new();
    filled(&mut browser).await;
    let cart = browser.cart().await;
    assert_eq!(cart["items"][0]["quantity"], 2);
    assert_eq!(cart["items"][0]["price"], 8900);
    assert_eq!(cart["items"][0]["sellingPrice"], 8900);
    assert_eq!(cart["value"], 17800);
}

#[tokio::test]
async fn prices_follow_the_customer() {
    let mut browser = Browser::signed_in("operator").await;
    filled(&mut browser).await;
    browser.impersonate("carla.mendes@example.com").await;
    let cart = browser.cart().await;
    assert_eq!(cart["items"][0]["sellingPrice"], 7565);
    assert_eq!(cart["value"], 15130);
}

#[tokio::test]
async fn the_operator_shows_in_the_user_type() {
    let mut browser = Browser::signed_in("operator").await;
    assert_eq!(browser.cart().await["userType"], "callCenterOperator");
    let mut browser = Browser::signed_in("staff").await;
    assert_eq!(browser.cart().await["userType"], json!(null));
}

#[tokio::test]
async fn an_old_cart_does_not_follow_a_login_until_it_is_told() {
    let mut browser = Browser::signed_in("operator").await;
    let id = filled(&mut browser).await;
    browser.impersonate(ANA).await;
    assert_eq!(browser.cart().await["clientProfileData"], json!(null));
    let path = format!("/api/checkout/pub/orderForm/{id}/attachments/clientProfileData");
    let body = json!({ "email": ANA }).to_string();
    let answer = browser.send("POST", &path, &body).await;
    assert_eq!(answer.status, StatusCode::OK);
    let cart = browser.cart().await;
    assert_eq!(cart["clientProfileData"]["email"], ANA);
    assert_eq!(cart["clientProfileData"]["firstName"], "Ana");
    assert_eq!(cart["items"][0]["quantity"], 2);
}

#[tokio::test]
async fn a_forced_new_cart_is_empty_and_another() {
    let mut browser = Browser::new();
    let id = filled(&mut browser).await;
    let answer = browser
        .get("/api/checkout/pub/orderForm?forceNewCart=true")
        .await;
    assert_ne!(answer.json()["orderFormId"], id);
    assert_eq!(browser.cart().await["items"], json!([]));
}

#[tokio::test]
async fn an_anonymous_cart_keeps_the_items_and_loses_the_name() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    let id = filled(&mut browser).await;
    assert_eq!(browser.cart().await["clientProfileData"]["email"], ANA);
    let path = format!("/checkout/changeToAnonymousUser/{id}");
    let answer = browser.get(&path).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    assert_eq!(answer.header("location"), "/checkout/#/orderform");
    let cart = browser.cart().await;
    assert_ne!(cart["orderFormId"], id);
    assert_eq!(cart["items"][0]["quantity"], 2);
    assert_eq!(cart["clientProfileData"], json!(null));
}

#[tokio::test]
async fn items_can_be_added_over_the_api() {
    let mut browser = Browser::new();
    let id = filled(&mut browser).await;
    let path = format!("/api/checkout/pub/orderForm/{id}/items");
    let body = json!({ "orderItems": [{ "id": "1004", "quantity": 3, "seller": "1" }] });
    let answer = browser.send("POST", &path, &body.to_string()).await;
    assert_eq!(answer.json()["items"][1]["quantity"], 3);
}

#[tokio::test]
async fn an_unknown_cart_is_404() {
    let path = "/api/checkout/pub/orderForm/none/attachments/clientProfileData";
    let answer = Browser::new()
        .send("POST", path, r#"{"email":"a@example.com"}"#)
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_operators_email_enters_an_empty_cart_only_with_the_known_issue() {
    for (on, expected) in [(false, json!(null)), (true, json!(OLGA))] {
        let mut browser = Browser::signed_in("operator").await;
        browser
            .lab(json!({ "scenario": { "operatorEmailInEmptyCart": on } }))
            .await;
        filled(&mut browser).await;
        assert_eq!(browser.cart().await["clientProfileData"]["email"], expected);
    }
}

#[tokio::test]
async fn a_lookup_knows_who_exists() {
    let mut browser = Browser::new();
    let path =
        |email: &str| format!("/api/checkout/pub/profiles?email={email}&ensureComplete=false");
    let known = browser.get(&path(ANA)).await.json();
    assert!(known["userProfileId"].is_string());
    assert_eq!(known["userProfile"]["firstName"], "A***");
    let unknown = browser.get(&path("nobody@example.com")).await;
    assert_eq!(unknown.status, StatusCode::OK);
    assert_eq!(unknown.json()["userProfileId"], json!(null));
    let incomplete = browser
        .get("/api/checkout/pub/profiles?email=semnome@example.com")
        .await;
    assert_eq!(incomplete.json()["userProfileId"], json!(null));
}
