//! Tabs that come in the middle of a change: what another tab does while they load, they have to
//! hear of all the same.

use super::{ANA, BRUNO, each_shows_since};
use crate::support::{Sighting, Stage, circumstances, eventually, on_stage};
use std::time::Duration;

/// A page that is not read to its end until it is told otherwise: the line may be slow.
const LOADING: &str =
    "Object.defineProperty(document, 'readyState', { configurable: true, get: () => 'loading' })";
const LOADED: &str = "delete document.readyState; \
    document.dispatchEvent(new Event('readystatechange')); dispatchEvent(new Event('load'))";

/// How long the store takes for a wish here.
const SLOW: Duration = Duration::from_secs(3);

/// A page that is still loading in a tab of its own, known as an operator's, and whose question has
/// been answered.
async fn a_loading_page(stage: &Stage) {
    stage.browser.new_tab("/cart").await;
    stage.part("bar").await;
    stage.browser.open("/cart?tag=off").await;
    stage.mark_page().await;
    stage.watch_from_the_first().await;
    stage.browser.run(LOADING).await;
    stage.insert_tag("{}").await;
    eventually("the loader's answer", || async {
        let answered = stage.browser.run(
            "return performance.getEntriesByType('resource') \
             .some((it) => it.name.includes('/api/sessions') && it.responseEnd)",
        );
        (answered.await == true).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_page_that_loads_while_another_tab_switches_never_shows_the_earlier_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let first = stage.browser.tab().await;
        a_loading_page(&stage).await;
        let second = stage.browser.tab().await;
        stage.browser.go_to(&first).await;
        stage.reloads_after(stage.switch_to(BRUNO)).await;
        stage.browser.go_to(&second).await;
        stage.browser.run(LOADED).await;
        stage.reads("customer-name", "Bruno Lima").await;
        let sightings = stage.sightings().await;
        let ana = |it: &Sighting| it.name.as_deref() == Some("Ana Souza");
        assert!(!sightings.iter().any(ana), "{sightings:?}");
        let unknown = "This page was loaded while the customer changed.";
        stage.notice(unknown).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_loaded_in_the_middle_of_a_switch_shows_nobody_until_it_is_done() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let first = stage.browser.tab().await;
        a_loading_page(&stage).await;
        let second = stage.browser.tab().await;
        stage.browser.go_to(&first).await;
        let slow = circumstances("sessionWrite slow 3000 once, cartRead slow 3000");
        stage.lab(slow).await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        let served = stage.a_write_has_arrived().await + SLOW;
        stage.browser.go_to(&second).await;
        stage.browser.run(LOADED).await;
        each_shows_since(&stage, &[second], Some("Bruno Lima"), served).await;
    })
    .await;
}

/// It cannot have heard that the change began.
#[tokio::test]
async fn a_tab_that_opens_in_the_middle_of_a_switch_hears_of_it() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage
            .lab(circumstances(
                "sessionWrite slow 3000 once, cartRead slow 3000",
            ))
            .await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        let served = stage.a_write_has_arrived().await + SLOW;
        let second = stage.browser.new_tab("/cart").await;
        stage.part("bar").await;
        stage.watch().await;
        stage.mark_page().await;
        each_shows_since(&stage, &[second], Some("Bruno Lima"), served).await;
    })
    .await;
}
