//! What the store works with and for: given once, by whoever mounts the toolbar.

use crate::client::SessionClient;
use crate::config::{AfterChange, CartPolicy};
use std::rc::Rc;

/// What the store may ask of the page, and what the page's options ask of the store.
#[derive(Clone)]
pub struct Surroundings {
    /// Sends the requests.
    pub client: SessionClient,
    /// What happens to the cart.
    pub cart: CartPolicy,
    /// What follows a login.
    pub after_login: AfterChange,
    /// What follows a logout.
    pub after_logout: AfterChange,
    /// Tells other tabs that the session may have changed.
    pub announce: Rc<dyn Fn()>,
    /// Leaves this page, or loads it again.
    pub leave: Rc<dyn Fn(&AfterChange)>,
    /// Milliseconds since the page began; for the diagnostics.
    pub now: fn() -> f64,
}
