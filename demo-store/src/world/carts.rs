//! The carts that the store remembers.

use super::World;
use crate::browser::Visit;
use crate::cart::{Address, Cart};
use crate::catalog;
use crate::cookies::SetCookie;

impl World {
    pub(crate) fn cart(&self, id: &str) -> Option<&Cart> {
        self.carts.get(id)
    }

    /// Keeps `cart`, new or changed.
    pub(crate) fn keep_cart(&mut self, cart: Cart) {
        self.carts.insert(cart.id.clone(), cart);
    }

    /// The cart the cookie names, or a new one; `keep_cart` stores it.
    pub(crate) fn cart_or_new(&mut self, visit: &Visit) -> Cart {
        match visit.jar.cart().and_then(|id| self.carts.get(id)) {
            Some(cart) => cart.clone(),
            None => self.new_cart(visit),
        }
    }

    /// An empty cart of whoever the session's profile is; `keep_cart` stores it.
    pub(crate) fn new_cart(&mut self, visit: &Visit) -> Cart {
        let id = self.ids.fresh();
        Cart::new(id, &self.browser(&visit.token).session)
    }

    /// The same items in a new cart without personal data; `keep_cart` stores it.
    pub(crate) fn anonymous_cart(&mut self, id: &str) -> Option<Cart> {
        let fresh = self.ids.fresh();
        self.cart(id).map(|cart| cart.anonymous(fresh))
    }

    /// Changes how many of one product are in the cart, as the pages do.
    pub(crate) fn change_cart(
        &mut self,
        visit: &Visit,
        product: &str,
        quantity: Quantity,
    ) -> SetCookie {
        self.visit(visit);
        let mut cart = self.cart_or_new(visit);
        if let Some(product) = catalog::by_id(product) {
            let browser = self.browser(&visit.token);
            let (session, scenario) = (&browser.session, &browser.lab.scenario);
            match quantity {
                Quantity::Add(more) => cart.add(product, more, session, scenario),
                Quantity::Set(quantity) => cart.set(product, quantity),
            }
        }
        let cookie = SetCookie::cart(&cart.id);
        self.keep_cart(cart);
        cookie
    }

    /// Has the cart delivered to an address, as the checkout's page does.
    pub(crate) fn deliver_cart(&mut self, visit: &Visit, address: Address) -> SetCookie {
        self.visit(visit);
        let mut cart = self.cart_or_new(visit);
        cart.address = Some(address);
        let cookie = SetCookie::cart(&cart.id);
        self.keep_cart(cart);
        cookie
    }
}

/// How many of one product there are to be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Quantity {
    /// So many more.
    Add(u32),
    /// So many in all; none takes it out.
    Set(u32),
}
