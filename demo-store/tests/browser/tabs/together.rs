//! Tabs that are used at the same time.

use super::{ANA, BRUNO, a_write_has_arrived, each_shows};
use crate::support::{circumstances, eventually, on_stage};
use serde_json::json;

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
        a_write_has_arrived(&stage).await;
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
        for tab in &tabs {
            stage.browser.go_to(tab).await;
            stage.click("submit-button").await;
        }
        for tab in &tabs {
            stage.browser.go_to(tab).await;
            stage.reads("customer-name", "Carla Mendes").await;
        }
        assert_eq!(stage.truly_served().await.as_deref(), Some(CARLA));
    })
    .await;
}
