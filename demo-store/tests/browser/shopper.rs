//! What the tag costs everybody who is no operator: next to nothing.

use crate::support::{Stage, eventually, on_stage};
use serde_json::json;
use std::time::Duration;

/// Long after everything that could happen has happened.
async fn settle(stage: &Stage) {
    eventually("the page is loaded", || async {
        let state = stage.browser.run("return document.readyState").await;
        (state == json!("complete")).then_some(())
    })
    .await;
    tokio::time::sleep(Duration::from_millis(1_200)).await;
}

async fn written(stage: &Stage) -> serde_json::Value {
    stage
        .browser
        .run(
            "return { cookies: document.cookie, local: Object.keys(localStorage), \
             session: Object.keys(sessionStorage), \
             host: document.querySelectorAll('telesales-toolbar').length, \
             sheets: document.adoptedStyleSheets.length, class: document.documentElement.className }",
        )
        .await
}

#[tokio::test]
async fn a_shopper_pays_one_small_script_and_one_request_per_tab() {
    on_stage(|stage| async move {
        stage.browser.open("/").await;
        settle(&stage).await;
        assert_eq!(
            stage.requests_for("/telesales-toolbar/").len(),
            1,
            "the loader alone"
        );
        assert_eq!(stage.requests_for("/api/sessions").len(), 1);

        stage.forget_requests();
        for path in [
            "/cart",
            "/product/tide-mug",
            "/",
            "/product/dune-vase",
            "/cart",
        ] {
            stage.follow(path).await;
            settle(&stage).await;
        }
        assert!(
            stage.requests_for("/api/sessions").is_empty(),
            "the answer was remembered"
        );
        assert!(stage.requests_for(".wasm").is_empty());
        assert_eq!(
            written(&stage).await,
            json!({
                "cookies": "", "local": [], "session": ["telesales-toolbar"], "host": 0,
                "sheets": 0, "class": ""
            })
        );
    })
    .await;
}

/// Waits until this page has asked the session.
async fn asks(stage: &Stage, why: &str) {
    eventually(&format!("the session is asked: {why}"), || async {
        (!stage.requests_for("/api/sessions").is_empty()).then_some(())
    })
    .await;
    settle(stage).await;
    stage.forget_requests();
}

#[tokio::test]
async fn whoever_may_have_signed_in_is_asked_about() {
    on_stage(|stage| async move {
        stage.browser.open("/").await;
        asks(&stage, "nothing is known").await;
        stage.browser.client.refresh().await.unwrap();
        asks(&stage, "the page was loaded again").await;
        stage.browser.open("/cart").await;
        asks(&stage, "the address was typed").await;
        stage.follow("/login").await;
        settle(&stage).await;
        stage.forget_requests();
        stage.follow("/").await;
        asks(&stage, "the page before is one to sign in with").await;
        // In a page that asked nothing, after more requests than the browser keeps.
        stage.follow("/cart").await;
        settle(&stage).await;
        assert!(stage.requests_for("/api/sessions").is_empty());
        let sign_in = "(async () => { \
            for (let i = 0; i < 300; i++) await fetch(`/store.css?${i}`).then((it) => it.text()); \
            await fetch('/api/vtexid/pub/authentication/classic/validate', { method: 'POST' }); \
            await new Promise((it) => setTimeout(it, 100)); window.is_signed_in = true })()";
        stage.browser.run(sign_in).await;
        eventually("three hundred requests, and a sign-in", || async {
            (stage.browser.run("return window.is_signed_in").await == json!(true)).then_some(())
        })
        .await;
        stage.follow("/").await;
        asks(&stage, "a request of the page before was a sign-in").await;
    })
    .await;
}

#[tokio::test]
async fn staff_without_the_role_see_no_bar() {
    on_stage(|stage| async move {
        stage.sign_in("staff").await;
        stage.browser.open("/").await;
        settle(&stage).await;
        assert!(stage.requests_for(".wasm").is_empty());
        assert_eq!(written(&stage).await["host"], json!(0));
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_ends_the_remembered_no() {
    on_stage(|stage| async move {
        stage.browser.open("/").await;
        settle(&stage).await;
        stage.operator_at_home().await;
    })
    .await;
}

#[tokio::test]
async fn a_session_that_cannot_answer_is_not_remembered_as_no() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.browser.run("sessionStorage.clear()").await;
        stage
            .lab(
                json!({ "faults": [{ "endpoint": "sessionRead", "kind": "status", "code": 500 }] }),
            )
            .await;
        stage.browser.open("/").await;
        settle(&stage).await;
        assert_eq!(written(&stage).await["session"], json!([]));
        stage.lab(json!({ "reset": true })).await;
        stage.browser.open("/").await;
        stage.part("bar").await;
    })
    .await;
}
