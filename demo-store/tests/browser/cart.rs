//! The cart has an identity of its own: it follows the customer, is told when it does not, and
//! never goes from one to the next unnoticed.

mod left_behind;
mod policies;
mod spelling;

use crate::support::{Stage, circumstances, on_stage, spoken};

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
const OLGA: &str = "olga.operator@example.com";
const FOREIGN: &str =
    "The cart belongs to olga.operator@example.com, not to ana.souza@example.com.";
const REPAIR: &str = "Give the cart to the customer";

fn of(email: &str) -> Option<String> {
    Some(email.to_owned())
}

async fn repair(stage: &Stage) {
    stage.notice(FOREIGN).await;
    let (owner, lines) = stage.true_cart().await;
    assert_eq!(owner, of(OLGA));
    stage.mark_page().await;
    stage.follow_notice(FOREIGN, REPAIR).await;
    stage.no_notice(FOREIGN).await;
    assert_eq!(stage.true_cart().await, (of(ANA), lines), "the items stay");
    assert!(stage.is_marked_page().await, "no reload");
    assert_eq!(stage.notices().await, [""; 0]);
}

#[tokio::test]
async fn the_operators_cart_after_a_purchase_is_told_and_repaired() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("driftAfterPurchase=true")).await;
        stage.put_into_cart("dune-vase").await;
        stage.part("customer-button").await;
        assert_eq!(stage.notices().await, [""; 0]);
        stage.buy().await;
        repair(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_operators_cart_after_order_again_is_told_and_repaired() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("driftAfterOrderAgain=true")).await;
        stage.browser.open("/account/orders").await;
        stage.press_on_page(".orders form button", "/cart").await;
        repair(&stage).await;
        stage.browser.open("/checkout").await;
        stage.part("customer-button").await;
        assert_eq!(stage.notices().await, [""; 0]);
        stage.buy().await;
        let order = "return document.querySelector('[data-order-email]').textContent";
        assert_eq!(stage.browser.run(order).await, ANA);
    })
    .await;
}

#[tokio::test]
async fn the_warning_is_there_at_the_checkout_too() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("driftAfterOrderAgain=true")).await;
        stage.browser.open("/account/orders").await;
        stage.press_on_page(".orders form button", "/cart").await;
        stage.browser.open("/checkout").await;
        repair(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn a_repair_that_fails_says_so_and_can_be_pressed_again() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("driftAfterPurchase=true")).await;
        stage.put_into_cart("dune-vase").await;
        stage.buy().await;
        stage.notice(FOREIGN).await;
        stage.lab(circumstances("cartWrite status 500")).await;
        stage.follow_notice(FOREIGN, REPAIR).await;
        stage.notice("The store has a problem (error 500)").await;
        stage.notice(FOREIGN).await;
        assert_eq!(stage.notices().await.len(), 1, "one matter, one notice");
        stage.lab(circumstances("")).await;
        stage.follow_notice("error 500", REPAIR).await;
        stage.no_notice(FOREIGN).await;
        assert_eq!(stage.notices().await, [""; 0]);
        assert_eq!(stage.true_cart().await.0, of(ANA));
    })
    .await;
}

#[tokio::test]
async fn a_repair_that_cannot_be_looked_at_leaves_the_bar_awake() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("driftAfterPurchase=true")).await;
        stage.put_into_cart("dune-vase").await;
        stage.buy().await;
        stage.notice(FOREIGN).await;
        stage.lab(circumstances("cartRead status 403")).await;
        stage.forget_requests();
        stage.follow_notice(FOREIGN, REPAIR).await;
        stage.notice("error 403").await;
        let sent = spoken(&stage.requests());
        assert!(sent.starts_with("GET session, GET cart"), "{sent}");
        assert!(!sent.contains("POST"), "{sent}");
        stage.lab(circumstances("")).await;
        stage.change_behind_the_toolbar(BRUNO).await;
        let announce = "new BroadcastChannel('telesales-toolbar').postMessage(null)";
        stage.browser.run(announce).await;
        stage.reads("customer-name", "Bruno Lima").await;
    })
    .await;
}

#[tokio::test]
async fn a_repair_that_finds_another_customer_shows_them() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("driftAfterPurchase=true")).await;
        stage.put_into_cart("dune-vase").await;
        stage.buy().await;
        stage.notice(FOREIGN).await;
        stage.change_behind_the_toolbar(BRUNO).await;
        stage.forget_requests();
        stage.follow_notice(FOREIGN, REPAIR).await;
        stage.reads("customer-name", "Bruno Lima").await;
        assert!(stage.requests_for("clientProfileData").is_empty());
        assert_eq!(stage.true_cart().await.0, of(OLGA));
    })
    .await;
}

#[tokio::test]
async fn the_checkout_names_the_customer_in_full() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        assert!(stage.find_part("identity-email").await.is_none());
        stage.put_into_cart("dune-vase").await;
        stage.browser.open("/checkout").await;
        assert_eq!(stage.text("customer-name").await, "Ana Souza");
        assert_eq!(stage.text("identity-email").await, ANA);
        assert_eq!(stage.text("identity-name").await, "Ana Souza");
    })
    .await;
}

/// A plain GET also completes the cart with the session's profile.
#[tokio::test]
async fn looks_at_the_cart_ask_for_it_as_it_is() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.put_into_cart("dune-vase").await;
        stage.browser.open("/checkout").await;
        stage.part("customer-button").await;
        stage.click("customer-button").await;
        stage.reads("cart-loss", "1 product").await;
        let looks = stage.requests_for("orderForm");
        assert!(!looks.is_empty());
        for look in looks {
            assert!(
                look.path.contains("orderForm?disableAutoCompletion=true"),
                "{}",
                look.path
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_cart_that_cannot_be_written_does_not_undo_the_login_and_is_told() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let given = "operatorEmailInEmptyCart=true, cartWrite status 500";
        stage.lab(circumstances(given)).await;
        stage.put_into_cart("dune-vase").await;
        stage.browser.open("/").await;
        stage.reloads_after(stage.log_in_as(ANA)).await;
        stage.reads("customer-name", "Ana Souza").await;
        stage.notice(FOREIGN).await;
        stage.lab(circumstances("")).await;
        repair(&stage).await;
    })
    .await;
}
