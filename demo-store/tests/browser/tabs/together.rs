//! Tabs that are used at the same time.

use super::{ANA, BRUNO, each_shows};
use crate::support::{circumstances, eventually, on_stage};
use serde_json::json;
use std::time::Duration;

const CARLA: &str = "carla.mendes@example.com";

#[tokio::test]
async fn a_window_beside_shows_the_next_customer_while_the_cart_is_slow() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let first = stage.browser.tab().await;
        let second = stage.browser.new_window("/cart").await;
        stage.part("bar").await;
        stage.watch().await;
        stage.mark_page().await;
        stage.browser.go_to(&first).await;
        stage.lab(circumstances("cartRead slow 6000")).await;
        stage.forget_requests();
        stage.switch_to(BRUNO).await;
        stage.a_write_has_arrived().await;
        each_shows(&stage, &[second], Some("Bruno Lima")).await;
    })
    .await;
}

#[tokio::test]
async fn a_login_elsewhere_while_the_cart_of_a_page_that_stays_is_slow_is_not_lost() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let first = stage.browser.tab().await;
        stage.open_with_tag("/", "{ afterLogin: 'stay' }").await;
        stage.part("bar").await;
        let second = stage.browser.new_tab("/account").await;
        stage.part("bar").await;
        stage.browser.go_to(&first).await;
        stage.lab(circumstances("cartRead slow 5000")).await;
        stage.forget_requests();
        stage.log_in_as(ANA).await;
        eventually("both tabs read the cart", || async {
            (stage.requests_for("/orderForm").len() == 2).then_some(())
        })
        .await;
        stage.lab(json!({ "reset": true })).await;
        stage.browser.go_to(&second).await;
        stage.reads("customer-name", "Ana Souza").await;
        stage.reloads_after(stage.switch_to(BRUNO)).await;
        stage.browser.go_to(&first).await;
        stage.reads("customer-name", "Bruno Lima").await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(BRUNO));
    })
    .await;
}

/// Which of them comes last is the store's to decide; until that is certain, nobody is confirmed.
#[tokio::test]
async fn wishes_in_three_tabs_at_once_end_alike_in_all() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let mut tabs = vec![stage.browser.tab().await];
        for path in ["/cart", "/account"] {
            tabs.push(stage.browser.new_tab(path).await);
        }
        for (tab, email) in tabs.iter().zip([ANA, BRUNO, CARLA]) {
            stage.browser.go_to(tab).await;
            stage.click("login-button").await;
            stage.type_email(email).await;
        }
        stage.lab(circumstances("sessionWrite slow 1000")).await;
        stage.forget_requests();
        for tab in &tabs {
            stage.browser.go_to(tab).await;
            stage.click("submit-button").await;
        }
        eventually("all wishes have arrived", || async {
            let requests = stage.requests_for("/api/sessions");
            let wishes = requests.iter().filter(|it| it.method == "POST");
            (wishes.count() == tabs.len()).then_some(())
        })
        .await;
        // Until the last has taken effect.
        tokio::time::sleep(Duration::from_secs(2)).await;
        let name = match stage.truly_served().await.as_deref() {
            Some(ANA) => "Ana Souza",
            Some(BRUNO) => "Bruno Lima",
            Some(CARLA) => "Carla Mendes",
            other => panic!("{other:?}"),
        };
        for tab in &tabs {
            stage.browser.go_to(tab).await;
            stage.shows_once_settled(name).await;
        }
        for tab in &tabs {
            stage.browser.go_to(tab).await;
            stage.reads("customer-name", name).await;
        }
    })
    .await;
}
