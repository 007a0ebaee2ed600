//! The cart, which has an identity of its own: whose it is, and whose it becomes.

use super::Session;
use super::controller::Controller;
use crate::client::Patience;
use crate::config::{CartOnLogin, CartOnLogout};
use crate::model::{Cart, CartOwner, Customer, Failure, Reading};
use crate::ports::Ports;

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
        let is_operators = operator.is_some_and(|it| cart.belongs_to(&it) == CartOwner::Theirs);
        if cart.belongs_to(&customer.email) == CartOwner::Anothers && !is_operators {
            if self.leave_cart().await.is_err() {
                return;
            }
            match self.0.client.cart().await {
                Ok(new) => cart = new,
                Err(_) => return,
            }
        }
        // A second time, the store would forget the rest of what it knows.
        if cart.belongs_to(&customer.email) != CartOwner::Theirs {
            let _ = self.0.client.identify_cart(&cart.id, &customer.email).await;
        }
    }

    /// Does with the cart what the options ask of a logout.
    pub(super) async fn leave_cart(&self) -> Result<(), Failure> {
        match self.0.policy.cart.on_logout {
            CartOnLogout::New => self.0.client.start_new_cart().await,
            CartOnLogout::Anonymous => {
                let cart = self.0.client.cart().await?;
                self.0.client.make_cart_anonymous(&cart.id).await
            }
            CartOnLogout::Keep | CartOnLogout::Off => Ok(()),
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
            Some(now) if now.email == customer.email => {}
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
