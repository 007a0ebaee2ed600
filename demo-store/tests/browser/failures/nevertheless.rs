//! Logins that something stands in the way of, and that succeed nevertheless: the operator
//! notices nothing.

use super::{ANA, NOT_CONFIRMED, table, takes_a_part_for_all};
use crate::support::{SETTLED, Sighting, circumstances, on_stage, spoken, within};
use demo_store::LoggedRequest;
use serde_json::json;
use std::time::Duration;

const AT_ONCE: &str = "POST session, GET session, GET cart";
const LOOKED_TWICE: &str = "POST session, GET session ×2, GET cart";

table! { succeeds:
    nothing_goes_wrong | "" | AT_ONCE;
    too_many_requests_once | "sessionWrite status 429 once" | "POST session ×2, GET session, GET cart";
    unavailable_once | "sessionWrite status 503 once" | "POST session ×2, GET session, GET cart";
    the_write_is_called_plain_text | "sessionWrite wrongType" | AT_ONCE;
    the_write_is_answered_by_half | "sessionWrite truncated" | AT_ONCE;
    the_write_took_effect_and_was_dropped | "sessionWrite drop after" | AT_ONCE;
    the_write_took_effect_and_was_cut | "sessionWrite cut after" | AT_ONCE;
    the_write_took_effect_and_answered_500 | "sessionWrite status 500 after" | AT_ONCE;
    the_write_took_effect_and_answered_403 | "sessionWrite status 403 after" | AT_ONCE;
    the_write_took_effect_and_answered_html | "sessionWrite html after" | AT_ONCE;
    the_write_took_effect_and_answered_nothing | "sessionWrite empty after" | AT_ONCE;
    the_write_took_effect_and_answered_five_megabytes | "sessionWrite huge after" | AT_ONCE;
    the_read_back_is_called_plain_text | "sessionRead wrongType" | AT_ONCE;
    the_read_back_fails_once_with_500 | "sessionRead status 500 once" | LOOKED_TWICE;
    the_read_back_fails_once_with_429 | "sessionRead status 429 once" | LOOKED_TWICE;
    the_read_back_is_dropped_once | "sessionRead drop once" | LOOKED_TWICE;
    the_read_back_is_cut_once | "sessionRead cut once" | LOOKED_TWICE;
    slow_but_in_time | "sessionWrite slow 1500, sessionRead slow 1500" | AT_ONCE;
    late_by_one_reading | "lateReads=1, lateStoreUser=true" | LOOKED_TWICE;
    late_by_three_readings | "lateReads=3, lateStoreUser=true" | "POST session, GET session ×4, GET cart";
    the_profile_is_late | "lateReads=2" | "POST session, GET session, GET cart, POST cart";
    booleans_capitalised | "booleansCapitalised=true" | AT_ONCE;
    the_cart_cannot_be_read | "cartRead status 500 once" | "POST session, GET session, GET cart ×2";
    the_server_has_another_time | "clockOffsetSeconds=-86400" | AT_ONCE;
}

async fn succeeds(given: &'static str, sent: &'static str) {
    on_stage(move |stage| async move {
        stage.operator_at_home().await;
        stage.open_panel("login").await;
        stage.lab(circumstances(given)).await;
        stage.mark_page().await;
        stage.forget_requests();
        stage.log_in_as(ANA).await;
        if given == "sessionRead cut once" && takes_a_part_for_all() {
            // There it is no failure that passes, and the operator is told.
            stage.reads("error", "answer made no sense").await;
            stage.follow_notice(NOT_CONFIRMED, "Check now").await;
            stage.reads("customer-name", "Ana Souza").await;
            return;
        }
        stage.reloaded().await;
        assert_eq!(spoken(&before_the_next_page(&stage.requests())), sent);
        stage.lab(json!({ "reset": true })).await;
        stage.browser.open("/").await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}

/// Somebody waits seven seconds for an answer. The write goes on, and until it has ended a reading
/// that shows its effect proves nothing.
#[tokio::test]
async fn the_write_took_effect_and_answered_too_late() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.open_panel("login").await;
        stage.watch().await;
        stage
            .lab(circumstances("sessionWrite slow 9000 after once"))
            .await;
        stage.mark_page().await;
        stage.forget_requests();
        stage.log_in_as(ANA).await;
        let answered = stage.a_write_has_arrived().await + Duration::from_secs(9);
        within(SETTLED, "Ana Souza is shown", || async {
            // Gone with the page, which is loaded again as soon as she is served.
            let sightings = stage.sightings().await;
            let early = |it: &Sighting| it.name.is_some() && it.after(answered).is_zero();
            assert!(!sightings.iter().any(early), "{sightings:?}");
            (!stage.is_marked_page().await).then_some(())
        })
        .await;
        let sent = spoken(&before_the_next_page(&stage.requests()));
        assert!(sent.starts_with("POST session, GET session ×"), "{sent}");
        assert!(sent.ends_with(", GET cart"), "{sent}");
        assert_eq!(sent.matches("POST").count(), 1, "{sent}");
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}

fn before_the_next_page(requests: &[LoggedRequest]) -> Vec<LoggedRequest> {
    let same_page = requests.iter().take_while(|request| request.path != "/");
    same_page.cloned().collect()
}

#[tokio::test]
async fn an_account_that_hides_personal_data_shows_the_address() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.lab(circumstances("pii=true")).await;
        stage.log_in_as(ANA).await;
        stage.reads("customer-name", ANA).await;
    })
    .await;
}
