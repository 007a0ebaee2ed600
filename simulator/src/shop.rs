//! The addresses of the store, as its pages and the toolbar know them.

use std::fmt;

pub(crate) use telesales_toolbar::protocol::ITEMS;

/// The store's origin.
pub(crate) const ORIGIN: &str = "https://store.example";
/// Where the session answers.
pub(crate) const SESSION: &str = "/api/sessions";

/// A page of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first page.
    Home,
    /// A product.
    Product,
    /// The customer's orders, where the bar is hidden.
    Orders,
    /// The checkout.
    Checkout,
}

impl Place {
    /// Every page.
    pub const ALL: [Self; 4] = [Self::Home, Self::Product, Self::Orders, Self::Checkout];
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Home => "the home page",
            Self::Product => "a product",
            Self::Orders => "My Orders",
            Self::Checkout => "the checkout",
        })
    }
}
