//! Policies in real response headers.

use super::support::{Visit, guest};
use crate::support::{eventually, on_stage};
use serde_json::json;

#[tokio::test]
async fn only_scripts_with_a_nonce_and_what_they_load() {
    guest("csp-nonce").await;
}

#[tokio::test]
async fn no_way_to_turn_text_into_markup() {
    guest("trusted-types").await;
}

#[tokio::test]
async fn everything_from_the_store_only() {
    guest("csp-self").await;
}

#[tokio::test]
async fn only_the_store_may_be_asked() {
    guest("csp-connect").await;
}

#[tokio::test]
async fn isolated_from_other_origins() {
    guest("isolated").await;
}

#[tokio::test]
async fn no_feature_permitted() {
    guest("permissions-none").await;
}

/// Says once which word the policy lacks, and tells the page.
#[tokio::test]
async fn a_policy_that_does_not_let_webassembly_run() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        let visit = Visit::begin(stage, "csp-no-wasm").await;
        for column in ["visible", "onTop", "notCovered", "headers"] {
            visit.without(column, "the policy lets no bar start, and is named");
        }
        visit.stage.browser.open("/_pages/csp-no-wasm").await;
        eventually("the page is told", || async {
            let told = visit.lines("notes.reasons").await;
            (told.len() == 1 && told[0].contains("'wasm-unsafe-eval'")).then_some(())
        })
        .await;
        // The browser's own words may have several lines.
        let said = visit.lines("notes.said").await.join("\n");
        assert_eq!(said.matches("Telesales Toolbar: ").count(), 1, "{said}");
        let start = "Telesales Toolbar: script-src lacks 'wasm-unsafe-eval'";
        assert!(said.starts_with(start), "{said}");
        let hosts = "return document.querySelectorAll('telesales-toolbar').length";
        assert_eq!(visit.run(hosts).await, json!(0));
        // Nothing came, so everything is where it was.
        visit.add("still", visit.lines("''").await);
        visit.add("restored", visit.lines("notes.differences()").await);
        visit.all_is_well();
    })
    .await;
}
