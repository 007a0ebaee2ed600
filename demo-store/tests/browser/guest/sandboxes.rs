//! The store in a frame with a sandbox.

use super::support::{ANA, Visit, forget};
use crate::support::{Stage, eventually, on_stage};
use fantoccini::Locator;

/// Signs in, opens the page and goes into its frame.
async fn enter(stage: Stage, kind: &'static str) -> Visit {
    stage.sign_in("operator").await;
    let visit = Visit::begin(stage, kind).await;
    go_in(&visit).await;
    visit
}

async fn go_in(visit: &Visit) {
    let page = format!("/_pages/{}", visit.kind);
    visit.stage.browser.open(&page).await;
    let client = &visit.stage.browser.client;
    let frame = client.find(Locator::Css("iframe")).await.unwrap();
    frame.enter_frame().await.unwrap();
}

/// Nobody can be asked without an origin: that is said in a sentence, and nothing is drawn.
#[tokio::test]
async fn without_an_origin_it_says_what_is_missing() {
    on_stage(|stage| async move {
        let visit = enter(stage, "sandbox").await;
        for column in ["visible", "onTop", "notCovered", "headers"] {
            visit.without(column, "a frame without an origin has no session");
        }
        let said = eventually("a sentence in the console", || async {
            let said = visit.lines("notes.said").await;
            (!said.is_empty()).then_some(said)
        })
        .await;
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("Telesales Toolbar: "), "{said:?}");
        assert!(said[0].contains("allow-same-origin"), "{said:?}");
        let told = visit.lines("notes.reasons").await;
        assert!(
            told.len() == 1 && told[0].contains("allow-same-origin"),
            "{told:?}"
        );
        visit.add("still", visit.lines("notes.errors").await);
        visit.add("restored", visit.lines("notes.differences()").await);
        visit.all_is_well();
    })
    .await;
}

#[tokio::test]
async fn with_its_origin_it_works() {
    on_stage(|stage| async move {
        let visit = enter(stage, "sandbox-same-origin").await;
        visit.stage.part("bar").await;
        visit.measure().await;
        let stage = &visit.stage;
        // Not the page but its frame is loaded again.
        stage.reloads_after(stage.log_in_as(ANA)).await;
        stage.reads("customer-name", "Ana Souza").await;
        stage
            .browser
            .client
            .clone()
            .enter_parent_frame()
            .await
            .unwrap();
        forget(stage).await;
        go_in(&visit).await;
        stage.reads("customer-name", "Ana Souza").await;
        visit.depart().await;
        visit.all_is_well();
    })
    .await;
}
