//! The part of Checkout's cart that tells whose it is and how much comes along with it.
//!
//! Source: the Checkout API reference, `orderForm`, and the attachments `clientProfileData` and
//! `shippingData`.

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
    /// The cart's own idea of the customer, which drifts from the session's; absent while it is
    /// not said to be somebody's.
    pub email: Option<String>,
    /// How many delivery addresses come along. They are personal data: they are only counted.
    pub addresses: usize,
}

impl FromJson for OrderForm {
    fn from_json(json: &impl Json) -> Option<Self> {
        let owner = json.member("clientProfileData");
        Some(Self {
            order_form_id: json.member("orderFormId").and_then(|it| it.scalar()),
            items: json.member("items").map_or(Some(0), |it| it.length())?,
            email: owner
                .and_then(|it| it.member("email"))
                .and_then(|it| it.scalar()),
            addresses: json.member("shippingData").as_ref().map_or(0, addresses),
        })
    }
}

/// The chosen address, all chosen ones and all that the store offers repeat each other, so the
/// longest list counts.
fn addresses(shipping: &impl Json) -> usize {
    let count = |name| {
        shipping
            .member(name)
            .and_then(|it| it.length())
            .unwrap_or(0)
    };
    count("selectedAddresses")
        .max(count("availableAddresses"))
        .max(usize::from(shipping.member("address").is_some()))
}
