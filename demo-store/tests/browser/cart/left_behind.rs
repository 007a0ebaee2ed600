//! The last customer's cart: what becomes of it is said before, and done.

use super::{ANA, BRUNO, of};
use crate::support::{Stage, on_stage};
use serde_json::Value;

#[tokio::test]
async fn a_logout_says_how_much_it_leaves_behind() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.open_panel("customer").await;
        assert!(stage.find_part("cart-loss").await.is_none(), "nothing yet");
        stage.put_into_cart("dune-vase").await;
        stage.click("customer-button").await;
        stage
            .reads("cart-loss", "leaves a cart with 1 product behind")
            .await;
        stage.put_into_cart("tide-mug").await;
        stage.click("customer-button").await;
        stage
            .reads("cart-loss", "leaves a cart with 2 products behind")
            .await;
        stage.reloads_after(stage.click("logout-button")).await;
        assert_eq!(stage.true_cart().await, (None, 0));
    })
    .await;
}

/// Switches from Ana, who has a product and a delivery address in her cart, to Bruno under this
/// policy, after the panel has said this; tells whether there still is an address.
async fn switch_with(stage: &Stage, options: &str, said: &str) -> bool {
    stage.acting_as(ANA).await;
    stage.put_into_cart("dune-vase").await;
    stage.browser.open("/checkout").await;
    stage.room_is_made().await;
    let deliver = stage.press_on_page("[data-deliver]", "/checkout");
    stage.reloads_after(deliver).await;
    assert!(has_address(stage).await);
    stage.open_with_tag("/", options).await;
    stage.open_panel("customer").await;
    stage.reads("cart-loss", said).await;
    stage.reloads_after(stage.switch_to(BRUNO)).await;
    assert_eq!(stage.truly_served().await, of(BRUNO));
    has_address(stage).await
}

async fn has_address(stage: &Stage) -> bool {
    stage.truth().await["cart"]["shippingData"] != Value::Null
}

#[tokio::test]
async fn the_next_customer_gets_an_empty_cart() {
    on_stage(|stage| async move {
        let said = "Logging out or switching leaves a cart with 1 product and a delivery address \
                    behind.";
        assert!(!switch_with(&stage, "{}", said).await);
        assert_eq!(stage.true_cart().await, (of(BRUNO), 0));
    })
    .await;
}

#[tokio::test]
async fn on_logout_keep_hands_the_cart_on_to_the_next_customer() {
    on_stage(|stage| async move {
        let said = "Switching hands the cart with 1 product and a delivery address on to the next \
                    customer.";
        assert!(switch_with(&stage, "{ cartOnLogout: 'keep' }", said).await);
        assert_eq!(stage.true_cart().await, (of(BRUNO), 1));
    })
    .await;
}

#[tokio::test]
async fn on_logout_anonymous_hands_the_items_on_without_the_address() {
    on_stage(|stage| async move {
        let said = "Switching hands the cart with 1 product on to the next customer.";
        assert!(!switch_with(&stage, "{ cartOnLogout: 'anonymous' }", said).await);
        assert_eq!(stage.true_cart().await, (of(BRUNO), 1));
    })
    .await;
}
