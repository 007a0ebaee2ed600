//! The cookie of the impersonation goes with its reason: left behind, it would bring the customer
//! back with the next session.

use super::ANA;
use crate::support::{Engine, Stage, circumstances, eventually, on_stage};
use serde_json::{Value, json};

const NAME: &str = "vtex-impersonated-customer-email";
const BRUNO: &str = "bruno.lima@example.com";

/// The cookie as it is sent to the store.
async fn sent(stage: &Stage) -> Value {
    stage.truth().await["impersonationCookie"].clone()
}

/// Has the store's server set it, out of the reach of scripts, or take it away.
async fn hide_cookie(stage: &Stage, email: &str) {
    let script = "const [email, done] = arguments; \
        fetch('/_demo/hidden-cookie', { method: 'POST', body: email }).then((r) => done(r.ok))";
    assert_eq!(stage.answer(script, vec![json!(email)]).await, json!(true));
}

async fn is_gone(stage: &Stage) {
    eventually("the cookie is gone", || async {
        (sent(stage).await == json!(null)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn after_a_failed_switch() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        assert_eq!(sent(&stage).await, json!(ANA));
        stage.switch_to("nobody@example.com").await;
        stage.reads("error", "No customer with the email").await;
        assert_eq!(sent(&stage).await, json!(null));
    })
    .await;
}

#[tokio::test]
async fn while_the_next_login_is_under_way() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("sessionWrite slow 2500")).await;
        stage.mark_page().await;
        stage.switch_to(BRUNO).await;
        stage.reads("acting-as", "Leaving").await;
        assert_eq!(sent(&stage).await, json!(null));
        assert!(stage.is_marked_page().await, "it is under way");
        stage.reloaded().await;
        assert_eq!(sent(&stage).await, json!(BRUNO));
    })
    .await;
}

#[tokio::test]
async fn when_the_operators_sign_in_has_ended() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("operatorExpired=true")).await;
        stage.click("customer-button").await;
        stage.notice("Your own sign-in has ended").await;
        is_gone(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn on_the_next_page_after_that() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("operatorExpired=true")).await;
        stage.browser.open("/").await;
        is_gone(&stage).await;
        assert!(stage.find_part("bar").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn on_a_shoppers_page() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.sign_in("shopper").await;
        // The next page says that the sign-in has ended; the one after that finds a shopper.
        stage.notice("may still show a customer’s prices").await;
        stage.browser.open("/").await;
        eventually("the tab is known as a shopper's", || async {
            let noted = "return sessionStorage['telesales-toolbar'] > 0";
            (stage.browser.run(noted).await == json!(true)).then_some(())
        })
        .await;
        // As in a tab of its own, of which nothing is known.
        stage.browser.run("sessionStorage.clear()").await;
        let cookie = format!("document.cookie = '{NAME}={ANA}; path=/; max-age=86400'");
        stage.browser.run(&cookie).await;
        stage.forget_requests();
        stage.browser.open("/").await;
        is_gone(&stage).await;
        assert!(stage.requests_for(".wasm").is_empty(), "by the loader");
    })
    .await;
}

#[tokio::test]
async fn at_another_path_too() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let product = "/product/dune-vase";
        stage.browser.open(product).await;
        let another = format!("document.cookie = '{NAME}={ANA}; path=/product'");
        stage.browser.run(&another).await;
        stage.click("customer-button").await;
        stage.reloads_after(stage.click("logout-button")).await;
        assert!(stage.browser.path().await.starts_with(product));
        assert_eq!(sent(&stage).await, json!(null));
        let all = stage.browser.run("return document.cookie").await;
        assert!(!all.as_str().unwrap().contains(NAME), "{all}");
    })
    .await;
}

#[tokio::test]
async fn a_logout_that_it_undoes_names_it_where_no_script_can_delete_it() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        hide_cookie(&stage, ANA).await;
        stage.click("customer-button").await;
        stage.click("logout-button").await;
        let told = match Engine::under_test() {
            Engine::Chromium | Engine::Firefox => "the browser keeps a cookie of it",
            // There scripts set another beside it, so it cannot be told from none.
            Engine::WebKit => "did not end the customer",
        };
        stage.notice(told).await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        hide_cookie(&stage, "").await;
        stage
            .reloads_after(stage.follow_notice(told, "Logout"))
            .await;
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}
