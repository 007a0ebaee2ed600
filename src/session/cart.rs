//! The cart, which has an identity of its own: whose it is, and whose it becomes.

use super::Session;
use super::controller::Controller;
use crate::client::Patience;
use crate::config::{CartOnLogin, CartOnLogout, CartPolicy};
use crate::model::{Cart, CartOwner, Customer, Failure, Reading, is_same_address};
use crate::ports::Ports;

/// What becomes of a cart when its customer is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CartFate {
    /// How many lines it has.
    pub items: usize,
    /// Whether somebody's delivery address goes with it.
    pub has_address: bool,
    /// Whether it is left behind; otherwise a switch hands it on.
    pub is_left: bool,
}

impl CartFate {
    /// `None` for a cart with nothing in it, or where carts are not looked at.
    pub(super) fn of(cart: &Cart, policy: CartPolicy) -> Option<Self> {
        let has_address = cart.addresses > 0 && policy.on_logout != CartOnLogout::Anonymous;
        (cart.items > 0 || has_address).then_some(Self {
            items: cart.items,
            has_address,
            is_left: policy.on_logout == CartOnLogout::New,
        })
    }
}

impl<P: Ports> Controller<P> {
    /// Makes the cart the customer's, after a login. What another customer has left in it is left
    /// first, as a logout would. A cart that cannot be reached does not undo a login that the
    /// session has confirmed: the next page sees the difference and says so.
    pub(super) async fn take_cart_over(&self, customer: &Customer) {
        if self.0.policy.cart.on_login != CartOnLogin::Sync {
            return;
        }
        let Ok(mut cart) = self.0.client.cart().await else {
            return;
        };
        let operator = self.with(|session| session.operator()?.operator.email.clone());
        let is_operators =
            operator.is_some_and(|email| cart.belongs_to(&email) == CartOwner::Theirs);
        if cart.contradicts(customer) && !is_operators {
            match self.leave_cart(cart, Some(&customer.email)).await {
                Ok(left) => cart = left,
                Err(_) => return,
            }
        }
        // A second time, the store would forget the rest of what it knows
        // (VTEX known issue 911203).
        if cart.belongs_to(&customer.email) != CartOwner::Theirs {
            let _ = self.0.client.identify_cart(&cart.id, &customer.email).await;
        }
    }

    /// Does with the cart what the options ask of a logout.
    pub(super) async fn leave_last_cart(&self) -> Result<(), Failure> {
        match self.0.policy.cart.on_logout {
            CartOnLogout::New => self.0.client.start_new_cart(None).await.map(drop),
            CartOnLogout::Anonymous => {
                let cart = self.0.client.cart().await?;
                self.leave_cart(cart, None).await.map(drop)
            }
            CartOnLogout::Keep | CartOnLogout::Off => Ok(()),
        }
    }

    /// The cart in place of this one, which the options may want to be the same.
    async fn leave_cart(&self, cart: Cart, customer: Option<&str>) -> Result<Cart, Failure> {
        match self.0.policy.cart.on_logout {
            CartOnLogout::New => self.0.client.start_new_cart(customer).await,
            CartOnLogout::Anonymous => self.0.client.make_cart_anonymous(&cart.id).await,
            CartOnLogout::Keep | CartOnLogout::Off => Ok(cart),
        }
    }

    /// Writes the customer's address into a cart that says that it is somebody else's, if both
    /// are still so.
    pub(super) async fn repair_cart(&self, before: &Session) -> Result<Cart, Failure> {
        let served = before.operator().map(|it| it.served.clone());
        let customer = served.as_ref().and_then(|it| it.customer());
        let (reading, _) = self.read(Patience::Short).await?;
        let (Some(customer), Reading::Operator { served, .. }) = (customer, reading) else {
            return Err(Failure::Expired);
        };
        match served.customer() {
            Some(now) if is_same_address(&now.email, &customer.email) => {}
            Some(now) => return Err(Failure::AnotherCustomer(now.clone())),
            None => return Err(Failure::NotFound),
        }
        let cart = self.0.client.cart().await?;
        if cart.belongs_to(&customer.email) == CartOwner::Theirs {
            return Ok(cart);
        }
        self.0
            .client
            .identify_cart(&cart.id, &customer.email)
            .await?;
        // Whether it worked is what the cart says afterwards.
        self.0.client.cart().await
    }
}
