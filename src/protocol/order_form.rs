//! The part of Checkout's cart that tells whose it is.
//!
//! Source: the Checkout API reference, `orderForm` and the `clientProfileData` attachment.

use super::json::{FromJson, Json};

/// Where the address stands in the body that says whose cart it is.
pub const IDENTIFICATION_REQUEST: [&str; 1] = ["email"];

/// A cart, as far as the toolbar looks into it.
#[derive(Debug, Default)]
pub struct OrderForm {
    /// Names the cart in the addresses of its attachments.
    pub order_form_id: Option<String>,
    /// How many lines the cart has; what they are is not looked at.
    pub items: usize,
    /// Absent while the cart is not said to be somebody's.
    pub client_profile_data: Option<ClientProfileData>,
}

/// Whose cart it is.
#[derive(Debug, Default)]
pub struct ClientProfileData {
    /// The cart's own idea of the customer, which drifts from the session's.
    pub email: Option<String>,
}

impl FromJson for OrderForm {
    fn from_json(json: &impl Json) -> Option<Self> {
        let id = json.member("orderFormId");
        let owner = json.member("clientProfileData");
        Some(Self {
            order_form_id: id.and_then(|it| it.scalar()),
            items: json.member("items").map_or(Some(0), |it| it.length())?,
            client_profile_data: owner.map(|it| ClientProfileData {
                email: it.member("email").and_then(|it| it.scalar()),
            }),
        })
    }
}
