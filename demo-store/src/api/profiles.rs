//! "Does this address exist?" (VTEX guide "Getting a customer profile by email").

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::customers::{self, Customer};

/// Without `ensure_complete`, incomplete profiles are found too.
pub(super) fn look_up(email: Option<&str>, ensure_complete: bool) -> Answer {
    let Some(email) = email else {
        return Answer::refusal(
            StatusCode::BAD_REQUEST,
            "The query parameter `email` is required",
        );
    };
    let found = customers::find(email).filter(|customer| !ensure_complete || complete(customer));
    Answer::ok(json!({
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
