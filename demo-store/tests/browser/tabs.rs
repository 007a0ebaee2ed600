//! Two and three tabs: whatever happens in one, no other goes on showing a customer who is not
//! the session's.

mod late;
mod left;
mod together;

use crate::support::{Stage, circumstances, eventually, on_stage};
use fantoccini::wd::WindowHandle;
use serde_json::json;
use std::time::{Duration, SystemTime};

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
const NOBODY: &str = "nobody@example.com";

/// How long another tab may show somebody who is not served any more.
const AT_MOST: Duration = Duration::from_secs(1);

/// Tabs beside the first, each watched; ends in the first.
async fn beside(stage: &Stage, paths: &[&str]) -> (WindowHandle, Vec<WindowHandle>) {
    let first = stage.browser.tab().await;
    let mut others = Vec::new();
    for path in paths {
        others.push(stage.browser.new_tab(path).await);
        stage.part("bar").await;
        stage.watch().await;
        stage.mark_page().await;
    }
    stage.browser.go_to(&first).await;
    (first, others)
}

/// When the store took what was last written into the session.
fn last_write(stage: &Stage) -> SystemTime {
    let requests = stage.requests_for("/api/sessions");
    let last = requests.iter().rfind(|it| it.method == "POST");
    last.expect("something was written").at
}

/// In each of these tabs: soon after the change, and ever since, this is who is shown.
async fn each_shows(stage: &Stage, tabs: &[WindowHandle], name: Option<&str>) {
    each_shows_since(stage, tabs, name, last_write(stage)).await;
}

async fn each_shows_since(
    stage: &Stage,
    tabs: &[WindowHandle],
    name: Option<&str>,
    changed: SystemTime,
) {
    for tab in tabs {
        stage.browser.go_to(tab).await;
        match name {
            Some(name) => stage.reads("customer-name", name).await,
            None => stage.no_part("customer-name").await,
        }
        for seen in stage.sightings().await {
            let late = seen.after(changed);
            let right = seen.name.is_none() || seen.name.as_deref() == name;
            assert!(right || late.is_zero(), "{seen:?} came after the change");
        }
        let sightings = stage.sightings().await;
        let right = sightings
            .iter()
            .rev()
            .take_while(|it| it.name.is_none() || it.name.as_deref() == name)
            .last()
            .expect("the last sighting is right");
        let late = right.after(changed);
        println!("{name:?} was shown {late:?} after the change");
        assert!(late < AT_MOST, "{late:?} in {sightings:?}");
        assert!(stage.is_marked_page().await, "no surprise reload");
    }
}

#[tokio::test]
async fn a_login_shows_in_the_other_tab_and_refresh_brings_the_page_up_to_date() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let (_, others) = beside(&stage, &["/cart"]).await;
        let stale = "This page was loaded for nobody. The store is now serving Ana Souza.";
        stage.reloads_after(stage.log_in_as(ANA)).await;
        each_shows(&stage, &others, Some("Ana Souza")).await;
        stage.notice(stale).await;
        assert!(stage.find_part("warning").await.is_some());
        stage.follow_notice(stale, "Refresh the page").await;
        stage.reloaded().await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.browser.path().await, "/cart");
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_switch_shows_in_both_other_tabs_and_the_notice_names_both() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let (_, others) = beside(&stage, &["/cart", "/account"]).await;
        let stale = "This page was loaded for Ana Souza. The store is now serving Bruno Lima.";
        stage.reloads_after(stage.switch_to(BRUNO)).await;
        each_shows(&stage, &others, Some("Bruno Lima")).await;
        for tab in &others {
            stage.browser.go_to(tab).await;
            stage.notice(stale).await;
            stage.follow_notice(stale, "Refresh the page").await;
            stage.reloaded().await;
            stage.reads("customer-name", "Bruno Lima").await;
            assert_eq!(stage.notices().await, [""; 0]);
        }
    })
    .await;
}

#[tokio::test]
async fn a_logout_shows_in_both_other_tabs() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let (_, others) = beside(&stage, &["/cart", "/product/dune-vase"]).await;
        stage.click("customer-button").await;
        stage.reloads_after(stage.click("logout-button")).await;
        each_shows(&stage, &others, None).await;
        for tab in &others {
            stage.browser.go_to(tab).await;
            stage.part("login-button").await;
            let stale = "This page was loaded for Ana Souza. The store is now serving nobody.";
            stage.follow_notice(stale, "Refresh the page").await;
            stage.reloaded().await;
            stage.part("login-button").await;
            assert_eq!(stage.notices().await, [""; 0]);
        }
    })
    .await;
}

#[tokio::test]
async fn a_login_that_fails_and_ends_somebodys_service_shows_in_the_other_tab() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let (_, others) = beside(&stage, &["/cart"]).await;
        stage.switch_to(NOBODY).await;
        stage.reads("error", "No customer with the email").await;
        stage.browser.go_to(&others[0]).await;
        stage.no_part("customer-name").await;
        stage
            .notice("This page was loaded for Ana Souza. The store is now serving nobody.")
            .await;
        assert!(stage.is_marked_page().await, "no surprise reload");
    })
    .await;
}

#[tokio::test]
async fn while_the_store_is_slow_no_other_tab_shows_the_earlier_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let (first, others) = beside(&stage, &["/cart"]).await;
        stage.reloads_after(stage.switch_to(BRUNO)).await;
        each_shows(&stage, &others, Some("Bruno Lima")).await;
        stage.browser.go_to(&first).await;
        stage.lab(circumstances("sessionRead slow 2000")).await;
        stage.reads("customer-name", "Bruno Lima").await;
        stage.reloads_after(stage.switch_to(ANA)).await;
        let done = SystemTime::now();
        stage.browser.go_to(&others[0]).await;
        stage.reads("customer-name", "Ana Souza").await;
        let sightings = stage.sightings().await;
        let earlier = sightings
            .iter()
            .rposition(|it| it.name.as_deref() == Some("Bruno Lima"));
        let after = earlier.and_then(|at| sightings.get(at + 1)).unwrap();
        let late = after.after(done);
        assert!(late < AT_MOST, "{late:?} in {sightings:?}");
    })
    .await;
}

#[tokio::test]
async fn a_tab_that_cannot_look_after_a_change_elsewhere_shows_nobody() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let (_, others) = beside(&stage, &["/cart"]).await;
        stage.switch_to(NOBODY).await;
        stage.reads("error", "No customer with the email").await;
        stage.browser.go_to(&others[0]).await;
        stage.no_part("customer-name").await;
        stage.open_with_tag("/", "{ afterLogin: 'stay' }").await;
        stage.part("bar").await;
        stage.log_in_as(BRUNO).await;
        stage.reads("customer-name", "Bruno Lima").await;
        stage.lab(circumstances("sessionRead status 403")).await;
        stage
            .browser
            .run("new BroadcastChannel('telesales-toolbar').postMessage(null)")
            .await;
        stage.no_part("customer-name").await;
        stage.notice("not confirmed").await;
    })
    .await;
}

#[tokio::test]
async fn logins_in_two_tabs_at_once_end_alike_in_both() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let first = stage.browser.tab().await;
        let second = stage.browser.new_tab("/").await;
        stage.click("login-button").await;
        stage.type_email(BRUNO).await;
        stage.lab(circumstances("sessionWrite slow 2000")).await;
        stage.browser.go_to(&first).await;
        stage.log_in_as(ANA).await;
        stage.browser.go_to(&second).await;
        stage.click("submit-button").await;
        stage.reads("customer-name", "Bruno Lima").await;
        stage.lab(json!({ "reset": true })).await;
        stage.browser.go_to(&first).await;
        stage.reads("customer-name", "Bruno Lima").await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(BRUNO));
    })
    .await;
}

#[tokio::test]
async fn the_role_lost_in_one_tab_ends_the_bar_in_the_other() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let (_, others) = beside(&stage, &["/cart"]).await;
        stage.forget_requests();
        stage.click("customer-button").await;
        stage.click("switch-button").await;
        // To open a panel is an occasion to look, which would find it out and tell no other tab.
        eventually("the look has ended", || async {
            let requests = stage.requests_for("/api/");
            let looked = requests.iter().any(|it| it.path.contains("/sessions"));
            let ends_with_the_cart = requests.last()?.path.contains("/orderForm");
            (looked && ends_with_the_cart).then_some(())
        })
        .await;
        stage.lab(circumstances("roleLost=true")).await;
        stage.switch_to(BRUNO).await;
        stage.browser.go_to(&others[0]).await;
        stage.no_part("customer-name").await;
        stage
            .notice("This page may still show a customer’s prices.")
            .await;
    })
    .await;
}
