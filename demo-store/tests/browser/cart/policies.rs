//! What becomes of the cart at a login and at a logout, as the options want it.

use super::{ANA, FOREIGN, OLGA, of};
use crate::support::{Stage, circumstances, on_stage, spoken};

/// A logout under this policy, with one product in the customer's cart; what was sent.
async fn log_out_with(stage: &Stage, options: &str) -> String {
    stage.acting_as(ANA).await;
    stage.put_into_cart("dune-vase").await;
    stage.open_with_tag("/", options).await;
    stage.open_panel("customer").await;
    stage.forget_requests();
    stage.reloads_after(stage.click("logout-button")).await;
    assert_eq!(stage.truly_served().await, None);
    spoken(&stage.requests())
}

#[tokio::test]
async fn on_logout_new_leaves_the_cart_behind() {
    on_stage(|stage| async move {
        let sent = log_out_with(&stage, "{ cartOnLogout: 'new' }").await;
        assert_eq!(sent, "POST session, GET session, GET new cart, GET cart");
        assert_eq!(stage.true_cart().await, (None, 0));
    })
    .await;
}

#[tokio::test]
async fn on_logout_anonymous_keeps_the_items_without_the_name() {
    on_stage(|stage| async move {
        let sent = log_out_with(&stage, "{ cartOnLogout: 'anonymous' }").await;
        assert_eq!(
            sent,
            "POST session, GET session, GET cart, GET anonymous cart, GET cart"
        );
        assert_eq!(stage.true_cart().await, (None, 1));
    })
    .await;
}

#[tokio::test]
async fn on_logout_keep_and_off_leave_the_cart_as_it_is() {
    for policy in ["keep", "off"] {
        on_stage(move |stage| async move {
            let options = format!("{{ cartOnLogout: '{policy}' }}");
            let sent = log_out_with(&stage, &options).await;
            assert_eq!(sent, "POST session, GET session");
            assert_eq!(stage.true_cart().await, (of(ANA), 1));
        })
        .await;
    }
}

/// A login under this policy, with one product in a cart that is the operator's; what was sent.
async fn log_in_with(stage: &Stage, options: &str) -> String {
    stage.operator_at_home().await;
    stage
        .lab(circumstances("operatorEmailInEmptyCart=true"))
        .await;
    stage.put_into_cart("dune-vase").await;
    assert_eq!(stage.true_cart().await, (of(OLGA), 1));
    stage.open_with_tag("/", options).await;
    stage.open_panel("login").await;
    stage.forget_requests();
    stage.reloads_after(stage.log_in_as(ANA)).await;
    assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
    spoken(&stage.requests())
}

#[tokio::test]
async fn on_login_sync_gives_the_cart_to_the_customer() {
    on_stage(|stage| async move {
        let sent = log_in_with(&stage, "{ cartOnLogin: 'sync' }").await;
        assert_eq!(sent, "POST session, GET session, GET cart, POST cart");
        assert_eq!(stage.true_cart().await, (of(ANA), 1));
    })
    .await;
}

#[tokio::test]
async fn on_login_keep_leaves_the_cart_and_warns() {
    on_stage(|stage| async move {
        let sent = log_in_with(&stage, "{ cartOnLogin: 'keep' }").await;
        assert_eq!(sent, "POST session, GET session");
        assert_eq!(stage.true_cart().await, (of(OLGA), 1));
        stage.insert_tag("{ cartOnLogin: 'keep' }").await;
        stage.notice(FOREIGN).await;
    })
    .await;
}

#[tokio::test]
async fn with_both_off_the_cart_is_not_even_looked_at() {
    on_stage(|stage| async move {
        let off = "{ cartOnLogin: 'off', cartOnLogout: 'off' }";
        assert_eq!(log_in_with(&stage, off).await, "POST session, GET session");
        stage.insert_tag(off).await;
        stage.click("customer-button").await;
        stage.reloads_after(stage.click("logout-button")).await;
        assert_eq!(stage.true_cart().await, (of(OLGA), 1));
        assert_eq!(stage.requests_for("orderForm").len(), 0);
    })
    .await;
}
