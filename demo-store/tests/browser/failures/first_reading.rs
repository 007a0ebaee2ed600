//! A page that cannot find out who is served when it is loaded.

use super::{ANA, table, the_fault_is_gone};
use crate::support::{circumstances, on_stage, spoken};

const UNKNOWN: &str = "Could not check who is being served.";

table! { is_told_and_asked_again:
    refused_with_401 | "sessionRead status 401" | "GET session";
    refused_with_403 | "sessionRead status 403" | "GET session";
    refused_with_404 | "sessionRead status 404" | "GET session";
    refused_with_429_each_time | "sessionRead status 429" | "GET session ×4";
    failed_with_500_each_time | "sessionRead status 500" | "GET session ×4";
    failed_with_503_each_time | "sessionRead status 503" | "GET session ×4";
    answered_by_a_page | "sessionRead html" | "GET session";
    answered_by_nothing | "sessionRead empty" | "GET session";
    truncated | "sessionRead truncated" | "GET session";
    dropped_each_time | "sessionRead drop" | "GET session ×4";
}

async fn is_told_and_asked_again(given: &'static str, sent: &'static str) {
    on_stage(move |stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances(given)).await;
        stage.forget_requests();
        stage.browser.open("/").await;
        stage.notice(UNKNOWN).await;
        assert_eq!(spoken(&stage.requests()), sent);
        assert!(stage.find_part("bar").await.is_none(), "nobody is shown");
        the_fault_is_gone(&stage).await;
        stage.follow_notice(UNKNOWN, "Try again").await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_reading_that_fails_twice_is_tried_again_by_itself() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let mut given = circumstances("sessionRead status 503");
        given["faults"][0]["times"] = serde_json::json!(2);
        stage.lab(given).await;
        stage.forget_requests();
        stage.browser.open("/").await;
        stage.reads("customer-name", "Ana Souza").await;
        assert!(spoken(&stage.requests()).starts_with("GET session ×3"));
    })
    .await;
}

#[tokio::test]
async fn a_store_without_the_app_tells_an_admin_what_to_install() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        stage.lab(circumstances("appInstalled=false")).await;
        stage.browser.open("/").await;
        stage.notice("vtex install vtex.impersonate-session").await;
        the_fault_is_gone(&stage).await;
        stage.follow_notice("vtex install", "Try again").await;
        stage.part("login-button").await;
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}
