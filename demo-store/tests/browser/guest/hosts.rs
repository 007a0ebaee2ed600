//! Pages that are hard on the element that the toolbar lives in.

use super::support::{Visit, guest, visit};
use crate::support::{PATIENCE, eventually, on_stage};
use fantoccini::Locator;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::time::sleep;

#[tokio::test]
async fn a_transformed_body() {
    guest("body-transform").await;
}

#[tokio::test]
async fn a_filtered_body() {
    guest("body-filter").await;
}

#[tokio::test]
async fn a_body_that_contains() {
    guest("body-contain").await;
}

/// The page does what its kind is about, and the bar is there as before.
async fn act(kind: &'static str) {
    visit(kind, |visit| async move {
        visit.measure().await;
        visit.run("act()").await;
        visit.stage.part("bar").await;
        visit.look("start").await;
        visit.scroll("scrollTo(0, 600)").await;
        visit.look("scrolled").await;
        visit.scroll("scrollTo(0, 0)").await;
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

#[tokio::test]
async fn a_replaced_body() {
    act("body-replaced").await;
}

#[tokio::test]
async fn a_replaced_html() {
    act("html-replaced").await;
}

#[tokio::test]
async fn a_document_written_anew() {
    act("document-written").await;
}

#[tokio::test]
async fn an_overlay_that_comes_later_with_the_highest_z_index() {
    visit("late-overlay", |visit| async move {
        visit.measure().await;
        visit.run("act()").await;
        visit.look("start").await;
        visit.serve().await;
        visit.open_anew().await;
        visit.run("act()").await;
        visit.look("start").await;
        visit.free().await;
        visit.run("undo()").await;
        visit.remains_nothing().await;
    })
    .await;
}

/// A modal dialog of the page is above the bar, and works; afterwards the bar does.
#[tokio::test]
async fn a_modal_dialog_of_the_pages_own() {
    visit("own-dialog", |visit| async move {
        visit.measure().await;
        let client = &visit.stage.browser.client;
        client
            .find(Locator::Css("#open"))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        // Even where the two meet.
        let met = "document.querySelector('dialog').style.cssText = 'margin: 0; top: 0; left: 0'; \
            const met = document.elementFromPoint(10, 10); \
            document.querySelector('dialog').removeAttribute('style'); return met.id";
        assert_eq!(visit.run(met).await, json!("dialog"));
        let inert = "return document.elementFromPoint(innerWidth - 60, 20)?.tagName ?? null";
        assert_ne!(visit.run(inert).await, json!("TELESALES-TOOLBAR"));
        client
            .find(Locator::Css("#choose"))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        let chosen = "return document.querySelector('#dialog').returnValue";
        assert_eq!(visit.run(chosen).await, json!("chosen"));
        visit.look("start").await;
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_removes_it_twice() {
    visit("host-removed-twice", |visit| async move {
        eventually("it was removed twice", || async {
            (visit.run("return window.removed").await == json!(2)).then_some(())
        })
        .await;
        visit.stage.part("bar").await;
        visit.measure().await;
        visit.log_in().await;
        visit.leave().await;
    })
    .await;
}

/// Two scripts do not fight for ever: the toolbar gives in, and gives back the room it took.
#[tokio::test]
async fn a_page_that_removes_it_for_ever() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        let visit = Visit::begin(stage, "host-removed-always").await;
        for column in ["visible", "onTop", "notCovered", "headers", "still"] {
            visit.without(column, "the page lets no bar be");
        }
        visit
            .stage
            .browser
            .open("/_pages/host-removed-always")
            .await;
        let removed = settled_count(&visit).await;
        assert!((2..=20).contains(&removed), "removed {removed} times");
        let differences = visit.settled(|| visit.lines("notes.differences()")).await;
        visit.add("restored", without_listeners(differences));
        visit.all_is_well();
    })
    .await;
}

/// The room is given back; that the toolbar goes on to listen is its own affair.
fn without_listeners(differences: Vec<String>) -> impl Iterator<Item = String> {
    differences
        .into_iter()
        .filter(|it| !it.starts_with("listeners ") && !it.starts_with("history."))
}

/// How often the page removed it, once that has not changed for two seconds.
async fn settled_count(visit: &Visit) -> i64 {
    let deadline = Instant::now() + PATIENCE;
    let mut last = (0, Instant::now());
    loop {
        let removed = visit.run("return window.removed").await.as_i64().unwrap();
        if removed != last.0 {
            last = (removed, Instant::now());
        }
        if removed > 0 && last.1.elapsed() > Duration::from_secs(2) {
            return removed;
        }
        assert!(
            Instant::now() < deadline,
            "removed {removed} times, and no end"
        );
        sleep(Duration::from_millis(50)).await;
    }
}
