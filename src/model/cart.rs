//! The cart, and the one rule for whose it is.

use super::email::{canonical, folded};
use super::{Customer, wildcard};

/// The cart, as far as the toolbar looks into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    /// Names the cart in requests; no personal data.
    pub id: String,
    /// The cart's own idea of the customer, which can drift from the session's. Where the store
    /// protects personal data, masked with `*`.
    pub email: Option<String>,
    /// The number of lines.
    pub items: usize,
    /// The number of delivery addresses, known or chosen, that come along with the cart.
    pub addresses: usize,
}

/// Whose a cart is, seen from one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CartOwner {
    /// The cart names this customer, or a mask that can be theirs.
    Theirs,
    /// The cart names no customer.
    Nobodys,
    /// The cart names a different customer.
    Anothers,
}

impl Cart {
    /// Tells whose the cart is, seen from the customer with this address.
    ///
    /// Spelling does not matter: neither blanks around an address, nor case, nor how its domain is
    /// written. A mask is compared with the address as it is and with its domain in ASCII.
    pub fn belongs_to(&self, email: &str) -> CartOwner {
        let Some(owner) = self.owner() else {
            return CartOwner::Nobodys;
        };
        let mask = folded(owner);
        let fits = |email: String| wildcard::fits(mask.as_bytes(), email.as_bytes());
        let ascii = canonical(email);
        if canonical(owner) == ascii || fits(folded(email)) || fits(ascii) {
            CartOwner::Theirs
        } else {
            CartOwner::Anothers
        }
    }

    /// Whether the cart names a different customer.
    pub fn contradicts(&self, customer: &Customer) -> bool {
        self.belongs_to(&customer.email) == CartOwner::Anothers
    }

    /// Whether the cart names no customer.
    pub fn is_nobodys(&self) -> bool {
        self.owner().is_none()
    }

    /// Whether the cart is as a new one must be: without lines, and without a customer's name.
    /// Delivery addresses do not count: stores that ask for a postal code write it into new carts.
    pub fn is_empty_and_nobodys(&self) -> bool {
        self.items == 0 && self.is_nobodys()
    }

    fn owner(&self) -> Option<&str> {
        let owner = self.email.as_deref()?.trim();
        (!owner.is_empty()).then_some(owner)
    }
}

#[cfg(test)]
mod tests;
