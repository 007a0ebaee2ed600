//! "Does this address exist?" (VTEX guide "Getting a customer profile by email").

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::customers::{self, Customer, masked};

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
        "userProfile": found.map(shown),
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
fn shown(customer: &Customer) -> Value {
    json!({
        "email": customer.email,
        "firstName": customer.first_name.map(masked),
        "lastName": customer.last_name.map(masked),
        "document": customer.document.map(masked),
        "phone": customer.phone.map(masked),
    })
}
