//! Back and Forward, and coming back from where there is no network: a page that was put aside
//! shows nobody before it has asked again.
//!
//! Whether the browser really put the page aside, rather than loading it anew, is recorded by
//! the page itself. Chromium needs nothing special for it: the driver's own hooks do not keep
//! pages out of the back/forward cache, nor does the toolbar's line to the other tabs as long as
//! nothing is said on it. What is said throws the pages that were put aside away, so after a
//! change made with the toolbar they are loaded anew; after any other change they come back.

use crate::support::{Engine, Sighting, Stage, circumstances, eventually, on_stage};
use serde_json::json;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
const AT_MOST: Duration = Duration::from_secs(1);

/// Notes in the page when it is shown again, and whom it shows.
async fn remember_this_page(stage: &Stage) {
    stage.part("bar").await;
    stage.watch().await;
    stage.mark_page().await;
    stage
        .browser
        .run(
            "addEventListener('pageshow', (event) => \
             { window.shown = { persisted: event.persisted, at: Date.now() } })",
        )
        .await;
}

/// By a link that is pressed by script: Firefox's driver leaves a listener for `unload` behind
/// wherever it clicks itself, and with that no page is put aside.
async fn go_to_account(stage: &Stage) {
    let link = "document.querySelector(\"header a[href='/account']\").click()";
    stage.browser.run(link).await;
    eventually("the account", || async {
        (stage.browser.path().await == "/account").then_some(())
    })
    .await;
    stage.part("bar").await;
}

async fn go_back(stage: &Stage) {
    stage.browser.client.back().await.unwrap();
    eventually("the earlier page", || async {
        (stage.browser.path().await == "/").then_some(())
    })
    .await;
}

async fn came_from_the_cache(stage: &Stage) {
    let shown = stage.browser.run("return window.shown ?? null").await;
    let reasons = stage
        .browser
        .run("return performance.getEntriesByType('navigation')[0].notRestoredReasons ?? null")
        .await;
    assert_eq!(shown["persisted"], json!(true), "{shown} {reasons}");
    assert!(stage.is_marked_page().await);
}

/// From a second after the page came back, only this name is shown, or none.
async fn shows_within_a_second(stage: &Stage, name: Option<&str>) {
    match name {
        Some(name) => stage.reads("customer-name", name).await,
        None => {
            stage.part("login-button").await;
        }
    }
    let at = stage.browser.run("return window.shown.at").await;
    let restored = UNIX_EPOCH + Duration::from_secs_f64(at.as_f64().unwrap() / 1_000.0);
    let sightings = stage.sightings().await;
    let last = sightings.last().expect("somebody or nobody was seen");
    assert_eq!(last.name.as_deref(), name, "{sightings:?}");
    let late = last.after(restored);
    println!("{name:?} was shown {late:?} after the page came back");
    assert!(late < AT_MOST, "{late:?} in {sightings:?}");
}

#[tokio::test]
async fn back_after_a_logout_with_the_toolbar_shows_nobody() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        remember_this_page(&stage).await;
        go_to_account(&stage).await;
        stage.click("customer-button").await;
        stage.reloads_after(stage.click("logout-button")).await;
        stage.part("login-button").await;
        go_back(&stage).await;
        let stale = "This page was loaded for Ana Souza. The store is now serving nobody.";
        was_told_meanwhile(&stage, None, stale).await;
    })
    .await;
}

#[tokio::test]
async fn back_after_a_switch_with_the_toolbar_shows_the_next_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        remember_this_page(&stage).await;
        go_to_account(&stage).await;
        stage.reloads_after(stage.switch_to(BRUNO)).await;
        stage.reads("customer-name", "Bruno Lima").await;
        go_back(&stage).await;
        let stale = "This page was loaded for Ana Souza. The store is now serving Bruno Lima.";
        was_told_meanwhile(&stage, Some("Bruno Lima"), stale).await;
    })
    .await;
}

/// The page that was told of a change while it was put aside. Chromium and Firefox throw it away
/// for that and load it anew: nothing of it is left, and there is nothing to tell. WebKit keeps
/// it; it shows nobody until it has asked, and says for whom it was loaded.
async fn was_told_meanwhile(stage: &Stage, name: Option<&str>, stale: &str) {
    if Engine::under_test() == Engine::WebKit {
        came_from_the_cache(stage).await;
        shows_within_a_second(stage, name).await;
        stage.notice(stale).await;
        return;
    }
    eventually("another page", || async {
        (!stage.is_marked_page().await).then_some(())
    })
    .await;
    match name {
        Some(name) => stage.reads("customer-name", name).await,
        None => {
            stage.part("login-button").await;
        }
    }
    assert_eq!(stage.notices().await, [""; 0]);
    if Engine::under_test() != Engine::Chromium {
        // Chromium alone says why.
        return;
    }
    let reasons = "return performance.getEntriesByType('navigation')[0]\
        .notRestoredReasons.reasons.map((it) => it.reason).join()";
    let reasons = stage.browser.run(reasons).await;
    assert_eq!(reasons, json!("broadcastchannel-message"));
}

#[tokio::test]
async fn back_after_a_logout_elsewhere_shows_nobody() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        remember_this_page(&stage).await;
        go_to_account(&stage).await;
        stage.change_behind_the_toolbar("").await;
        go_back(&stage).await;
        came_from_the_cache(&stage).await;
        shows_within_a_second(&stage, None).await;
        let stale = "This page was loaded for Ana Souza. The store is now serving nobody.";
        stage.follow_notice(stale, "Refresh the page").await;
        stage.reloaded().await;
        stage.part("login-button").await;
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn back_after_a_switch_elsewhere_shows_the_next_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        remember_this_page(&stage).await;
        go_to_account(&stage).await;
        stage.change_behind_the_toolbar(BRUNO).await;
        go_back(&stage).await;
        came_from_the_cache(&stage).await;
        shows_within_a_second(&stage, Some("Bruno Lima")).await;
        stage
            .notice("This page was loaded for Ana Souza. The store is now serving Bruno Lima.")
            .await;
    })
    .await;
}

#[tokio::test]
async fn back_after_a_login_elsewhere_shows_the_customer() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        remember_this_page(&stage).await;
        go_to_account(&stage).await;
        stage.change_behind_the_toolbar(ANA).await;
        go_back(&stage).await;
        came_from_the_cache(&stage).await;
        shows_within_a_second(&stage, Some("Ana Souza")).await;
    })
    .await;
}

#[tokio::test]
async fn forward_after_a_logout_elsewhere_shows_nobody() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        go_to_account(&stage).await;
        remember_this_page(&stage).await;
        go_back(&stage).await;
        stage.reads("customer-name", "Ana Souza").await;
        stage.change_behind_the_toolbar("").await;
        stage.browser.client.forward().await.unwrap();
        eventually("the later page", || async {
            (stage.browser.path().await == "/account").then_some(())
        })
        .await;
        came_from_the_cache(&stage).await;
        shows_within_a_second(&stage, None).await;
    })
    .await;
}

#[tokio::test]
async fn a_restored_page_whose_store_is_silent_shows_nobody() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        remember_this_page(&stage).await;
        go_to_account(&stage).await;
        stage.lab(circumstances("sessionRead slow 3000")).await;
        go_back(&stage).await;
        stage
            .reads("checking", "Checking who is being served")
            .await;
        assert!(stage.find_part("customer-name").await.is_none());
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_restored_page_whose_store_fails_shows_nobody_and_says_so() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        remember_this_page(&stage).await;
        go_to_account(&stage).await;
        stage.lab(circumstances("sessionRead status 403")).await;
        go_back(&stage).await;
        came_from_the_cache(&stage).await;
        let unconfirmed = "It is not confirmed who is being served.";
        stage.notice(unconfirmed).await;
        assert!(stage.find_part("customer-name").await.is_none());
        stage.lab(json!({ "reset": true })).await;
        stage.follow_notice(unconfirmed, "Check now").await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

#[tokio::test]
async fn back_online_nobody_is_shown_before_the_store_was_asked() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.watch().await;
        stage.mark_page().await;
        stage.lab(circumstances("sessionRead slow 1500")).await;
        stage.forget_requests();
        stage.browser.set_offline(true).await;
        stage.browser.set_offline(false).await;
        stage
            .reads("checking", "Checking who is being served")
            .await;
        stage.reads("customer-name", "Ana Souza").await;
        let names: Vec<_> = stage
            .sightings()
            .await
            .into_iter()
            .map(|it| it.name)
            .collect();
        let ana = Some("Ana Souza".to_owned());
        assert_eq!(names, [ana.clone(), None, ana]);
        assert!(stage.is_marked_page().await, "no reload");
        assert_eq!(stage.requests_for("/api/sessions").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn back_to_a_page_that_was_left_in_the_middle_of_a_login_shows_no_earlier_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        remember_this_page(&stage).await;
        stage
            .lab(circumstances("sessionWrite slow 3000 stubborn once"))
            .await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        stage.a_write_has_arrived().await;
        go_to_account(&stage).await;
        go_back(&stage).await;
        stage.part("bar").await;
        stage.watch().await;
        eventually("the write has taken effect", || async {
            (stage.truly_served().await.as_deref() == Some(BRUNO)).then_some(())
        })
        .await;
        let effect = SystemTime::now();
        stage.shows_once_settled("Bruno Lima").await;
        let sightings = stage.sightings().await;
        let wrong = |it: &Sighting| it.name.as_deref() == Some("Ana Souza");
        let at = sightings.iter().rposition(wrong);
        let until = at.and_then(|at| sightings.get(at + 1));
        assert!(
            until.is_none_or(|it| it.after(effect).is_zero()),
            "{sightings:?}"
        );
    })
    .await;
}
