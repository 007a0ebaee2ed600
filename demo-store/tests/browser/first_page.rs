//! The first page in an operator's tab, of which nothing is known yet.

use crate::support::{Stage, circumstances, eventually, on_stage};
use serde_json::json;

const ANA: &str = "ana.souza@example.com";

/// A page of a tab that serves Ana, with nothing remembered of that.
async fn forgotten(stage: &Stage) {
    stage.acting_as(ANA).await;
    stage.browser.open("/?tag=off").await;
    stage.browser.run("sessionStorage.clear()").await;
    stage.forget_requests();
}

#[tokio::test]
async fn one_question_is_enough() {
    on_stage(|stage| async move {
        forgotten(&stage).await;
        stage.insert_tag("{}").await;
        stage.reads("customer-name", "Ana Souza").await;
        let asked = stage.requests_for("/api/sessions");
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert!(asked[0].path.contains("profile.email"), "{asked:?}");
    })
    .await;
}

#[tokio::test]
async fn a_session_that_cannot_answer_is_asked_again() {
    on_stage(|stage| async move {
        forgotten(&stage).await;
        stage
            .lab(circumstances("sessionRead status 503 once"))
            .await;
        stage.insert_tag("{}").await;
        stage.reads("customer-name", "Ana Souza").await;
        let asked = stage.requests_for("/api/sessions");
        assert_eq!(asked.len(), 2, "{asked:?}");
    })
    .await;
}

/// What is in the way for good is said, with the address: it may be the option's that is wrong.
#[tokio::test]
async fn a_session_that_is_not_there_is_said() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        for (options, reason) in [
            (
                "{ sessionEndpoint: '/nothing/here' }",
                "/nothing/here fails",
            ),
            ("{ basePath: 'fr' }", "fr/api/sessions fails"),
        ] {
            stage.browser.open("/?tag=off").await;
            stage.browser.run("sessionStorage.clear()").await;
            drop(stage.browser.console().await);
            stage.insert_tag(options).await;
            says(&stage, &[reason, "404"]).await;
        }
    })
    .await;
}

/// Waits until the console says this of the toolbar.
async fn says(stage: &Stage, words: &[&str]) {
    eventually(&format!("{words:?} in the console"), || async {
        let said = stage.browser.console().await;
        let is_it = |line: &String| words.iter().all(|it| line.contains(it));
        said.iter().any(is_it).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_webassembly_is_told_so() {
    on_stage(|stage| async move {
        forgotten(&stage).await;
        stage.browser.run("delete window.WebAssembly").await;
        stage.insert_tag("{}").await;
        says(&stage, &["WebAssembly is switched off"]).await;
    })
    .await;
}

/// Its files cannot be found where it is a part of another.
#[tokio::test]
async fn a_copy_in_another_script_is_told_so() {
    on_stage(|stage| async move {
        forgotten(&stage).await;
        let inline = "fetch('/telesales-toolbar/telesales-toolbar.js').then((it) => it.text())\
            .then((text) => document.head.append(Object.assign(document.createElement('script'), \
            { text })))";
        stage.browser.run(inline).await;
        says(&stage, &["its files are missing"]).await;
    })
    .await;
}

/// An image that never comes: the page's `load` is never.
#[tokio::test]
async fn a_page_that_never_ends_loading_gets_its_bar() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        for memory in ["", "sessionStorage.clear()"] {
            stage.browser.open("/?tag=off").await;
            stage.browser.run(memory).await;
            stage.browser.run(NEVER_LOADED).await;
            stage.insert_tag("{}").await;
            stage.reads("customer-name", "Ana Souza").await;
        }
    })
    .await;
}

/// The page says that it is still loading, and its `load` does not come.
const NEVER_LOADED: &str = "\
    Object.defineProperty(document, 'readyState', { get: () => 'interactive' }); \
    addEventListener('load', (event) => event.stopImmediatePropagation(), true)";

/// Nobody asks a browser that never rests when it is idle.
#[tokio::test]
async fn a_page_that_never_rests_gets_its_bar() {
    on_stage(|stage| async move {
        forgotten(&stage).await;
        let restless = "(function again() { const from = performance.now(); \
            while (performance.now() - from < 30); requestAnimationFrame(again) })()";
        stage.browser.run(restless).await;
        stage.insert_tag("{}").await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

/// Room that nothing comes for is given back.
#[tokio::test]
async fn room_without_a_bar_is_given_back() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.browser.open("/?tag=off").await;
        stage.hold_back_the_wasm().await;
        stage.insert_tag("{}").await;
        let margin = "return getComputedStyle(document.documentElement).marginTop";
        eventually("the room of the page before", || async {
            (stage.browser.run(margin).await == json!("44px")).then_some(())
        })
        .await;
        eventually("no room", || async {
            (stage.browser.run(margin).await == json!("0px")).then_some(())
        })
        .await;
        stage.release_the_wasm().await;
        stage.part("bar").await;
        stage.room_is_made().await;
    })
    .await;
}
