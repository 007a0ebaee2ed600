//! The part of Checkout's cart that tells whose it is and how much comes along with it.
//!
//! Source: the Checkout API reference, `orderForm`, and the attachments `clientProfileData` and
//! `shippingData`.

use serde::Deserialize;
use serde::de::IgnoredAny;

/// Where the address stands in the body that says whose cart it is.
pub const IDENTIFICATION_REQUEST: [&str; 1] = ["email"];

/// A cart, as far as the toolbar looks into it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OrderForm {
    /// Names the cart in the addresses of its attachments.
    pub order_form_id: Option<String>,
    /// The lines of the cart, which are only counted.
    pub items: Vec<IgnoredAny>,
    /// Absent while nobody has been identified.
    pub client_profile_data: Option<ClientProfileData>,
    /// Absent while no address and no delivery has been chosen.
    pub shipping_data: Option<ShippingData>,
}

/// Whose cart it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClientProfileData {
    /// The cart's own idea of the customer, which drifts from the session's.
    pub email: Option<String>,
}

/// Where the cart is delivered to. The addresses are personal data: they are only counted.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ShippingData {
    /// The chosen address, in carts that know only one.
    pub address: Option<IgnoredAny>,
    /// All chosen addresses, `address` among them.
    pub selected_addresses: Option<Vec<IgnoredAny>>,
    /// All that the store offers, mostly the chosen ones among them.
    pub available_addresses: Option<Vec<IgnoredAny>>,
}
