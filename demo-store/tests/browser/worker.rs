//! A service worker of the store's own, which answers calls with what was true the last time.

use crate::support::{Stage, eventually, on_stage};
use serde_json::json;

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";

/// Puts the worker in, or takes it out; no later test in the same browser meets it.
async fn worker(stage: &Stage, state: &str) {
    stage.browser.open("/_demo/worker").await;
    let press = match state {
        "on" => "document.querySelector('#in').click()",
        _ => "document.querySelector('#out').click()",
    };
    stage.browser.run(press).await;
    eventually("the worker is as asked", || async {
        let now = stage
            .browser
            .run("return document.documentElement.dataset.worker ?? null")
            .await;
        (now == json!(state)).then_some(())
    })
    .await;
}

/// Opens pages until the worker has had every answer to remember.
async fn visit_pages(stage: &Stage, name: &str) {
    for path in ["/cart", "/account", "/"] {
        stage.browser.open(path).await;
        stage.reads("customer-name", name).await;
    }
}

/// Loads a page and notes whom it shows from the first on.
async fn watched_page(stage: &Stage) {
    stage.browser.open("/cart?tag=off").await;
    stage.watch_from_the_first().await;
    stage.insert_tag("{}").await;
}

#[tokio::test]
async fn a_customer_whose_service_has_ended_elsewhere_is_not_shown() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        worker(&stage, "on").await;
        stage.browser.open("/").await;
        stage.reloads_after(stage.log_in_as(ANA)).await;
        visit_pages(&stage, "Ana Souza").await;
        stage.change_behind_the_toolbar("").await;
        watched_page(&stage).await;
        stage.part("login-button").await;
        let sightings = stage.sightings().await;
        assert!(
            sightings.iter().all(|it| it.name.is_none()),
            "{sightings:?}"
        );
        worker(&stage, "off").await;
    })
    .await;
}

#[tokio::test]
async fn a_whole_call_goes_through_it() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        worker(&stage, "on").await;
        stage.browser.open("/").await;
        for (email, name) in [(ANA, "Ana Souza"), (BRUNO, "Bruno Lima")] {
            stage.reloads_after(stage.log_in_as(email)).await;
            visit_pages(&stage, name).await;
            assert_eq!(stage.truly_served().await.as_deref(), Some(email));
            assert_eq!(stage.true_cart().await.0.as_deref(), Some(email));
            assert_eq!(stage.notices().await, [""; 0]);
            stage.put_into_cart("dune-vase").await;
            stage.reads("customer-name", name).await;
            stage.click("customer-button").await;
            stage.reloads_after(stage.click("logout-button")).await;
            stage.part("login-button").await;
            assert_eq!(stage.notices().await, [""; 0]);
            assert_eq!(stage.true_cart().await, (None, 0));
        }
        worker(&stage, "off").await;
    })
    .await;
}

/// What the tab was told before the sign-in, the worker still knows.
#[tokio::test]
async fn a_sign_in_behind_it_brings_the_bar() {
    on_stage(|stage| async move {
        worker(&stage, "on").await;
        for _ in 0..6 {
            stage.browser.open("/").await;
            eventually("the answer is remembered", || async {
                let forget = "const known = sessionStorage['telesales-toolbar'] !== undefined; \
                    sessionStorage.clear(); return known";
                (stage.browser.run(forget).await == json!(true)).then_some(())
            })
            .await;
        }
        stage.operator_at_home().await;
        worker(&stage, "off").await;
    })
    .await;
}
