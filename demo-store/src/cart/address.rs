//! Where a cart is to be delivered: `shippingData`.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// An address with the name of who receives there (OpenAPI schema "VTEX - Checkout API",
/// `selectedAddresses`), as far as the store cares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Address {
    pub(crate) receiver_name: String,
    #[serde(default)]
    pub(crate) street: String,
}

impl Address {
    pub(super) fn json(&self) -> Value {
        json!({ "address": self, "selectedAddresses": [self] })
    }
}
