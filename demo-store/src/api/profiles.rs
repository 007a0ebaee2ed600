//! "Does this address exist?" (VTEX guide "Getting a customer profile by email").

use axum::extract::Query;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::customers::{self, Customer};
use crate::world::Shared;

pub(super) fn routes() -> Router<Shared> {
    Router::new().route("/api/checkout/pub/profiles", get(look_up))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    email: String,
    /// Without `false`, incomplete profiles look like unknown ones.
    #[serde(default = "yes")]
    ensure_complete: bool,
}

const fn yes() -> bool {
    true
}

async fn look_up(Query(question): Query<Question>) -> Json<Value> {
    let found = customers::find(&question.email)
        .filter(|customer| !question.ensure_complete || complete(customer));
    Json(json!({
        "userProfileId": found.map(Customer::id),
        "profileProvider": found.map(|_| "DemoStore"),
        "availableAccounts": [],
        "availableAddresses": [],
        "userProfile": found.map(masked),
    }))
}

fn complete(customer: &Customer) -> bool {
    [
        customer.first_name,
        customer.last_name,
        customer.phone,
        customer.document,
    ]
    .iter()
    .all(Option::is_some)
}

/// Nobody here has "Shopping Cart Full Access", so everybody sees asterisks.
fn masked(customer: &Customer) -> Value {
    let mask = |text: &str| {
        let first: String = text.chars().take(1).collect();
        format!("{first}***")
    };
    json!({
        "email": customer.email,
        "firstName": customer.first_name.map(mask),
        "lastName": customer.last_name.map(mask),
        "document": customer.document.map(mask),
        "phone": customer.phone.map(mask),
    })
}
