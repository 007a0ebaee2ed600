//! Requests to the cart. What one of them has done, only a plain look tells: answers to others
//! have been seen to claim what the browser then does not keep.

use super::{ClientError, Patience, SessionClient, exchange::exchange, get, post, reading};
use crate::model::{Cart, CartOwner, Failure, percent};
use crate::ports::{Method, Ports, Request};
use crate::protocol::{IDENTIFICATION_REQUEST, OrderForm};

impl<P: Ports> SessionClient<P> {
    /// Looks at the cart of this browser, without changing it: a plain look would have the store
    /// write the session's profile into it, over what the checkout is just writing
    /// (VTEX known issues 1386397 and 582070).
    pub async fn cart(&self) -> Result<Cart, Failure> {
        self.read_cart("disableAutoCompletion=true").await
    }

    /// Leaves the current cart for a new, empty one, which may be the customer's already. Believed
    /// when a look finds it: new carts have been answered that the browser does not keep
    /// (VTEX known issue 1056870).
    pub async fn start_new_cart(&self, customer: Option<&str>) -> Result<Cart, Failure> {
        let promised = self.read_cart("forceNewCart=true").await?;
        let cart = self.cart().await?;
        let is_theirs = || {
            customer.is_some_and(|email| cart.belongs_to(email) == CartOwner::Theirs)
                && cart.items == 0
        };
        if cart.id == promised.id && (cart.is_empty_and_nobodys() || is_theirs()) {
            Ok(cart)
        } else {
            Err(Failure::CartKept)
        }
    }

    /// Keeps the items and forgets whose they are. Believed when a look finds that they are
    /// nobody's: the redirect comes too where nothing is forgotten (VTEX known issue 417322).
    pub async fn make_cart_anonymous(&self, cart: &str) -> Result<Cart, Failure> {
        let cart = percent::encoded(cart);
        let request = Request {
            method: Method::GetRedirect,
            ..get(format!("{}/{cart}", self.anonymous_cart_endpoint.as_str()))
        };
        // Whatever it answers.
        let _ = exchange(&self.ports, &request, Patience::Short).await;
        let cart = self.cart().await?;
        if cart.is_nobodys() {
            Ok(cart)
        } else {
            Err(Failure::CartKept)
        }
    }

    /// What writes the customer's address into the cart.
    pub fn identification(&self, cart: &str, email: &str) -> Result<Request, ClientError> {
        let cart = percent::encoded(cart);
        let url = format!(
            "{}/{cart}/attachments/clientProfileData",
            self.cart_endpoint.as_str()
        );
        post(url, &IDENTIFICATION_REQUEST, email)
    }

    async fn read_cart(&self, query: &str) -> Result<Cart, Failure> {
        // Another address each time: a service worker's cache then has no answer of its own.
        let now = self.ports.epoch() as u64;
        let url = format!("{}?{query}&_={now}", self.cart_endpoint.as_str());
        let body = exchange(&self.ports, &get(url), Patience::Short).await?;
        let answer: OrderForm = body.json()?;
        reading::of_cart(answer).ok_or(Failure::Unreadable)
    }
}
