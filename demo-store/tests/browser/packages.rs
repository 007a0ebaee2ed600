//! The other packages of a release: the single file, and the npm package in a site made by Vite.

use crate::support::{Stage, eventually, on_stage, on_stage_with};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

const ANA: &str = "ana.souza@example.com";
const VITE: &str = "/_frameworks/vite/";
/// Long after everything that could happen has happened.
const SETTLING: Duration = Duration::from_millis(1_200);

/// The folder of the single file. A store that serves it in place of the toolbar's has no
/// WebAssembly to serve.
fn single() -> PathBuf {
    let release = std::env::var_os("TELESALES_TOOLBAR_RELEASE").map_or_else(
        || {
            let releases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../releases");
            releases.join(env!("CARGO_PKG_VERSION"))
        },
        PathBuf::from,
    );
    let folder = release.join("single");
    assert!(
        folder.is_dir(),
        "no {}; run `cargo xtask dist`",
        folder.display()
    );
    folder
}

async fn serve_ana(stage: &Stage) {
    stage.part("bar").await;
    stage.reloads_after(stage.log_in_as(ANA)).await;
    stage.reads("customer-name", "Ana Souza").await;
}

async fn an_operator_serves_with_the_single_file_at(page: &'static str) {
    on_stage_with(&single(), move |stage| async move {
        stage.sign_in("operator").await;
        stage.browser.open(page).await;
        serve_ana(&stage).await;
        let asked = stage.requests_for("/telesales-toolbar/");
        let others = asked
            .iter()
            .filter(|it| !it.path.ends_with("telesales-toolbar.js"));
        assert_eq!(
            others.count(),
            0,
            "everything is in the one file: {asked:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn the_single_file_serves_in_a_template_from_the_time_of_framesets() {
    an_operator_serves_with_the_single_file_at("/_pages/legacy").await;
}

#[tokio::test]
async fn the_single_file_serves_under_a_policy_of_nonces() {
    an_operator_serves_with_the_single_file_at("/_pages/csp-nonce").await;
}

#[tokio::test]
async fn the_single_file_asks_once_for_a_shopper() {
    on_stage_with(&single(), |stage| async move {
        stage.browser.open("/").await;
        a_shopper_pays_one_question(&stage).await;
        assert_eq!(stage.requests_for("/telesales-toolbar/").len(), 1);
    })
    .await;
}

async fn a_shopper_pays_one_question(stage: &Stage) {
    eventually("the question", || async {
        (!stage.requests_for("/api/sessions").is_empty()).then_some(())
    })
    .await;
    tokio::time::sleep(SETTLING).await;
    assert_eq!(stage.requests_for("/api/sessions").len(), 1);
    let hosts = "return document.querySelectorAll('telesales-toolbar').length";
    assert_eq!(stage.browser.run(hosts).await, json!(0));
}

/// Puts the release's tag into a page, with this at the end of its hash.
async fn insert_pinned_tag(stage: &Stage, ending: &str) -> Value {
    let tag = fs::read_to_string(single().join("tag.html")).unwrap();
    let hash = tag.split('"').find(|it| it.starts_with("sha384-")).unwrap();
    let kept = &hash[..hash.len() - ending.len()];
    let script = format!(
        "const [done] = arguments; const tag = document.createElement('script'); \
         tag.integrity = '{kept}{ending}'; tag.crossOrigin = 'anonymous'; \
         tag.src = '/telesales-toolbar/telesales-toolbar.js'; \
         tag.onload = () => done('ran'); tag.onerror = () => done('refused'); \
         document.head.append(tag)"
    );
    let client = &stage.browser.client;
    client.execute_async(&script, vec![]).await.unwrap()
}

#[tokio::test]
async fn the_hash_in_the_tag_of_the_single_file_is_its_own() {
    on_stage_with(&single(), |stage| async move {
        stage.sign_in("operator").await;
        stage.browser.open("/?tag=off").await;
        assert_eq!(insert_pinned_tag(&stage, "AAAA").await, json!("refused"));
        assert_eq!(insert_pinned_tag(&stage, "").await, json!("ran"));
        stage.part("bar").await;
    })
    .await;
}

#[tokio::test]
async fn an_operator_serves_on_a_site_made_by_vite() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        stage.browser.open(VITE).await;
        serve_ana(&stage).await;
        let fetched = "return performance.getEntriesByType('resource')\
            .map((it) => new URL(it.name).pathname).filter((it) => it.includes('toolbar'))";
        let fetched = stage.browser.run(fetched).await;
        let fetched: Vec<String> = serde_json::from_value(fetched).unwrap();
        let own = fetched.iter().all(|it| it.starts_with(VITE));
        assert!(
            own && !fetched.is_empty(),
            "the site serves its own files: {fetched:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn the_options_of_a_site_made_by_vite_are_heeded() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        stage.browser.open("/_frameworks/vite/kiosk").await;
        tokio::time::sleep(SETTLING).await;
        assert!(stage.find_part("bar").await.is_none());
        stage.browser.open(VITE).await;
        stage.part("bar").await;
    })
    .await;
}

#[tokio::test]
async fn a_shopper_of_a_site_made_by_vite_pays_one_question() {
    on_stage(|stage| async move {
        stage.browser.open(VITE).await;
        a_shopper_pays_one_question(&stage).await;
        let asked = stage.requests_for(VITE);
        let scripts = asked.iter().filter(|it| it.path.contains(".js"));
        assert_eq!(scripts.count(), 1, "the site's own: {asked:?}");
        assert!(
            asked.iter().all(|it| !it.path.contains(".wasm")),
            "{asked:?}"
        );
        stage.forget_requests();
        stage.follow(&format!("{VITE}chairs")).await;
        tokio::time::sleep(SETTLING).await;
        assert!(stage.requests_for("/api/sessions").is_empty());
    })
    .await;
}
