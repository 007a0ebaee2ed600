//! A page that is left in the middle of a login: neither the page that follows nor the tabs beside
//! it show a customer who may be served no longer.

use super::{ANA, BRUNO, beside, each_shows};
use crate::support::{Stage, circumstances, eventually, on_stage};
use std::future::Future;

async fn follow_a_link(stage: &Stage) {
    let link = "document.querySelector(\"header a[href='/account']\").click()";
    stage.browser.run(link).await;
    eventually("the account", || async {
        (stage.browser.path().await == "/account").then_some(())
    })
    .await;
}

/// Leaves the page while the store still thinks about the wish.
async fn left_before_the_answer<F: Future<Output = ()>>(stage: &Stage, leave: impl FnOnce() -> F) {
    stage.acting_as(ANA).await;
    let (first, others) = beside(stage, &["/cart"]).await;
    stage
        .lab(circumstances("sessionWrite slow 4000 stubborn once"))
        .await;
    stage.forget_requests();
    stage.switch_to(BRUNO).await;
    stage.a_write_has_arrived().await;
    leave().await;
    stage.part("bar").await;
    stage.watch().await;
    // None of them hears how it has ended.
    for tab in [&others[0], &first] {
        stage.browser.go_to(tab).await;
        stage.shows_once_settled("Bruno Lima").await;
    }
    each_shows(stage, &others, Some("Bruno Lima")).await;
    stage.browser.go_to(&first).await;
    let sightings = stage.sightings().await;
    let names: Vec<_> = sightings.iter().map(|it| it.name.as_deref()).collect();
    assert_eq!(names, [None, Some("Bruno Lima")], "{sightings:?}");
}

#[tokio::test]
async fn the_page_after_a_click_in_the_middle_of_a_login_shows_nobody_until_it_has_settled() {
    on_stage(|stage| async move {
        left_before_the_answer(&stage, || follow_a_link(&stage)).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_loaded_again_in_the_middle_of_a_login_shows_nobody_until_it_has_settled() {
    on_stage(|stage| async move {
        let reload = || async { stage.browser.client.refresh().await.unwrap() };
        left_before_the_answer(&stage, reload).await;
    })
    .await;
}

#[tokio::test]
async fn a_click_before_the_cart_is_through_keeps_no_tab_from_hearing_of_the_login() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let (first, others) = beside(&stage, &["/product/dune-vase"]).await;
        stage.lab(circumstances("cartRead slow 6000")).await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        eventually("the cart's turn", || async {
            let requests = stage.requests();
            let written = requests.iter().position(|it| it.method == "POST")?;
            let mut since = requests[written..].iter();
            since.find(|it| it.path.contains("/orderForm")).map(|_| ())
        })
        .await;
        follow_a_link(&stage).await;
        stage.reads("customer-name", "Bruno Lima").await;
        each_shows(&stage, &others, Some("Bruno Lima")).await;
        stage.browser.go_to(&first).await;
        stage.reads("customer-name", "Bruno Lima").await;
    })
    .await;
}
