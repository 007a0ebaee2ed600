//! Logouts that fail: the bar says who is still served, or that nobody can say.

use super::{
    ANA, NOT_CONFIRMED, SETTLES_AFTER, as_this_engine_sees, check_now, nothing_is_under_way, table,
    the_fault_is_gone,
};
use crate::support::{Stage, circumstances, on_stage, spoken};
use serde_json::json;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

const ASKED_AND_LOOKED: &str = "POST session, GET session";
const LOOKED_TWICE: &str = "POST session, GET session ×2";
/// What is read may lag behind what was written.
const WAITED_IN_VAIN: &str = "POST session, GET session ×4";
const STILL_LOGGED_IN: &str = "The customer is still logged in.";

// The store is through with the request: a reading has told that the customer is still served.
table! { keeps_the_customer:
    refused_with_401 | "sessionWrite status 401" | "The store refused the request (error 401)" | ASKED_AND_LOOKED;
    refused_with_403 | "sessionWrite status 403" | "The store refused the request (error 403)" | ASKED_AND_LOOKED;
    refused_with_404 | "sessionWrite status 404" | "The store refused the request (error 404)" | ASKED_AND_LOOKED;
    refused_with_429_each_time | "sessionWrite status 429" | "too many requests just now" | "POST session ×2, GET session";
    failed_with_500 | "sessionWrite status 500" | "The store has a problem (error 500)" | WAITED_IN_VAIN;
    failed_with_503_each_time | "sessionWrite status 503" | "The store has a problem (error 503)" | "POST session ×2, GET session ×4";
}

// There is no answer that says what came of the request, and it may take effect yet.
table! { may_come_yet:
    answered_by_a_page | "sessionWrite html" | "answer made no sense" | ASKED_AND_LOOKED;
    answered_by_nothing | "sessionWrite empty" | "answer made no sense" | ASKED_AND_LOOKED;
    answered_by_five_megabytes | "sessionWrite huge" | "answer made no sense" | ASKED_AND_LOOKED;
    dropped | "sessionWrite drop" | "The connection to the store was lost" | ASKED_AND_LOOKED;
    cut | "sessionWrite cut" | "The connection to the store was lost" | ASKED_AND_LOOKED;
}

// The request was taken and nobody could say what came of it.
table! { leaves_unknown:
    read_back_refused_with_403 | "sessionRead status 403" | "The store refused the request (error 403)" | ASKED_AND_LOOKED;
    read_back_failed_with_500 | "sessionRead status 500" | "The store has a problem (error 500)" | LOOKED_TWICE;
    read_back_answered_by_a_page | "sessionRead html" | "answer made no sense" | ASKED_AND_LOOKED;
    read_back_answered_by_nothing | "sessionRead empty" | "answer made no sense" | ASKED_AND_LOOKED;
    read_back_truncated | "sessionRead truncated" | "answer made no sense" | ASKED_AND_LOOKED;
    read_back_of_five_megabytes | "sessionRead huge" | "answer made no sense" | ASKED_AND_LOOKED;
    read_back_dropped | "sessionRead drop" | "The connection to the store was lost" | LOOKED_TWICE;
    read_back_cut | "sessionRead cut" | "The connection to the store was lost" | LOOKED_TWICE;
    read_back_too_slow | "sessionRead slow 9000" | "did not answer in time" | ASKED_AND_LOOKED;
}

table! { leaves_the_cart:
    the_new_cart_fails_each_time | "cartWrite status 500" | "";
    the_new_cart_is_answered_by_a_page | "cartWrite html" | "";
    the_new_cart_is_answered_by_nothing | "cartWrite empty" | "";
    the_anonymous_cart_fails_each_time | "cartWrite status 500" | "anonymous";
    the_anonymous_cart_is_answered_by_a_page | "cartWrite html" | "anonymous";
    the_new_cart_is_not_kept | "newCartNotKept=true" | "";
    the_anonymous_cart_keeps_the_email | "anonymousKeepsEmail=true" | "anonymous";
    the_anonymous_cart_leads_elsewhere | "anonymousElsewhere=true" | "anonymous";
}

table! { succeeds:
    nothing_goes_wrong | "" | "POST session, GET session, GET new cart, GET cart";
    too_many_requests_once | "sessionWrite status 429 once" | "POST session ×2, GET session, GET new cart, GET cart";
    took_effect_and_was_dropped | "sessionWrite drop after" | "POST session, GET session, GET new cart, GET cart";
    took_effect_and_answered_500 | "sessionWrite status 500 after" | "POST session, GET session, GET new cart, GET cart";
    took_effect_and_answered_html | "sessionWrite html after" | "POST session, GET session, GET new cart, GET cart";
    the_new_cart_fails_once | "cartWrite status 500 once" | "POST session, GET session, GET new cart ×2, GET cart";
}

async fn log_out(stage: &Stage, given: &str) {
    stage.acting_as(ANA).await;
    begin(stage, given).await;
}

async fn begin(stage: &Stage, given: &str) {
    stage.open_panel("customer").await;
    stage.lab(circumstances(given)).await;
    stage.mark_page().await;
    stage.forget_requests();
    stage.click("logout-button").await;
}

async fn keeps_the_customer(given: &'static str, text: &'static str, sent: &'static str) {
    let (text, sent) = as_this_engine_sees(given, text, sent);
    on_stage(move |stage| async move {
        log_out(&stage, given).await;
        stage.reads("error", STILL_LOGGED_IN).await;
        assert_eq!(spoken(&stage.requests()), sent);
        stage.reads("error", text).await;
        nothing_is_under_way(&stage).await;
        assert_eq!(stage.text("logout-button").await, "Logout");
        assert_eq!(stage.text("customer-name").await, "Ana Souza");
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        assert!(stage.is_marked_page().await, "no reload");
        the_fault_is_gone(&stage).await;
        stage.reloads_after(stage.click("logout-button")).await;
        stage.part("login-button").await;
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}

/// Then nobody can say who is served: the bar shows nobody, and says why.
async fn stops_without_an_answer(stage: &Stage, given: &str, text: &str, sent: &str) {
    log_out(stage, given).await;
    stage.notice(NOT_CONFIRMED).await;
    stage.notice(text).await;
    assert_eq!(spoken(&stage.requests()), sent);
    nothing_is_under_way(stage).await;
    stage.reads("checking", "Not confirmed").await;
    assert!(stage.find_part("customer-button").await.is_none());
    assert!(stage.is_marked_page().await, "no reload");
    the_fault_is_gone(stage).await;
}

async fn may_come_yet(given: &'static str, text: &'static str, sent: &'static str) {
    let (text, sent) = as_this_engine_sees(given, text, sent);
    on_stage(move |stage| async move {
        stops_without_an_answer(&stage, given, text, sent).await;
        check_now(&stage).await;
        stage.notice(NOT_CONFIRMED).await;
        assert!(stage.find_part("customer-button").await.is_none());
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
    })
    .await;
}

async fn leaves_unknown(given: &'static str, text: &'static str, sent: &'static str) {
    let (text, sent) = as_this_engine_sees(given, text, sent);
    on_stage(move |stage| async move {
        stops_without_an_answer(&stage, given, text, sent).await;
        stage.follow_notice(NOT_CONFIRMED, "Check now").await;
        stage.part("login-button").await;
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}

/// A logout that never arrived: nobody is shown until it cannot take effect any more.
#[tokio::test]
async fn a_lost_logout_is_over_when_it_has_settled() {
    on_stage(|stage| async move {
        log_out(&stage, "sessionWrite drop").await;
        stage.notice("The connection to the store was lost").await;
        let lost = Instant::now();
        the_fault_is_gone(&stage).await;
        sleep_until(lost + SETTLES_AFTER - Duration::from_secs(2)).await;
        check_now(&stage).await;
        stage.notice(NOT_CONFIRMED).await;
        sleep_until(lost + SETTLES_AFTER + Duration::from_secs(1)).await;
        check_now(&stage).await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.notices().await, [""; 0]);
        assert!(stage.is_marked_page().await, "no reload");
        stage.click("customer-button").await;
        stage.reads("error", STILL_LOGGED_IN).await;
        stage.reloads_after(stage.click("logout-button")).await;
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}

async fn leaves_the_cart(given: &'static str, policy: &'static str) {
    on_stage(move |stage| async move {
        stage.acting_as(ANA).await;
        if !policy.is_empty() {
            let option = format!("{{ cartOnLogout: '{policy}' }}");
            stage.open_with_tag("/", &option).await;
        }
        begin(&stage, given).await;
        stage.notice("their cart is still here").await;
        assert_eq!(stage.true_cart().await.0.as_deref(), Some(ANA));
        assert!(stage.find_part("customer-button").await.is_none());
        assert!(stage.is_marked_page().await, "no reload");
        the_fault_is_gone(&stage).await;
        stage
            .follow_notice("their cart is still here", "Try again")
            .await;
        // The notice goes when the work begins; the reload says that it is done.
        stage.reloaded().await;
        let truth = stage.truth().await;
        assert_eq!(truth["cart"]["clientProfileData"], json!(null));
    })
    .await;
}

async fn succeeds(given: &'static str, sent: &'static str) {
    on_stage(move |stage| async move {
        log_out(&stage, given).await;
        stage.reloaded().await;
        let requests = stage.requests();
        let same_page: Vec<_> = requests
            .into_iter()
            .take_while(|it| it.path != "/")
            .collect();
        assert_eq!(spoken(&same_page), sent);
        stage.part("login-button").await;
        assert_eq!(stage.truly_served().await, None);
        assert_eq!(stage.true_cart().await, (None, 0));
    })
    .await;
}

#[tokio::test]
async fn offline() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.mark_page().await;
        stage.browser.set_offline(true).await;
        stage.click("customer-button").await;
        stage.click("logout-button").await;
        stage.notice("You are offline").await;
        assert!(stage.find_part("customer-button").await.is_none());
        stage.browser.set_offline(false).await;
        stage.reads("customer-name", "Ana Souza").await;
        assert!(stage.is_marked_page().await, "no reload");
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
    })
    .await;
}

#[tokio::test]
async fn an_operator_who_is_signed_out_serves_nobody_any_more() {
    on_stage(|stage| async move {
        log_out(&stage, "operatorExpired=true").await;
        stage.no_part("customer-button").await;
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}
