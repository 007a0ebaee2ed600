//! A change that no toolbar made is seen when somebody has reason to look.

use crate::support::{Stage, eventually, on_stage};
use std::time::{Duration, SystemTime};

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
/// How long the bar may take to see it.
const AT_MOST: Duration = Duration::from_secs(1);
/// Long enough for a question that should not be asked.
const A_WHILE: Duration = Duration::from_millis(700);

/// A page whose minutes pass when the test says so: timers of a minute and more wait for that.
const OWN_TIME: &str = "const { setTimeout, clearTimeout } = window; \
    const now = performance.now.bind(performance); \
    let ahead = 0, last = 1e6; const waiting = new Map(); \
    performance.now = () => now() + ahead; \
    window.setTimeout = (run, wait, ...more) => { \
      if (!(wait > 50_000)) return setTimeout(run, wait, ...more); \
      waiting.set(last += 1, run); return last }; \
    window.clearTimeout = (id) => waiting.delete(id) || clearTimeout(id); \
    window.pass_a_minute = () => { ahead += 61_000; const due = [...waiting.values()]; \
      waiting.clear(); for (const run of due) run() }";

/// From now on, Bruno is seen within a second, and what was on the page before is called old.
async fn bruno_is_seen(stage: &Stage) {
    let asked = SystemTime::now();
    stage.reads("customer-name", "Bruno Lima").await;
    let sightings = stage.sightings().await;
    let late = sightings.last().unwrap().after(asked);
    println!("Bruno was shown {late:?} later");
    assert!(late < AT_MOST, "{sightings:?}");
    stage
        .notice("This page was loaded for Ana Souza. The store is now serving Bruno Lima.")
        .await;
}

/// Bruno is served, and no toolbar has seen it yet.
async fn bruno_behind_the_toolbar(stage: &Stage) {
    stage.watch().await;
    // Until whatever is under way has been answered.
    tokio::time::sleep(A_WHILE).await;
    stage.change_behind_the_toolbar(BRUNO).await;
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(stage.text("customer-name").await, "Ana Souza");
}

async fn press_a_key_in_the_page(stage: &Stage) {
    let key = "document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }))";
    stage.browser.run(key).await;
}

async fn with_minutes_of_its_own(stage: &Stage) {
    stage.acting_as(ANA).await;
    stage.browser.open("/?tag=off").await;
    stage.browser.run(OWN_TIME).await;
    stage.insert_tag("{}").await;
    stage.reads("customer-name", "Ana Souza").await;
}

#[tokio::test]
async fn when_the_panel_opens() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        bruno_behind_the_toolbar(&stage).await;
        stage.click("customer-button").await;
        bruno_is_seen(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn when_a_single_page_store_goes_on_to_another_page() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        bruno_behind_the_toolbar(&stage).await;
        stage
            .browser
            .run("history.pushState(null, '', '/product/dune-vase')")
            .await;
        bruno_is_seen(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn when_a_window_gets_the_focus_from_one_beside_it() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let first = stage.browser.tab().await;
        stage.browser.new_window("/account").await;
        stage.part("bar").await;
        stage.browser.go_to(&first).await;
        bruno_behind_the_toolbar(&stage).await;
        stage.browser.run("dispatchEvent(new Event('focus'))").await;
        bruno_is_seen(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn when_the_page_is_used_after_a_minute() {
    on_stage(|stage| async move {
        with_minutes_of_its_own(&stage).await;
        bruno_behind_the_toolbar(&stage).await;
        press_a_key_in_the_page(&stage).await;
        tokio::time::sleep(A_WHILE).await;
        assert_eq!(stage.text("customer-name").await, "Ana Souza", "too early");
        stage.forget_requests();
        stage.browser.run("pass_a_minute()").await;
        bruno_is_seen(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_nobody_uses_is_left_alone_until_it_is_used() {
    on_stage(|stage| async move {
        with_minutes_of_its_own(&stage).await;
        bruno_behind_the_toolbar(&stage).await;
        stage.forget_requests();
        for _ in 0..3 {
            stage.browser.run("pass_a_minute()").await;
        }
        tokio::time::sleep(A_WHILE).await;
        assert_eq!(stage.requests_for("/api/sessions").len(), 0);
        press_a_key_in_the_page(&stage).await;
        bruno_is_seen(&stage).await;
        eventually("one look", || async {
            (stage.requests_for("/api/sessions").len() == 1).then_some(())
        })
        .await;
    })
    .await;
}
