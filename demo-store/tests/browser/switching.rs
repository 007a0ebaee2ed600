//! From one customer to the next in one step, and wishes that come faster than answers: there
//! is one outcome, and it is what the store says.

mod late;
mod whom;

use crate::support::{Stage, circumstances, eventually, on_stage, spoken};
use serde_json::json;
use std::time::Duration;

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
const CARLA: &str = "carla.mendes@example.com";
const NOBODY: &str = "nobody@example.com";
/// What a notice says while it is not known who is served.
const NOT_CONFIRMED: &str = "It is not confirmed who is being served.";

/// Longer than any answer still under way in these tests.
const LONG_AFTER: Duration = Duration::from_secs(3);

fn same_page(stage: &Stage) -> String {
    let requests = stage.requests();
    let same_page: Vec<_> = requests
        .into_iter()
        .take_while(|it| it.path != "/")
        .collect();
    spoken(&same_page)
}

async fn writes(stage: &Stage) -> usize {
    let requests = stage.requests_for("/api/sessions");
    requests.iter().filter(|it| it.method == "POST").count()
}

/// What the bar shows is what the store says, and stays so when late answers have come.
async fn the_truth_is(stage: &Stage, name: Option<&str>, email: Option<&str>) {
    tokio::time::sleep(LONG_AFTER).await;
    assert_eq!(stage.truly_served().await.as_deref(), email, "the store");
    let shown = stage.drawn("customer-name").await;
    assert_eq!(shown.as_deref(), name, "the bar");
    let cart = stage.true_cart().await.0;
    assert!(cart.is_none() || cart.as_deref() == email, "{cart:?}");
}

#[tokio::test]
async fn one_step_from_one_customer_to_the_next_names_both() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.put_into_cart("dune-vase").await;
        stage.browser.open("/").await;
        stage.open_panel("customer").await;
        stage.lab(circumstances("sessionWrite slow 2500")).await;
        stage.mark_page().await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        stage
            .reads(
                "switching",
                "Switching from Ana Souza to bruno.lima@example.com…",
            )
            .await;
        assert_eq!(stage.text("acting-as").await, "Leaving");
        assert_eq!(stage.text("customer-name").await, "Ana Souza");
        stage.reloaded().await;
        assert_eq!(
            same_page(&stage),
            "POST session, GET session, GET cart, GET new cart, GET cart",
            "no logout in between"
        );
        stage.reads("customer-name", "Bruno Lima").await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(BRUNO));
        assert_eq!(stage.true_cart().await, (Some(BRUNO.to_owned()), 0));
        let cookie = "vtex-impersonated-customer-email";
        let cookie = stage.browser.client.get_named_cookie(cookie).await.unwrap();
        assert_eq!(cookie.value(), BRUNO);
    })
    .await;
}

#[tokio::test]
async fn a_switch_to_an_unknown_customer_says_who_was_logged_out_by_it() {
    on_stage(|stage| async move {
        let ended = "Ana Souza was logged out by the failed login";
        stage.acting_as(ANA).await;
        stage.mark_page().await;
        stage.switch_to(NOBODY).await;
        stage
            .reads("error", "No customer with the email nobody@")
            .await;
        stage.notice(ended).await;
        assert!(stage.is_marked_page().await, "no reload");
        assert_eq!(stage.typed_email().await, NOBODY);
        assert!(stage.find_part("spinner").await.is_none());
        assert!(stage.find_part("customer-button").await.is_none());
        assert_eq!(stage.truly_served().await, None);
        stage.follow_notice(ended, "Log in again").await;
        stage.reloaded().await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_switch_that_the_store_refuses_leaves_the_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("sessionWrite status 500")).await;
        stage.mark_page().await;
        stage.switch_to(BRUNO).await;
        stage
            .reads("switch", "The store has a problem (error 500)")
            .await;
        assert!(stage.is_marked_page().await, "no reload");
        assert_eq!(stage.typed_email().await, BRUNO);
        assert_eq!(stage.text("customer-name").await, "Ana Souza");
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        assert_eq!(stage.notices().await, [""; 0]);
        stage.lab(json!({ "reset": true })).await;
        stage.reloads_after(stage.click("submit-button")).await;
        stage.reads("customer-name", "Bruno Lima").await;
    })
    .await;
}

#[tokio::test]
async fn a_switch_that_cannot_be_read_back_shows_neither() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("sessionRead html")).await;
        stage.mark_page().await;
        stage.switch_to(BRUNO).await;
        stage.reads("error", "answer made no sense").await;
        stage.notice(NOT_CONFIRMED).await;
        assert!(stage.find_part("customer-name").await.is_none());
        assert!(stage.is_marked_page().await, "no reload");
        assert_eq!(stage.typed_email().await, BRUNO);
        stage.lab(json!({ "reset": true })).await;
        stage.follow_notice(NOT_CONFIRMED, "Check now").await;
        stage.reads("customer-name", "Bruno Lima").await;
        stage
            .notice("This page was loaded for Ana Souza. The store is now serving Bruno Lima.")
            .await;
    })
    .await;
}

#[tokio::test]
async fn of_two_wishes_the_last_wins() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.lab(circumstances("sessionWrite slow 2500")).await;
        stage.mark_page().await;
        stage.log_in_as(ANA).await;
        stage.reads("submit-button", "Logging in").await;
        stage.submit_by_script(BRUNO).await;
        stage.reloaded().await;
        stage.reads("customer-name", "Bruno Lima").await;
        the_truth_is(&stage, Some("Bruno Lima"), Some(BRUNO)).await;
    })
    .await;
}

#[tokio::test]
async fn of_three_wishes_the_last_wins_though_the_first_is_answered_last() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let slow = "sessionWrite slow 2500 stubborn once";
        stage.lab(circumstances(slow)).await;
        stage.mark_page().await;
        stage.log_in_as(ANA).await;
        stage.reads("submit-button", "Logging in").await;
        eventually("the first write has arrived", || async {
            (writes(&stage).await == 1).then_some(())
        })
        .await;
        stage.submit_by_script(BRUNO).await;
        stage.submit_by_script(CARLA).await;
        stage.reloaded().await;
        stage.reads("customer-name", "Carla Mendes").await;
        the_truth_is(&stage, Some("Carla Mendes"), Some(CARLA)).await;
    })
    .await;
}

async fn log_out_during_a_switch(slow: &'static str) {
    on_stage(move |stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances(slow)).await;
        stage.mark_page().await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        eventually("the first write has arrived", || async {
            (writes(&stage).await == 1).then_some(())
        })
        .await;
        stage.click("logout-button").await;
        stage.reloaded().await;
        stage.part("login-button").await;
        the_truth_is(&stage, None, None).await;
    })
    .await;
}

#[tokio::test]
async fn a_logout_during_a_switch_ends_with_nobody() {
    log_out_during_a_switch("sessionWrite slow 2500").await;
}

#[tokio::test]
async fn a_logout_during_a_switch_whose_answer_is_late_ends_with_nobody() {
    log_out_during_a_switch("sessionWrite slow 2500 after once").await;
}

#[tokio::test]
async fn a_logout_during_a_switch_that_takes_effect_late_ends_with_nobody() {
    log_out_during_a_switch("sessionWrite slow 2500 stubborn once").await;
}

#[tokio::test]
async fn a_login_during_a_logout_ends_with_that_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.click("customer-button").await;
        stage.click("switch-button").await;
        stage.lab(circumstances("sessionWrite slow 2500")).await;
        stage.mark_page().await;
        stage.click("logout-button").await;
        stage.reads("logout-button", "Logging out").await;
        stage.submit_by_script(BRUNO).await;
        stage.reloaded().await;
        stage.reads("customer-name", "Bruno Lima").await;
        the_truth_is(&stage, Some("Bruno Lima"), Some(BRUNO)).await;
    })
    .await;
}

#[tokio::test]
async fn a_double_click_asks_once() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.click("login-button").await;
        stage.type_email(ANA).await;
        stage.lab(circumstances("sessionWrite slow 300")).await;
        stage.mark_page().await;
        stage.forget_requests();
        let twice = "const button = document.querySelector('telesales-toolbar').shadowRoot\
            .querySelector('[part=submit-button]'); button.click(); button.click()";
        stage.browser.run(twice).await;
        stage.reloaded().await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(writes(&stage).await, 1);
        the_truth_is(&stage, Some("Ana Souza"), Some(ANA)).await;
    })
    .await;
}

#[tokio::test]
async fn enter_twice_asks_once() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.click("login-button").await;
        stage.lab(circumstances("sessionWrite slow 300")).await;
        stage.mark_page().await;
        stage.forget_requests();
        let input = stage.part("email-input").await;
        let keys = format!("{ANA}\u{e007}\u{e007}");
        input.send_keys(&keys).await.unwrap();
        stage.reloaded().await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(writes(&stage).await, 1);
        the_truth_is(&stage, Some("Ana Souza"), Some(ANA)).await;
    })
    .await;
}

#[tokio::test]
async fn a_double_click_on_logout_asks_once() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.click("customer-button").await;
        stage.lab(circumstances("sessionWrite slow 300")).await;
        stage.mark_page().await;
        stage.forget_requests();
        let twice = "const button = document.querySelector('telesales-toolbar').shadowRoot\
            .querySelector('[part=logout-button]'); button.click(); button.click()";
        stage.browser.run(twice).await;
        stage.reloaded().await;
        stage.part("login-button").await;
        assert_eq!(writes(&stage).await, 1);
        the_truth_is(&stage, None, None).await;
    })
    .await;
}
