//! Pages whose scripts have changed what the language and the browser offer.

use super::support::{Visit, guest, visit};
use serde_json::json;

#[tokio::test]
async fn an_object_prototype_with_more_in_it() {
    guest("object-prototype").await;
}

#[tokio::test]
async fn arrays_that_a_library_changed() {
    guest("own-array").await;
}

#[tokio::test]
async fn json_that_a_library_changed() {
    guest("own-json").await;
}

#[tokio::test]
async fn a_fetch_of_the_pages_own() {
    guest("own-fetch").await;
}

#[tokio::test]
async fn a_promise_of_the_pages_own() {
    guest("own-promise").await;
}

#[tokio::test]
async fn custom_elements_of_the_pages_own() {
    guest("own-custom-elements").await;
}

#[tokio::test]
async fn a_console_that_was_removed() {
    guest("no-console").await;
}

#[tokio::test]
async fn no_cookies_for_scripts() {
    guest("no-cookies").await;
}

#[tokio::test]
async fn no_channels_and_no_locks() {
    guest("no-channels").await;
}

#[tokio::test]
async fn another_widget_with_the_same_tricks() {
    guest("another-widget").await;
}

#[tokio::test]
async fn a_global_define_is_not_called() {
    visit("amd", |visit| async move {
        visit.whole().await;
        assert_eq!(visit.run("return window.defined").await, json!(0));
        let exported = "return Object.keys(window.module.exports).length";
        assert_eq!(visit.run(exported).await, json!(0));
    })
    .await;
}

/// Nothing is remembered from page to page there, so a second visit is like the first.
#[tokio::test]
async fn storage_forbidden() {
    visit("no-storage", |visit| async move {
        visit.measure().await;
        visit.log_in().await;
        visit.leave().await;
    })
    .await;
}

#[tokio::test]
async fn history_functions_that_are_wrapped_and_locked() {
    visit("own-history", |visit| async move {
        visit.measure().await;
        visit.serve().await;
        router_still_works(&visit).await;
        visit.leave().await;
        router_still_works(&visit).await;
    })
    .await;
}

/// The page's own wrapper hears of each navigation once.
async fn router_still_works(visit: &Visit) {
    let script = "window.routed = ''; const here = location.href; \
        history.pushState({}, '', '?page=2'); history.back(); return window.routed";
    assert_eq!(visit.run(script).await, json!("pushState ?page=2\n"));
    visit.settled(|| visit.lines("location.search")).await;
}
