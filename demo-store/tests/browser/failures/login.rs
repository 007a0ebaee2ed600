//! Logins that fail.

use super::{
    ANA, NOT_CONFIRMED, SETTLES_AFTER, as_this_engine_sees, check_now, nothing_is_under_way,
    nothing_was_lost, table, the_fault_is_gone,
};
use crate::support::{Stage, circumstances, on_stage, spoken};
use serde_json::json;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

const NOBODY: &str = "nobody@example.com";
const ASKED_AND_LOOKED: &str = "POST session, GET session";
const LOOKED_TWICE: &str = "POST session, GET session ×2";
/// What is read may lag behind what was written.
const WAITED_IN_VAIN: &str = "POST session, GET session ×4";

// The store is through with the request: a reading has told who is served, nobody.
table! { fails:
    not_found_as_an_empty_value | "notFound=empty" | NOBODY | "No customer with the email nobody@example.com" | WAITED_IN_VAIN;
    not_found_as_null | "notFound=null" | NOBODY | "No customer with the email nobody@example.com" | WAITED_IN_VAIN;
    not_found_as_nothing_at_all | "notFound=missing" | NOBODY | "No customer with the email nobody@example.com" | WAITED_IN_VAIN;
    a_store_that_never_assumes_anybody | "neverAssumes=true" | ANA | "No customer with the email ana.souza@example.com" | WAITED_IN_VAIN;
    role_lost | "roleLost=true" | ANA | "Your account may not act for customers. Ask for the telesales role." | ASKED_AND_LOOKED;
    operator_expired | "operatorExpired=true" | ANA | "Your own sign-in has ended. Sign in again, then retry." | ASKED_AND_LOOKED;
    app_removed | "appInstalled=false" | ANA | "vtex install vtex.impersonate-session" | ASKED_AND_LOOKED;
    write_refused_with_401 | "sessionWrite status 401" | ANA | "The store refused the request (error 401)" | ASKED_AND_LOOKED;
    write_refused_with_403 | "sessionWrite status 403" | ANA | "The store refused the request (error 403)" | ASKED_AND_LOOKED;
    write_refused_with_404 | "sessionWrite status 404" | ANA | "The store refused the request (error 404)" | ASKED_AND_LOOKED;
    write_refused_with_429_each_time | "sessionWrite status 429" | ANA | "too many requests just now" | "POST session ×2, GET session";
    write_failed_with_500 | "sessionWrite status 500" | ANA | "The store has a problem (error 500)" | WAITED_IN_VAIN;
    write_failed_with_503_each_time | "sessionWrite status 503" | ANA | "The store has a problem (error 503)" | "POST session ×2, GET session ×4";
}

// There is no answer that says what came of the request, and it may take effect yet.
table! { may_come_yet:
    write_answered_by_a_page | "sessionWrite html" | "answer made no sense" | ASKED_AND_LOOKED;
    write_answered_by_nothing | "sessionWrite empty" | "answer made no sense" | ASKED_AND_LOOKED;
    write_answered_by_five_megabytes | "sessionWrite huge" | "answer made no sense" | ASKED_AND_LOOKED;
    write_dropped | "sessionWrite drop" | "The connection to the store was lost" | ASKED_AND_LOOKED;
    write_cut | "sessionWrite cut" | "The connection to the store was lost" | ASKED_AND_LOOKED;
    everything_down | "any status 500" | "The store has a problem (error 500)" | ASKED_AND_LOOKED;
    everything_dropped | "any drop" | "The connection to the store was lost" | ASKED_AND_LOOKED;
}

// The request was taken and nobody could say what came of it.
table! { leaves_unknown:
    read_back_refused_with_401 | "sessionRead status 401" | "The store refused the request (error 401)" | ASKED_AND_LOOKED;
    read_back_refused_with_403 | "sessionRead status 403" | "The store refused the request (error 403)" | ASKED_AND_LOOKED;
    read_back_refused_with_404 | "sessionRead status 404" | "The store refused the request (error 404)" | ASKED_AND_LOOKED;
    read_back_refused_with_429 | "sessionRead status 429" | "too many requests just now" | LOOKED_TWICE;
    read_back_failed_with_500 | "sessionRead status 500" | "The store has a problem (error 500)" | LOOKED_TWICE;
    read_back_failed_with_503 | "sessionRead status 503" | "The store has a problem (error 503)" | LOOKED_TWICE;
    read_back_answered_by_a_page | "sessionRead html" | "answer made no sense" | ASKED_AND_LOOKED;
    read_back_answered_by_nothing | "sessionRead empty" | "answer made no sense" | ASKED_AND_LOOKED;
    read_back_truncated | "sessionRead truncated" | "answer made no sense" | ASKED_AND_LOOKED;
    read_back_of_five_megabytes | "sessionRead huge" | "answer made no sense" | ASKED_AND_LOOKED;
    read_back_dropped | "sessionRead drop" | "The connection to the store was lost" | LOOKED_TWICE;
    read_back_cut | "sessionRead cut" | "The connection to the store was lost" | LOOKED_TWICE;
    read_back_too_slow | "sessionRead slow 9000" | "did not answer in time" | ASKED_AND_LOOKED;
}

async fn stopped(stage: &Stage, given: &str, email: &str, text: &str) -> String {
    stage.operator_at_home().await;
    stage.open_panel("login").await;
    stage.lab(circumstances(given)).await;
    stage.mark_page().await;
    stage.forget_requests();
    stage.log_in_as(email).await;
    stage.reads("error", text).await;
    let sent = spoken(&stage.requests());
    nothing_was_lost(stage, email).await;
    sent
}

/// Then the store says that it serves nobody, and the same form works as soon as it can.
async fn fails(given: &'static str, email: &'static str, text: &'static str, sent: &'static str) {
    let (text, sent) = as_this_engine_sees(given, text, sent);
    on_stage(move |stage| async move {
        assert_eq!(stopped(&stage, given, email, text).await, sent);
        assert_eq!(stage.notices().await, [""; 0], "the form says it all");
        assert_eq!(stage.truth().await["impersonated"], json!(null));
        the_fault_is_gone(&stage).await;
        stage.log_in_as(ANA).await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

/// Then nobody is shown, and a reading that names nobody proves nothing yet.
async fn may_come_yet(given: &'static str, text: &'static str, sent: &'static str) {
    let (text, sent) = as_this_engine_sees(given, text, sent);
    on_stage(move |stage| async move {
        assert_eq!(stopped(&stage, given, ANA, text).await, sent);
        stage.notice(NOT_CONFIRMED).await;
        the_fault_is_gone(&stage).await;
        check_now(&stage).await;
        stage.notice(NOT_CONFIRMED).await;
        nothing_was_lost(&stage, ANA).await;
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}

/// Then nobody is shown, with a notice that finds out as soon as it can.
async fn leaves_unknown(given: &'static str, text: &'static str, sent: &'static str) {
    let (text, sent) = as_this_engine_sees(given, text, sent);
    on_stage(move |stage| async move {
        assert_eq!(stopped(&stage, given, ANA, text).await, sent);
        stage.notice(NOT_CONFIRMED).await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        the_fault_is_gone(&stage).await;
        stage.follow_notice(NOT_CONFIRMED, "Check now").await;
        stage.reads("customer-name", "Ana Souza").await;
        stage.no_notice(NOT_CONFIRMED).await;
        nothing_is_under_way(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn a_read_back_that_fails_for_good_does_not_keep_the_form_from_working() {
    on_stage(|stage| async move {
        stopped(&stage, "sessionRead html", ANA, "answer made no sense").await;
        the_fault_is_gone(&stage).await;
        stage.click("submit-button").await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

#[tokio::test]
async fn check_now_that_fails_too_can_be_pressed_again() {
    on_stage(|stage| async move {
        stopped(&stage, "sessionRead html", ANA, "answer made no sense").await;
        stage.follow_notice(NOT_CONFIRMED, "Check now").await;
        stage.no_part("checking").await;
        stage.notice(NOT_CONFIRMED).await;
        nothing_is_under_way(&stage).await;
        assert!(stage.find_part("customer-button").await.is_none());
        the_fault_is_gone(&stage).await;
        stage.follow_notice(NOT_CONFIRMED, "Check now").await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

#[tokio::test]
async fn a_customer_who_loads_too_late_is_shown_as_soon_as_the_session_names_them() {
    on_stage(|stage| async move {
        let late = "lateReads=4, lateStoreUser=true";
        let sent = stopped(&stage, late, ANA, "No customer with the email").await;
        assert_eq!(sent, WAITED_IN_VAIN);
        stage.browser.open("/").await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

#[tokio::test]
async fn offline_from_the_start() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.mark_page().await;
        stage.forget_requests();
        stage.browser.set_offline(true).await;
        stage.log_in_as(ANA).await;
        stage.reads("error", "You are offline").await;
        nothing_was_lost(&stage, ANA).await;
        assert_eq!(spoken(&stage.requests()), "");
        stage.browser.set_offline(false).await;
        stage.no_notice(NOT_CONFIRMED).await;
        still_there_to_send_again(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_network_is_cut_in_the_middle_of_a_login() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        // The store forgets the request, which the bar cannot know.
        let forgotten = "sessionWrite slow 5000, sessionWrite drop";
        stage.lab(circumstances(forgotten)).await;
        stage.mark_page().await;
        stage.log_in_as(ANA).await;
        stage.reads("submit-button", "Logging in").await;
        stage.browser.set_offline(true).await;
        stage.reads("error", "You are offline").await;
        let cut = Instant::now();
        nothing_was_lost(&stage, ANA).await;
        stage.browser.set_offline(false).await;
        the_fault_is_gone(&stage).await;
        sleep_until(cut + SETTLES_AFTER - Duration::from_secs(2)).await;
        check_now(&stage).await;
        stage.notice(NOT_CONFIRMED).await;
        sleep_until(cut + SETTLES_AFTER + Duration::from_secs(2)).await;
        check_now(&stage).await;
        stage.no_notice(NOT_CONFIRMED).await;
        still_there_to_send_again(&stage).await;
    })
    .await;
}

/// Back in reach of the store: the form is as it was left, and works.
async fn still_there_to_send_again(stage: &Stage) {
    assert!(stage.is_marked_page().await);
    assert!(
        stage.find_part("email-input").await.is_some(),
        "the form is still open"
    );
    assert_eq!(stage.typed_email().await, ANA);
    stage.click("submit-button").await;
    stage.reads("customer-name", "Ana Souza").await;
}

#[tokio::test]
async fn text_that_is_no_address_is_not_sent() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.open_panel("login").await;
        stage.mark_page().await;
        stage.forget_requests();
        for (typed, text) in [
            ("", "Enter the customer"),
            ("ana.souza", "not an email address"),
            ("ana@example.com,bruno@example.com", "several addresses"),
        ] {
            stage.log_in_as(typed).await;
            stage.reads("error", text).await;
            nothing_was_lost(&stage, typed).await;
            assert_eq!(stage.focused_part().await.as_deref(), Some("email-input"));
        }
        assert_eq!(spoken(&stage.requests()), "");
        stage.type_email(ANA).await;
        assert_eq!(stage.text("error").await, "", "typing ends the complaint");
    })
    .await;
}

#[tokio::test]
async fn blanks_can_be_typed() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.log_in_as("Ana Souza <ana.souza@example.com>").await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}
