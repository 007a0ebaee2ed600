//! The last customer's cart: what becomes of it is said before, and done.

use super::{ANA, BRUNO, of};
use crate::support::{Stage, circumstances, on_stage};
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

/// What comes late may not move a button from under the pointer.
#[tokio::test]
async fn what_the_panel_says_of_a_slow_cart_moves_no_button() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.put_into_cart("dune-vase").await;
        stage.lab(circumstances("cartRead slow 4000")).await;
        stage.browser.open("/").await;
        stage.click("customer-button").await;
        stage.part("customer-panel").await;
        let before = buttons(&stage).await;
        assert_eq!(stage.drawn("cart-loss").await, None);
        stage.reads("cart-loss", "1 product").await;
        assert_eq!(buttons(&stage).await, before);
    })
    .await;
}

/// The same of a logout that fails while the operator goes on to something else.
#[tokio::test]
async fn what_the_panel_says_of_a_failed_logout_moves_no_button() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.open_panel("customer").await;
        let before = buttons(&stage).await;
        stage.lab(circumstances("sessionWrite status 500")).await;
        stage.click("logout-button").await;
        stage.reads("logout-error", "still logged in").await;
        assert_eq!(buttons(&stage).await, before);
    })
    .await;
}

/// Where all buttons and links of the panel are, once it has unfolded.
async fn buttons(stage: &Stage) -> Value {
    let where_all_are = "const root = document.querySelector('telesales-toolbar').shadowRoot; \
        root.querySelector('[part~=panel]').getAnimations().forEach((it) => it.finish()); \
        return [...root.querySelectorAll('[part~=panel] :is(a, button)')]\
        .map((it) => { const { x, y } = it.getBoundingClientRect(); return [it.part.value, x, y] })";
    let buttons = stage.browser.run(where_all_are).await;
    assert_eq!(buttons.as_array().map(Vec::len), Some(3), "{buttons}");
    buttons
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
