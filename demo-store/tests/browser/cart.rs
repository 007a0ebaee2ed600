//! The cart has an identity of its own: it follows the customer, is told when it does not, and
//! never goes from one to the next unnoticed.

use crate::support::{Stage, circumstances, eventually, on_stage, spoken};

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
        stage.lab(circumstances("")).await;
        stage.follow_notice("error 500", REPAIR).await;
        // While it is being repaired, the first notice is there again.
        stage.no_notice("").await;
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
        eventually("the repair is over", || async {
            (spoken(&stage.requests()) == "POST cart, GET cart").then_some(())
        })
        .await;
        stage.lab(circumstances("")).await;
        stage.change_behind_the_toolbar(BRUNO).await;
        let announce = "new BroadcastChannel('telesales-toolbar').postMessage(null)";
        stage.browser.run(announce).await;
        stage.reads("customer-name", "Bruno Lima").await;
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

#[tokio::test]
async fn a_logout_says_how_much_it_leaves_behind() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.click("customer-button").await;
        stage.part("customer-panel").await;
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

#[tokio::test]
async fn the_next_customer_gets_the_cart_in_their_name() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.put_into_cart("dune-vase").await;
        stage.reloads_after(stage.switch_to(BRUNO)).await;
        stage.reads("customer-name", "Bruno Lima").await;
        assert_eq!(stage.true_cart().await, (of(BRUNO), 1));
    })
    .await;
}

/// A logout under this policy, with one product in the customer's cart; what was sent.
async fn log_out_with(stage: &Stage, options: &str) -> String {
    stage.acting_as(ANA).await;
    stage.put_into_cart("dune-vase").await;
    stage.open_with_tag("/", options).await;
    stage.click("customer-button").await;
    stage.part("customer-panel").await;
    stage.forget_requests();
    stage.reloads_after(stage.click("logout-button")).await;
    assert_eq!(stage.truly_served().await, None);
    spoken(&stage.requests())
}

#[tokio::test]
async fn on_logout_new_leaves_the_cart_behind() {
    on_stage(|stage| async move {
        let sent = log_out_with(&stage, "{ cartOnLogout: 'new' }").await;
        assert_eq!(sent, "POST session, GET session, GET new cart, GET cart");
        assert_eq!(stage.true_cart().await, (None, 0));
    })
    .await;
}

#[tokio::test]
async fn on_logout_anonymous_keeps_the_items_without_the_name() {
    on_stage(|stage| async move {
        let sent = log_out_with(&stage, "{ cartOnLogout: 'anonymous' }").await;
        assert_eq!(
            sent,
            "POST session, GET session, GET cart, GET anonymous cart, GET cart"
        );
        assert_eq!(stage.true_cart().await, (None, 1));
    })
    .await;
}

/// A logout under this policy where the browser does not keep the cart that such a request answers
/// with, as when its cookie is for a different domain: the old cart stays, and that is told.
async fn the_old_cart_stays(policy: &'static str, request: &'static str) {
    on_stage(move |stage| async move {
        stage.acting_as(ANA).await;
        stage.put_into_cart("dune-vase").await;
        let option = format!("{{ cartOnLogout: '{policy}' }}");
        stage.open_with_tag("/", &option).await;
        stage.part("customer-button").await;
        let without_cookies = format!(
            "const {{ fetch }} = window; window.fetch = (request) => \
             fetch(request, request.url?.includes('{request}') ? {{ credentials: 'omit' }} : {{}})"
        );
        stage.browser.run(&without_cookies).await;
        stage.mark_page().await;
        stage.click("customer-button").await;
        stage.click("logout-button").await;
        stage.notice("their cart is still here").await;
        assert_eq!(stage.true_cart().await, (of(ANA), 1));
        assert!(stage.is_marked_page().await, "no reload");
    })
    .await;
}

#[tokio::test]
async fn a_new_cart_that_the_browser_does_not_keep_is_not_believed() {
    the_old_cart_stays("new", "forceNewCart=true").await;
}

#[tokio::test]
async fn an_anonymous_cart_that_the_browser_does_not_keep_is_not_believed() {
    the_old_cart_stays("anonymous", "changeToAnonymousUser").await;
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
async fn on_logout_keep_and_off_leave_the_cart_as_it_is() {
    for policy in ["keep", "off"] {
        on_stage(move |stage| async move {
            let options = format!("{{ cartOnLogout: '{policy}' }}");
            let sent = log_out_with(&stage, &options).await;
            assert_eq!(sent, "POST session, GET session");
            assert_eq!(stage.true_cart().await, (of(ANA), 1));
        })
        .await;
    }
}

#[tokio::test]
async fn a_logout_that_leaves_nothing_behind_does_not_say_so() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.put_into_cart("dune-vase").await;
        stage
            .open_with_tag("/", "{ cartOnLogout: 'anonymous' }")
            .await;
        stage.click("customer-button").await;
        stage.part("customer-panel").await;
        assert!(stage.find_part("cart-loss").await.is_none());
    })
    .await;
}

/// A login under this policy, with one product in a cart that is the operator's; what was sent.
async fn log_in_with(stage: &Stage, options: &str) -> String {
    stage.operator_at_home().await;
    stage
        .lab(circumstances("operatorEmailInEmptyCart=true"))
        .await;
    stage.put_into_cart("dune-vase").await;
    assert_eq!(stage.true_cart().await, (of(OLGA), 1));
    stage.open_with_tag("/", options).await;
    stage.part("bar").await;
    stage.forget_requests();
    stage.reloads_after(stage.log_in_as(ANA)).await;
    assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
    spoken(&stage.requests())
}

#[tokio::test]
async fn on_login_sync_gives_the_cart_to_the_customer() {
    on_stage(|stage| async move {
        let sent = log_in_with(&stage, "{ cartOnLogin: 'sync' }").await;
        assert_eq!(sent, "POST session, GET session, GET cart, POST cart");
        assert_eq!(stage.true_cart().await, (of(ANA), 1));
    })
    .await;
}

#[tokio::test]
async fn on_login_keep_leaves_the_cart_and_warns() {
    on_stage(|stage| async move {
        let sent = log_in_with(&stage, "{ cartOnLogin: 'keep' }").await;
        assert_eq!(sent, "POST session, GET session");
        assert_eq!(stage.true_cart().await, (of(OLGA), 1));
        stage.insert_tag("{ cartOnLogin: 'keep' }").await;
        stage.notice(FOREIGN).await;
    })
    .await;
}

#[tokio::test]
async fn with_both_off_the_cart_is_not_even_looked_at() {
    on_stage(|stage| async move {
        let off = "{ cartOnLogin: 'off', cartOnLogout: 'off' }";
        assert_eq!(log_in_with(&stage, off).await, "POST session, GET session");
        stage.insert_tag(off).await;
        stage.click("customer-button").await;
        stage.reloads_after(stage.click("logout-button")).await;
        assert_eq!(stage.true_cart().await, (of(OLGA), 1));
        assert_eq!(stage.requests_for("orderForm").len(), 0);
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
