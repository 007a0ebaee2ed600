//! What the page's options ask of the session and of what is shown of it.

use crate::config::{AfterChange, CartPolicy, Config};

/// What a login and a logout do besides, and where links go.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What happens to the cart.
    pub cart: CartPolicy,
    /// What follows a login.
    pub after_login: AfterChange,
    /// What follows a logout.
    pub after_logout: AfterChange,
    /// The page with the customer's orders.
    pub orders_url: String,
    /// Where operators sign in.
    pub sign_in_url: String,
}

impl From<&Config> for Policy {
    fn from(config: &Config) -> Self {
        Self {
            cart: config.cart,
            after_login: config.after_login.clone(),
            after_logout: config.after_logout.clone(),
            orders_url: config.orders_url.as_str().to_owned(),
            sign_in_url: config.sign_in_url.as_str().to_owned(),
        }
    }
}
