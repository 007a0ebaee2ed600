//! Sites made with real frameworks, built from their packages: the bar stays through a hundred
//! navigations inside each, above the page, naming the customer, and leaves nothing behind.

mod look;
mod tour;

use crate::support::{Engine, Stage, eventually, on_fading_stage, on_stage, spoken};
use serde_json::json;

const ANA: &str = "ana.souza@example.com";
const NAVIGATIONS: usize = 100;

/// Opens a site as somebody who serves Ana Souza.
async fn serve_ana_at(stage: &Stage, site: &str) {
    stage.sign_in("operator").await;
    stage.browser.open(&format!("/_frameworks/{site}/")).await;
    stage.part("bar").await;
    stage.reloads_after(stage.log_in_as(ANA)).await;
    stage.reads("customer-name", "Ana Souza").await;
}

async fn the_bar_stays_in(site: &'static str) {
    on_stage(move |stage| tour_with_ana(stage, site)).await;
}

async fn tour_with_ana(stage: Stage, site: &str) {
    serve_ana_at(&stage, site).await;
    stage.mark_page().await;
    stage.forget_requests();
    tour::of(&stage, site, NAVIGATIONS).await;
    let asked = spoken(&stage.requests());
    let looked = asked.matches("GET session").count();
    println!("{site}: looked {looked} times");
    let only_looks = asked.replace("GET session", "").replace("GET cart", "");
    let only_looks = only_looks.chars().all(|it| !it.is_alphabetic());
    assert!(only_looks, "nobody's session changed: {asked}");
    assert!(looked <= NAVIGATIONS, "one look for each address: {asked}");
}

#[tokio::test]
async fn the_bar_stays_in_react() {
    the_bar_stays_in("react").await;
}

#[tokio::test]
async fn the_bar_stays_in_vue() {
    the_bar_stays_in("vue").await;
}

#[tokio::test]
async fn the_bar_stays_in_svelte() {
    the_bar_stays_in("svelte").await;
}

#[tokio::test]
async fn the_bar_stays_in_turbo() {
    the_bar_stays_in("turbo").await;
}

#[tokio::test]
async fn the_bar_stays_in_astro() {
    on_fading_stage(|stage| tour_with_ana(stage, "astro")).await;
}

/// React reports each element that it did not draw itself, and draws the document again.
async fn react_finds_its_document_as_it_left_it(site: &'static str) {
    on_stage(move |stage| async move {
        serve_ana_at(&stage, site).await;
        for department in ["", "chairs", "lamps", "rugs", "bowls"] {
            let page = format!("/_frameworks/{site}/{department}");
            stage.browser.open(&page).await;
            stage.reads("customer-name", "Ana Souza").await;
            let seen = eventually("React has the document", || async {
                let seen = stage.browser.run(HYDRATION).await;
                seen["hydrated"].is_number().then_some(seen)
            })
            .await;
            assert_eq!(seen["reported"], json!([]), "{page}: {seen}");
            let hosts = "return document.querySelectorAll('telesales-toolbar').length";
            assert_eq!(stage.browser.run(hosts).await, json!(1), "{page}");
        }
    })
    .await;
}

const HYDRATION: &str = "const { watched, hydratedAt, hydrationErrors } = window; \
    return { hydrated: hydratedAt, loaded: watched.loaded, inserted: watched.inserted, \
      reported: [...hydrationErrors, ...watched.errors] }";

#[tokio::test]
async fn react_hydrates_with_the_tag_among_its_own() {
    react_finds_its_document_as_it_left_it("react").await;
}

#[tokio::test]
async fn react_hydrates_with_a_tag_it_does_not_know() {
    react_finds_its_document_as_it_left_it("react-foreign-tag").await;
}

/// In Chromium: elsewhere the tests write down what the page says by a script of their own at the
/// head's beginning, with which this React would not find its document as it has drawn it.
async fn the_react_before_finds_its_document(site: &'static str) {
    if Engine::under_test() == Engine::Chromium {
        react_finds_its_document_as_it_left_it(site).await;
    }
}

#[tokio::test]
async fn the_react_before_hydrates_too() {
    the_react_before_finds_its_document("react-18").await;
}

#[tokio::test]
async fn its_development_build_hydrates_without_a_word() {
    the_react_before_finds_its_document("react-18-development").await;
}

#[tokio::test]
async fn reacts_development_build_hydrates_without_a_word() {
    react_finds_its_document_as_it_left_it("react-development").await;
}
