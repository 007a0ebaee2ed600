//! A history before it is played: every choice in it, so that it can be played again, and shortened.

pub mod fate;
pub mod step;

use crate::agenda::Time;
pub use fate::{Endpoint, Fate};
pub use step::{Button, Step, TabId, Turn, What};

/// A whole history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What holds throughout.
    pub circumstances: Circumstances,
    /// What happens, in order.
    pub steps: Vec<Step>,
}

/// What holds throughout a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// Decides small differences in time, and the store's ids.
    pub seed: u64,
    /// How many windows stand side by side, each with some of the tabs.
    pub windows: usize,
    /// How much longer than another a request may take on its own, in milliseconds.
    pub spread: Time,
    /// How long a page takes to load, in milliseconds.
    pub load_time: Time,
    /// `data-after-login`.
    pub after_login: &'static str,
    /// `data-after-logout`.
    pub after_logout: &'static str,
    /// `data-cart-on-login`.
    pub cart_on_login: &'static str,
    /// `data-cart-on-logout`.
    pub cart_on_logout: &'static str,
}

impl Circumstances {
    /// The toolbar's defaults, one window, and a quick, even network.
    #[must_use]
    pub fn plain(seed: u64) -> Self {
        Self {
            seed,
            windows: 1,
            spread: 0,
            load_time: 500,
            after_login: "reload",
            after_logout: "reload",
            cart_on_login: "sync",
            cart_on_logout: "new",
        }
    }
}
