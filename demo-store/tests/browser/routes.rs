//! Single-page stores, which go from one page to the next without loading any: what the toolbar
//! knows belongs to the document.

use crate::support::{Stage, circumstances, on_stage};
use serde_json::json;

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
const STALE: &str = "This page was loaded for Ana Souza. The store is now serving Bruno Lima.";

/// An account of one document, part of which is My Orders, where there is no bar.
async fn in_the_account(stage: &Stage) {
    stage.acting_as(ANA).await;
    stage
        .open_with_tag("/account", "{ ordersUrl: '/account#/orders' }")
        .await;
    stage.reads("customer-name", "Ana Souza").await;
}

async fn go_to_my_orders(stage: &Stage) {
    stage.browser.run("location.hash = '#/orders'").await;
    stage.no_part("bar").await;
}

async fn go_to_the_profile(stage: &Stage) {
    stage.browser.run("location.hash = '#/profile'").await;
    stage.part("bar").await;
}

/// Goes on to the checkout, and notes whom it names.
async fn go_to_the_checkout(stage: &Stage) {
    let script = "window.named = []; \
        const look = () => { const root = document.querySelector('telesales-toolbar')?.shadowRoot; \
          const name = root?.querySelector('[part=identity]')?.textContent; \
          if (name && named.at(-1) !== name) named.push(name); requestAnimationFrame(look) }; \
        history.pushState(null, '', '/checkout'); look()";
    stage.browser.run(script).await;
}

/// The checkout is slow to find out that Bruno is served now, and has not named Ana meanwhile.
async fn the_checkout_names_bruno_alone(stage: &Stage) {
    stage.change_behind_the_toolbar(BRUNO).await;
    stage.lab(circumstances("sessionRead slow 1500")).await;
    go_to_the_checkout(stage).await;
    stage.reads("checking", "Checking").await;
    stage.reads("identity", BRUNO).await;
    let named = stage.browser.run("return window.named").await;
    let named: Vec<String> = serde_json::from_value(named).unwrap();
    assert!(
        named.len() == 1 && named[0].contains("Bruno Lima"),
        "{named:?}"
    );
}

/// The login went to its end: session, cookie and cart are Bruno's.
async fn all_is_brunos(stage: &Stage) {
    assert_eq!(stage.truly_served().await.as_deref(), Some(BRUNO));
    let cookie = "vtex-impersonated-customer-email";
    let cookie = stage.browser.client.get_named_cookie(cookie).await.unwrap();
    assert_eq!(cookie.value(), BRUNO);
    assert_eq!(stage.true_cart().await.0.as_deref(), Some(BRUNO));
}

#[tokio::test]
async fn a_change_during_a_visit_to_my_orders_is_told_afterwards() {
    on_stage(|stage| async move {
        in_the_account(&stage).await;
        go_to_my_orders(&stage).await;
        stage.change_behind_the_toolbar(BRUNO).await;
        go_to_the_profile(&stage).await;
        stage.reads("customer-name", "Bruno Lima").await;
        stage.notice(STALE).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_told_and_typed_outlives_a_visit_to_my_orders() {
    on_stage(|stage| async move {
        in_the_account(&stage).await;
        stage.change_behind_the_toolbar(BRUNO).await;
        go_to_the_profile(&stage).await;
        stage.notice(STALE).await;
        stage.click("customer-button").await;
        stage.click("switch-button").await;
        stage.type_email("carla@").await;
        go_to_my_orders(&stage).await;
        go_to_the_profile(&stage).await;
        stage.notice(STALE).await;
        stage.click("customer-button").await;
        stage.click("switch-button").await;
        assert_eq!(stage.typed_email().await, "carla@");
    })
    .await;
}

#[tokio::test]
async fn a_login_goes_on_during_a_visit_to_my_orders() {
    on_stage(|stage| async move {
        in_the_account(&stage).await;
        stage.lab(circumstances("sessionWrite slow 2500")).await;
        stage.mark_page().await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        stage.a_write_has_arrived().await;
        go_to_my_orders(&stage).await;
        go_to_the_profile(&stage).await;
        stage.reads("acting-as", "Leaving").await;
        stage.reloaded().await;
        all_is_brunos(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn a_login_ends_though_the_page_has_no_bar_by_then() {
    on_stage(|stage| async move {
        in_the_account(&stage).await;
        stage.lab(circumstances("sessionWrite slow 1500")).await;
        stage.mark_page().await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        stage.a_write_has_arrived().await;
        go_to_my_orders(&stage).await;
        stage.reloaded().await;
        all_is_brunos(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn a_login_goes_on_over_the_border_of_the_checkout() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("sessionWrite slow 2500")).await;
        stage.mark_page().await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        stage.a_write_has_arrived().await;
        go_to_the_checkout(&stage).await;
        stage.reloaded().await;
        stage.reads("customer-name", "Bruno Lima").await;
        all_is_brunos(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_checkout_names_nobody_before_the_session_was_read_again() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        the_checkout_names_bruno_alone(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn after_a_page_without_a_bar_the_checkout_names_nobody_before_the_session_was_read_again() {
    on_stage(|stage| async move {
        in_the_account(&stage).await;
        go_to_my_orders(&stage).await;
        the_checkout_names_bruno_alone(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_typed_address_survives_in_page_routes() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.click("login-button").await;
        stage.type_email("ana@").await;
        go_to_the_checkout(&stage).await;
        stage
            .browser
            .run("history.pushState(null, '', '/product/dune-vase')")
            .await;
        assert_eq!(stage.typed_email().await, "ana@");
        assert_eq!(stage.browser.run("return named").await, json!([]));
    })
    .await;
}
