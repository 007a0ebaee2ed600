//! Circumstances in which a cart does not do what it answers, or answers what it is not.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{ANA, Answer, Browser};

const BRUNO: &str = "bruno.lima@example.com";
const CART: &str = "/api/checkout/pub/orderForm";

/// An operator who serves Ana, with two products in her cart.
async fn ana_with(scenario: Value) -> (Browser, String) {
    let mut browser = Browser::signed_in("operator").await;
    browser.lab(json!({ "scenario": scenario })).await;
    browser.impersonate(ANA).await;
    browser.form("/cart/items", "product=1001&add=2").await;
    let id = id(&browser.cart().await);
    (browser, id)
}

fn id(cart: &Value) -> String {
    cart["orderFormId"].as_str().unwrap().to_owned()
}

async fn identify(browser: &mut Browser, id: &str, email: &str) -> Answer {
    let path = format!("{CART}/{id}/attachments/clientProfileData");
    let body = json!({ "email": email }).to_string();
    browser.send("POST", &path, &body).await
}

#[tokio::test]
async fn a_new_cart_may_be_answered_and_not_kept() {
    let (mut browser, old) = ana_with(json!({ "newCartNotKept": true })).await;
    let answer = browser.get(&format!("{CART}?forceNewCart=true")).await;
    assert_eq!(answer.json()["items"], json!([]));
    assert_ne!(id(&answer.json()), old);
    assert_eq!(answer.header("set-cookie"), "");
    let cart = browser.cart().await;
    assert_eq!(id(&cart), old);
    assert_eq!(cart["items"][0]["quantity"], 2);
}

#[tokio::test]
async fn making_a_cart_anonymous_may_change_nothing_wherever_it_leads() {
    for (switch, expected) in [
        ("anonymousKeepsEmail", "/checkout/#/orderform"),
        ("anonymousElsewhere", "/login"),
    ] {
        let (mut browser, old) = ana_with(json!({ switch: true })).await;
        let path = format!("/checkout/changeToAnonymousUser/{old}");
        let answer = browser.get(&path).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{switch}");
        assert_eq!(answer.header("location"), expected, "{switch}");
        let cart = browser.cart().await;
        assert_eq!(id(&cart), old, "{switch}");
        assert_eq!(cart["clientProfileData"]["email"], ANA, "{switch}");
    }
}

#[tokio::test]
async fn the_same_customer_twice_may_empty_the_profile() {
    for (on, expected) in [(false, json!("Ana")), (true, json!(null))] {
        let (mut browser, id) = ana_with(json!({ "profileDataTwice": on })).await;
        let cart = identify(&mut browser, &id, "Ana.Souza@Example.com").await;
        let client = &cart.json()["clientProfileData"];
        assert_eq!(client["email"], "Ana.Souza@Example.com");
        for key in ["firstName", "phone", "document"] {
            assert_eq!(client[key].is_null(), on, "{key}");
        }
        assert_eq!(client["firstName"], expected);
        let cart = identify(&mut browser, &id, BRUNO).await.json();
        assert_eq!(cart["clientProfileData"]["firstName"], "Bruno");
    }
}

#[tokio::test]
async fn a_carts_email_may_be_masked_or_in_upper_case() {
    for (scenario, email, name) in [
        (json!({ "cartEmailMasked": true }), "a***@e***.com", "A***"),
        (
            json!({ "cartEmailUpperCase": true }),
            "ANA.SOUZA@EXAMPLE.COM",
            "Ana",
        ),
    ] {
        let (mut browser, _) = ana_with(scenario).await;
        let client = browser.cart().await["clientProfileData"].clone();
        assert_eq!(client["email"], email);
        assert_eq!(client["firstName"], name);
        browser.lab(json!({ "reset": true })).await;
        assert_eq!(browser.cart().await["clientProfileData"]["email"], ANA);
    }
}

#[tokio::test]
async fn an_address_goes_along_with_the_cart_but_not_into_a_new_one() {
    let (mut browser, id) = ana_with(json!({})).await;
    assert_eq!(browser.cart().await["shippingData"], json!(null));
    let fields = "receiverName=Ana+Souza&street=Rua+Um";
    let answer = browser.form("/checkout/address", fields).await;
    assert_eq!(answer.header("location"), "/checkout");
    let address = json!({ "receiverName": "Ana Souza", "street": "Rua Um" });
    let expected = json!({ "address": address, "selectedAddresses": [address] });
    assert_eq!(browser.cart().await["shippingData"], expected);
    let page = browser.get("/checkout").await.body;
    assert!(page.contains("data-receiver>Ana Souza<"), "{page}");
    let cart = identify(&mut browser, &id, BRUNO).await.json();
    assert_eq!(cart["clientProfileData"]["email"], BRUNO);
    assert_eq!(cart["shippingData"], expected);
    let anonymous = format!("/checkout/changeToAnonymousUser/{id}");
    for path in [anonymous, format!("{CART}?forceNewCart=true")] {
        let address = json!({ "selectedAddresses": [address] }).to_string();
        let attach = format!("{CART}/{id}/attachments/shippingData");
        let answer = browser.send("POST", &attach, &address).await;
        assert_eq!(answer.json()["shippingData"], expected);
        browser.get(&path).await;
        assert_eq!(browser.cart().await["shippingData"], json!(null), "{path}");
    }
}

#[tokio::test]
async fn what_is_no_address_is_refused() {
    let (mut browser, id) = ana_with(json!({})).await;
    let path = format!("{CART}/{id}/attachments/shippingData");
    for body in ["{}", r#"{"selectedAddresses":[{"street":"Rua Um"}]}"#] {
        let answer = browser.send("POST", &path, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
    }
}

/// A read of a cart that is nobody's, slow; meanwhile the cart is written to be Bruno's.
async fn read_while_written(scenario: Value, query: &str) -> Value {
    let mut browser = Browser::signed_in("operator").await;
    browser.form("/cart/items", "product=1001&add=2").await;
    let id = id(&browser.cart().await);
    browser.impersonate(ANA).await;
    let slow = json!({ "endpoint": "cartRead", "kind": "slow", "milliseconds": 300, "times": 1 });
    browser
        .lab(json!({ "scenario": scenario, "faults": [slow] }))
        .await;
    let mut reader = browser.tab();
    let path = format!("{CART}{query}");
    browser.requests.clear();
    let reading = tokio::spawn(async move { reader.get(&path).await.json() });
    while browser.requests.all().is_empty() {
        tokio::task::yield_now().await;
    }
    let written = identify(&mut browser, &id, BRUNO).await.json();
    assert_eq!(written["clientProfileData"]["email"], BRUNO);
    let read = reading.await.unwrap();
    let cart = browser.cart().await;
    assert_eq!(read["clientProfileData"], cart["clientProfileData"]);
    cart["clientProfileData"]["email"].clone()
}

#[tokio::test]
async fn a_slow_read_of_nobodys_cart_may_write_over_what_was_written_meanwhile() {
    let on = json!({ "cartReadWrites": true });
    assert_eq!(read_while_written(json!({}), "").await, BRUNO);
    assert_eq!(read_while_written(on.clone(), "").await, ANA);
    let plain = "?disableAutoCompletion=true";
    assert_eq!(read_while_written(on, plain).await, BRUNO);
}

#[tokio::test]
async fn a_read_of_somebodys_cart_writes_nothing() {
    let (mut browser, id) = ana_with(json!({ "cartReadWrites": true })).await;
    identify(&mut browser, &id, BRUNO).await;
    let cart = browser.cart().await;
    assert_eq!(cart["clientProfileData"]["email"], BRUNO);
}
