//! The part of Checkout's cart that tells whose it is.
//!
//! Source: the Checkout API reference, `orderForm` and the `clientProfileData` attachment.

use serde::Deserialize;

/// Where the address stands in the body that says whose cart it is.
pub const IDENTIFICATION_REQUEST: [&str; 1] = ["email"];

/// A cart, as far as the toolbar looks into it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OrderForm {
    /// Names the cart in the addresses of its attachments.
    pub order_form_id: Option<String>,
    /// The lines of the cart; what they are is nobody's business here.
    pub items: Vec<serde::de::IgnoredAny>,
    /// Absent while nobody has been identified.
    pub client_profile_data: Option<ClientProfileData>,
}

/// Whose cart it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClientProfileData {
    /// The cart's own idea of the customer, which drifts from the session's.
    pub email: Option<String>,
}
