//! What the page's options ask of the session.

use crate::config::{AfterChange, CartPolicy, Config};

/// What a login and a logout do besides.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What happens to the cart.
    pub cart: CartPolicy,
    /// What follows a login.
    pub after_login: AfterChange,
    /// What follows a logout.
    pub after_logout: AfterChange,
}

impl From<&Config> for Policy {
    fn from(config: &Config) -> Self {
        Self {
            cart: config.cart,
            after_login: config.after_login.clone(),
            after_logout: config.after_logout.clone(),
        }
    }
}
