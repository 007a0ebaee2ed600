//! The cart spells its customer's address in its own way, and is theirs all the same: written once
//! more, the store would forget the rest of what it knows of them.

use super::{ANA, of};
use crate::support::{circumstances, on_stage};
use serde_json::Value;

/// Logs in once more as the customer whose cart it is.
async fn is_not_written_again(spelling: &'static str) {
    on_stage(move |stage| async move {
        stage.acting_as(ANA).await;
        stage.put_into_cart("dune-vase").await;
        stage
            .lab(circumstances(&format!("profileDataTwice=true, {spelling}")))
            .await;
        stage.browser.open("/").await;
        stage.open_panel("customer").await;
        stage.forget_requests();
        stage.reloads_after(stage.switch_to(ANA)).await;
        stage.open_panel("customer").await;
        assert_eq!(stage.notices().await, [""; 0]);
        assert!(stage.requests_for("clientProfileData").is_empty());
        stage.lab(circumstances(UNUSUAL_NO_MORE)).await;
        assert_eq!(stage.true_cart().await, (of(ANA), 1));
        let phone = &stage.truth().await["cart"]["clientProfileData"]["phone"];
        assert_ne!(*phone, Value::Null);
    })
    .await;
}

const UNUSUAL_NO_MORE: &str = "cartEmailUpperCase=false, cartEmailMasked=false";

#[tokio::test]
async fn in_capital_letters() {
    is_not_written_again("cartEmailUpperCase=true").await;
}

#[tokio::test]
async fn with_asterisks() {
    is_not_written_again("cartEmailMasked=true").await;
}
