//! Whatever goes wrong: the operator is told what and what to do, nothing reloads, nothing
//! typed is lost, and the next try works.

use crate::support::{Stage, on_stage};
use serde_json::{Value, json};

const ANA: &str = "ana.souza@example.com";

fn fault(endpoint: &str, kind: Value) -> Value {
    let mut fault = json!({ "endpoint": endpoint });
    fault
        .as_object_mut()
        .unwrap()
        .extend(kind.as_object().unwrap().clone());
    json!({ "faults": [fault] })
}

/// Logs in under these circumstances and expects this text, then that all is as it was.
async fn fails(circumstances: Value, email: &'static str, text: &'static str) {
    on_stage(move |stage| async move {
        stage.operator_at_home().await;
        stage.lab(circumstances).await;
        stage.mark_page().await;
        stage.log_in_as(email).await;
        stage.reads("error", text).await;
        nothing_was_lost(&stage, email).await;
        stage.lab(json!({ "reset": true })).await;
        stage.log_in_as(ANA).await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

async fn nothing_was_lost(stage: &Stage, email: &str) {
    assert!(stage.is_marked_page().await, "no reload");
    assert_eq!(stage.typed_email().await, email);
    assert_eq!(
        stage.text("submit-button").await,
        "Login",
        "no spinner is left"
    );
    assert!(
        stage.find_part("customer-button").await.is_none(),
        "nobody is shown"
    );
    let input = stage.part("email-input").await;
    assert_eq!(
        input.attr("aria-invalid").await.unwrap().as_deref(),
        Some("true")
    );
    let described_by = input.attr("aria-describedby").await.unwrap();
    let error = stage.part("error").await;
    assert_eq!(error.attr("id").await.unwrap(), described_by);
    assert_eq!(error.attr("role").await.unwrap().as_deref(), Some("alert"));
}

#[tokio::test]
async fn not_found() {
    fails(
        json!({}),
        "nobody@example.com",
        "No customer with the email nobody@example.com",
    )
    .await;
}

#[tokio::test]
async fn not_allowed_any_more() {
    fails(
        json!({ "scenario": { "roleLost": true } }),
        ANA,
        "Ask for the telesales role",
    )
    .await;
}

#[tokio::test]
async fn operator_expired() {
    let circumstances = json!({ "scenario": { "operatorExpired": true } });
    fails(circumstances, ANA, "Your own sign-in has ended").await;
}

#[tokio::test]
async fn server_error_on_the_write() {
    let circumstances = fault("sessionWrite", json!({ "kind": "status", "code": 500 }));
    fails(circumstances, ANA, "The store has a problem (error 500)").await;
}

#[tokio::test]
async fn server_error_on_the_read_back() {
    let circumstances = fault("sessionRead", json!({ "kind": "status", "code": 503 }));
    fails(circumstances, ANA, "The store has a problem (error 503)").await;
}

#[tokio::test]
async fn refused() {
    let circumstances = fault("sessionWrite", json!({ "kind": "status", "code": 403 }));
    fails(
        circumstances,
        ANA,
        "The store refused the request (error 403)",
    )
    .await;
}

#[tokio::test]
async fn a_page_instead_of_a_session() {
    fails(
        fault("sessionRead", json!({ "kind": "html" })),
        ANA,
        "answer made no sense",
    )
    .await;
}

#[tokio::test]
async fn half_an_answer() {
    fails(
        fault("sessionRead", json!({ "kind": "truncated" })),
        ANA,
        "answer made no sense",
    )
    .await;
}

#[tokio::test]
async fn no_answer_in_time() {
    let circumstances = fault(
        "sessionWrite",
        json!({ "kind": "slow", "milliseconds": 9_000 }),
    );
    fails(circumstances, ANA, "did not answer in time").await;
}

#[tokio::test]
async fn the_connection_breaks_in_the_middle() {
    fails(
        fault("sessionRead", json!({ "kind": "cut" })),
        ANA,
        "connection to the store was lost",
    )
    .await;
}

#[tokio::test]
async fn the_connection_closes_without_an_answer() {
    fails(
        fault("sessionWrite", json!({ "kind": "drop" })),
        ANA,
        "connection to the store was lost",
    )
    .await;
}

#[tokio::test]
async fn the_network_is_cut_in_the_middle_of_a_login() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let slow = fault(
            "sessionWrite",
            json!({ "kind": "slow", "milliseconds": 5_000 }),
        );
        stage.lab(slow).await;
        stage.mark_page().await;
        stage.log_in_as(ANA).await;
        stage.reads("submit-button", "Logging in").await;
        stage.browser.set_offline(true).await;
        stage.reads("error", "You are offline").await;
        nothing_was_lost(&stage, ANA).await;
        stage.browser.set_offline(false).await;
        stage.lab(json!({ "reset": true })).await;
        stage.click("submit-button").await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

#[tokio::test]
async fn text_that_is_no_address_is_not_sent() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.forget_requests();
        for (typed, text) in [
            ("", "Enter the customer"),
            ("ana.souza", "not an email address"),
        ] {
            stage.log_in_as(typed).await;
            stage.reads("error", text).await;
            nothing_was_lost_but_the_mark(&stage, typed).await;
        }
        assert!(stage.requests_for("/api/sessions").is_empty());
        stage.type_email(ANA).await;
        assert_eq!(stage.text("error").await, "", "typing ends the complaint");
    })
    .await;
}

async fn nothing_was_lost_but_the_mark(stage: &Stage, typed: &str) {
    stage.mark_page().await;
    nothing_was_lost(stage, typed).await;
    assert_eq!(stage.focused_part().await.as_deref(), Some("email-input"));
}

#[tokio::test]
async fn a_logout_that_fails_says_so_and_still_shows_the_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage
            .lab(fault(
                "sessionWrite",
                json!({ "kind": "status", "code": 500 }),
            ))
            .await;
        stage.mark_page().await;
        stage.click("customer-button").await;
        stage.click("logout-button").await;
        stage
            .reads("error", "The customer is still logged in")
            .await;
        assert_eq!(stage.text("customer-name").await, "Ana Souza");
        assert!(stage.is_marked_page().await);
        stage.lab(json!({ "reset": true })).await;
        stage.click("logout-button").await;
        stage.part("login-button").await;
    })
    .await;
}

#[tokio::test]
async fn a_cart_that_stays_behind_is_told_and_can_be_left() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage
            .lab(fault("cartWrite", json!({ "kind": "status", "code": 500 })))
            .await;
        stage.click("customer-button").await;
        stage.click("logout-button").await;
        stage.reads("notice", "their cart is still here").await;
        assert!(stage.find_part("customer-button").await.is_none());
        stage.lab(json!({ "reset": true })).await;
        stage.click("notice-button").await;
        stage.no_part("notice").await;
        assert_eq!(
            stage.truth().await["cart"]["clientProfileData"],
            json!(null)
        );
    })
    .await;
}

#[tokio::test]
async fn a_session_that_cannot_be_read_is_told_and_asked_again() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage
            .lab(fault(
                "sessionRead",
                json!({ "kind": "status", "code": 500 }),
            ))
            .await;
        stage.browser.open("/").await;
        stage
            .reads("notice", "Could not check who is being served")
            .await;
        stage.lab(json!({ "reset": true })).await;
        stage.click("notice-button").await;
        stage.part("login-button").await;
    })
    .await;
}
