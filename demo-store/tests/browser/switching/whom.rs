//! The store names whom it serves in an unusual way: by two addresses, by an id alone, or with the
//! profile of somebody else. Nobody is shown who is not served.

use super::{ANA, BRUNO, NOT_CONFIRMED};
use crate::support::{Stage, circumstances, on_stage};
use serde_json::json;

const ANAS: [&str; 3] = ["Ana Souza", "123.456.789-09", "+55 11 98765-4321"];

/// Bruno is served, and the store shows Ana's profile.
async fn shows_the_address_alone(stage: &Stage) {
    stage
        .notice(
            "The store acts for bruno.lima@example.com, but shows another person’s profile and \
             prices.",
        )
        .await;
    assert_eq!(stage.truly_served().await.as_deref(), Some(BRUNO));
    assert_eq!(stage.text("customer-name").await, BRUNO);
    stage.open_panel("customer").await;
    let everything = "return document.querySelector('telesales-toolbar').shadowRoot.textContent";
    let everything = stage.browser.run(everything).await;
    let everything = everything.as_str().unwrap();
    assert!(everything.contains("Not given"), "{everything}");
    for detail in ANAS {
        assert!(!everything.contains(detail), "{detail} in {everything}");
    }
}

#[tokio::test]
async fn the_profile_of_a_shopper_who_is_signed_in_too_is_not_shown() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        stage.lab(circumstances("profileOfShopper=true")).await;
        // As Ana.
        stage.sign_in("shopper").await;
        stage.browser.open("/").await;
        stage.reloads_after(stage.log_in_as(BRUNO)).await;
        shows_the_address_alone(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_profile_that_stays_behind_is_not_shown() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("profileStays=true")).await;
        stage.reloads_after(stage.switch_to(BRUNO)).await;
        shows_the_address_alone(&stage).await;
    })
    .await;
}

const UNNAMED: &str = "The store is acting for a customer whom it does not name.";

#[tokio::test]
async fn a_customer_who_is_not_named_is_not_confirmed_and_a_logout_ends_that() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("unnamed=true")).await;
        stage.browser.open("/").await;
        stage.notice(UNNAMED).await;
        stage.reads("checking", "Not confirmed").await;
        assert!(stage.find_part("customer-button").await.is_none());
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        stage
            .reloads_after(stage.follow_notice(NOT_CONFIRMED, "Logout"))
            .await;
        stage.part("login-button").await;
        assert_eq!(stage.notices().await, [""; 0]);
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}

#[tokio::test]
async fn a_login_that_does_not_name_the_customer_is_not_confirmed_and_a_logout_ends_that() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.lab(circumstances("unnamed=true")).await;
        stage.log_in_as(ANA).await;
        stage.reads("error", UNNAMED).await;
        stage.notice(NOT_CONFIRMED).await;
        assert!(stage.find_part("customer-button").await.is_none());
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        stage
            .reloads_after(stage.follow_notice(NOT_CONFIRMED, "Logout"))
            .await;
        stage.part("login-button").await;
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}

#[tokio::test]
async fn one_person_with_two_addresses_is_served_when_the_operator_says_so() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.mark_page().await;
        stage.log_in_as("joao2@example.com").await;
        let named = "For joao2@example.com the store names João Reis (joao@example.com).";
        stage.notice(named).await;
        assert!(stage.find_part("customer-button").await.is_none());
        assert!(stage.is_marked_page().await, "no reload");
        let accepted = stage.follow_notice(named, "This is the same person");
        stage.reloads_after(accepted).await;
        stage.reads("customer-name", "João Reis").await;
        assert_eq!(stage.notices().await, [""; 0]);
        assert_eq!(
            stage.truth().await["impersonated"],
            json!("joao@example.com")
        );
    })
    .await;
}
