//! What the kinds of storefront publish in their pages, and the toolbar makes use of.

use crate::support::{eventually, on_stage};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn a_session_that_the_store_is_making_is_waited_for() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        stage.browser.open("/?tag=off").await;
        stage
            .browser
            .run(
                "window.__RENDER_8_SESSION__ = \
                 { sessionPromise: new Promise((made) => { window.sessionMade = made }) }",
            )
            .await;
        stage.forget_requests();
        stage.insert_tag("{}").await;
        eventually("the loader runs", || async {
            let runs = "return Symbol.for('telesales-toolbar') in window";
            (stage.browser.run(runs).await == json!(true)).then_some(())
        })
        .await;
        // Time enough to ask, which it must not do yet.
        tokio::time::sleep(Duration::from_millis(700)).await;
        assert!(stage.requests_for("/api/sessions").is_empty());
        stage.browser.run("window.sessionMade()").await;
        stage.part("bar").await;
    })
    .await;
}

#[tokio::test]
async fn the_path_of_a_binding_goes_before_the_session() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        stage.browser.open("/?tag=off").await;
        stage
            .browser
            .run("window.__RUNTIME__ = { rootPath: '/fr' }")
            .await;
        stage.forget_requests();
        stage.insert_tag("{}").await;
        eventually("the session is asked", || async {
            let asked = stage.requests_for("/fr/api/sessions?items=");
            (!asked.is_empty()).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_user_of_the_b2b_suite_is_told_and_left_alone() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let serve = "const [done] = arguments; fetch('/api/sessions', { method: 'POST', \
            headers: { 'content-type': 'application/json' }, \
            body: JSON.stringify({ public: { impersonate: { value: 'b2b-user-7' } } }) \
            }).then(() => done())";
        let client = &stage.browser.client;
        client.execute_async(serve, vec![]).await.unwrap();
        stage.browser.open("/").await;
        stage.notice("B2B tool is serving somebody").await;
        stage
            .reloads_after(stage.log_in_as("ana.souza@example.com"))
            .await;
        stage.reads("customer-name", "Ana Souza").await;
        let kept = &stage.truth().await["session"]["namespaces"]["public"]["impersonate"];
        assert_eq!(kept["value"], json!("b2b-user-7"), "not fought");
    })
    .await;
}

#[tokio::test]
async fn a_fetch_of_the_pages_own_that_rejects_with_anything_is_survived() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage
            .browser
            .run(
                "window.own = window.fetch; \
                 window.fetch = () => Promise.reject('not even an Error')",
            )
            .await;
        stage.log_in_as("ana.souza@example.com").await;
        stage
            .reads("error", "connection to the store was lost")
            .await;
        stage.browser.run("window.fetch = window.own").await;
        stage.click("submit-button").await;
        // The first wish may have arrived all the same, so the second waits until that has settled.
        stage.shows_once_settled("Ana Souza").await;
    })
    .await;
}
