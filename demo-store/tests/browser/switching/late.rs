//! A change that takes effect later than anybody waits for, or shows later than it took effect:
//! the bar shows nobody until it knows.

use super::{ANA, BRUNO, NOT_CONFIRMED, the_truth_is};
use crate::support::{Stage, circumstances, on_stage};
use serde_json::json;

/// Nobody waits for that; the store carries it out all the same.
const LATE: &str = "sessionWrite slow 9000 stubborn once";
const STALE: &str = "This page was loaded for Ana Souza. The store is now serving";

/// Begins to note all that the bar says of whom it acts for.
async fn listen(stage: &Stage) {
    stage
        .browser
        .run(
            "const root = document.querySelector('telesales-toolbar').shadowRoot; \
             const text = (part) => root.querySelector(`[part~=${part}]`)?.textContent; \
             const look = () => { const now = text('customer-name') \
               ? `${text('acting-as')} ${text('customer-name')}` : 'nobody'; \
               if (said.at(-1) !== now) said.push(now) }; \
             const said = window.said = []; look(); \
             new MutationObserver(look).observe(root, \
               { subtree: true, childList: true, characterData: true })",
        )
        .await;
}

/// All that the bar has said since, in order.
async fn heard(stage: &Stage) -> Vec<String> {
    serde_json::from_value(stage.browser.run("return window.said").await).unwrap()
}

#[tokio::test]
async fn a_switch_that_takes_effect_late_is_shown_when_it_has() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances(LATE)).await;
        listen(&stage).await;
        stage.mark_page().await;
        stage.switch_to(BRUNO).await;
        stage.reads("error", "did not answer in time").await;
        stage.notice(NOT_CONFIRMED).await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA), "so far");
        stage.reads("customer-name", "Bruno Lima").await;
        stage.notice(&format!("{STALE} Bruno Lima.")).await;
        assert!(stage.is_marked_page().await, "no reload");
        let whom = [
            "Acting as Ana Souza",
            "Leaving Ana Souza",
            "nobody",
            "Acting as Bruno Lima",
        ];
        assert_eq!(heard(&stage).await, whom);
    })
    .await;
}

#[tokio::test]
async fn a_logout_that_takes_effect_late_is_shown_when_it_has() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances(LATE)).await;
        listen(&stage).await;
        stage.click("customer-button").await;
        stage.click("logout-button").await;
        stage.notice("did not answer in time").await;
        stage.notice(NOT_CONFIRMED).await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA), "so far");
        stage.part("login-button").await;
        stage.notice(&format!("{STALE} nobody.")).await;
        stage.notice("their cart is still here").await;
        let whom = ["Acting as Ana Souza", "Leaving Ana Souza", "nobody"];
        assert_eq!(heard(&stage).await, whom);
    })
    .await;
}

#[tokio::test]
async fn the_next_login_does_not_overtake_one_that_nobody_waits_for() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.lab(circumstances(LATE)).await;
        stage.mark_page().await;
        stage.log_in_as(ANA).await;
        stage.reads("error", "did not answer in time").await;
        assert_eq!(stage.truly_served().await, None, "so far");
        stage.log_in_as(BRUNO).await;
        stage.reloaded().await;
        stage.reads("customer-name", "Bruno Lima").await;
        the_truth_is(&stage, Some("Bruno Lima"), Some(BRUNO)).await;
    })
    .await;
}

#[tokio::test]
async fn a_switch_that_three_readings_do_not_show_yet_ends_with_the_next_customer() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("readLag=3")).await;
        stage.reloads_after(stage.switch_to(BRUNO)).await;
        stage.reads("customer-name", "Bruno Lima").await;
        assert_eq!(stage.notices().await, [""; 0]);
        the_truth_is(&stage, Some("Bruno Lima"), Some(BRUNO)).await;
    })
    .await;
}

#[tokio::test]
async fn a_switch_that_four_readings_do_not_show_is_not_confirmed_until_one_does() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("readLag=4")).await;
        listen(&stage).await;
        stage.mark_page().await;
        stage.switch_to(BRUNO).await;
        stage.notice(NOT_CONFIRMED).await;
        assert!(stage.find_part("customer-button").await.is_none());
        // The bar looks again by itself.
        stage.reads("customer-name", "Bruno Lima").await;
        stage.notice(&format!("{STALE} Bruno Lima.")).await;
        assert!(stage.is_marked_page().await, "no reload");
        let heard = heard(&stage).await;
        assert_eq!(heard[1..3], ["Leaving Ana Souza", "nobody"]);
        assert_eq!(heard[3..], ["Acting as Bruno Lima"]);
        stage.lab(json!({ "reset": true })).await;
        the_truth_is(&stage, Some("Bruno Lima"), Some(BRUNO)).await;
    })
    .await;
}
