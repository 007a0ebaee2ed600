//! The cart, which has an identity of its own: whose it is, and whose it becomes.

use super::Session;
use super::controller::Controller;
use super::writes::{Evidence, SETTLES_AFTER};
use crate::client::{ClientError, Effect, Patience};
use crate::config::{CartOnLogin, CartOnLogout, CartPolicy};
use crate::model::{Cart, CartOwner, Customer, Failure, Reading, is_same_address};
use crate::ports::Ports;
use crate::ports::news::{News, WriteId};

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

/// The time in which the cart follows a change of the session. Other tabs change nothing meanwhile;
/// they are told when it is dropped.
pub(super) struct CartPhase<P: Ports>(Controller<P>);

impl<P: Ports> Drop for CartPhase<P> {
    fn drop(&mut self) {
        self.0.0.is_in_cart_phase.set(false);
        self.0.tell_end();
    }
}

impl<P: Ports> CartPhase<P> {
    pub(super) fn begin(controller: Controller<P>, id: WriteId) -> Self {
        controller.0.untold_end.set(Some(id));
        controller.0.is_in_cart_phase.set(true);
        Self(controller)
    }

    /// Makes the cart the customer's, after a login. What another customer has left in it is left
    /// first, as a logout would. A cart that cannot be reached does not undo a login that the
    /// session has confirmed: the next page sees the difference and says so.
    pub(super) async fn take_over(&self, customer: &Customer) {
        let controller = &self.0;
        if controller.0.policy.cart.on_login != CartOnLogin::Sync {
            return;
        }
        let Ok(mut cart) = controller.0.client.cart().await else {
            return;
        };
        let operator = controller.with(|session| session.operator()?.operator.email.clone());
        let is_operators =
            operator.is_some_and(|email| cart.belongs_to(&email) == CartOwner::Theirs);
        if cart.contradicts(customer) && !is_operators {
            match self.leave(&cart.id, Some(&customer.email)).await {
                Ok(left) => cart = left.unwrap_or(cart),
                Err(_) => return,
            }
        }
        // A second time, the store would forget the rest of what it knows
        // (VTEX known issue 911203).
        if cart.belongs_to(&customer.email) != CartOwner::Theirs {
            let _ = self.identify(&cart, &customer.email).await;
        }
    }

    /// Does with the cart what the options ask of a logout.
    pub(super) async fn leave_last(&self) -> Result<(), Failure> {
        let id = if self.0.0.policy.cart.on_logout == CartOnLogout::Anonymous {
            self.0.0.client.cart().await?.id
        } else {
            String::new()
        };
        self.leave(&id, None).await.map(drop)
    }

    /// The cart in place of this one, if the options want another.
    async fn leave(&self, cart: &str, customer: Option<&str>) -> Result<Option<Cart>, Failure> {
        let client = &self.0.0.client;
        let left = match self.0.0.policy.cart.on_logout {
            CartOnLogout::New => client.start_new_cart(customer).await?,
            CartOnLogout::Anonymous => client.make_cart_anonymous(cart).await?,
            CartOnLogout::Keep | CartOnLogout::Off => return Ok(None),
        };
        Ok(Some(left))
    }

    /// Writes the customer's address into the cart, a second time where that was not taken. Like a
    /// write to the session, this is neither aborted nor overtaken: the next change of the session
    /// waits for its end.
    async fn identify(&self, cart: &Cart, email: &str) -> Result<(), Failure> {
        let controller = &self.0;
        let mut tried = false;
        loop {
            if controller.others_are_unsettled() {
                return Err(Failure::TimedOut);
            }
            controller.0.is_cart_open.set(true);
            let request = controller.0.client.identification(&cart.id, email);
            let answer = controller.send(request, None).await;
            let Err(error) = answer.unwrap_or(Err(ClientError::TimedOut)) else {
                return Ok(());
            };
            match error.wait_to_write(controller.0.ports.chance()) {
                Some(wait) if !tried => controller.0.ports.sleep(wait).await,
                Some(_) | None => return Err(error.into()),
            }
            tried = true;
        }
    }

    /// Whether it worked is what the cart says afterwards.
    async fn repair(&self, email: &str) -> Result<Cart, Failure> {
        while self.0.0.is_cart_open.get() {
            self.0.noted().await;
        }
        let cart = self.0.0.client.cart().await?;
        if cart.belongs_to(email) == CartOwner::Theirs {
            return Ok(cart);
        }
        self.identify(&cart, email).await?;
        self.0.0.client.cart().await
    }
}

impl<P: Ports> Controller<P> {
    /// Writes the customer's address into a cart that says that it is somebody else's, if both
    /// are still so.
    pub(super) async fn repair_cart(&self, before: &Session) -> Result<Cart, Failure> {
        let served = before.operator().map(|it| it.served.clone());
        let customer = served.as_ref().and_then(|it| it.customer());
        let (reading, evidence) = self.read(Patience::Short).await?;
        let (Some(customer), Reading::Operator { served, .. }) = (customer, reading) else {
            return Err(Failure::Expired);
        };
        match served.customer() {
            // Somebody may be about to change that.
            _ if evidence != Evidence::Proof => Err(Failure::TimedOut),
            Some(now) if is_same_address(&now.email, &customer.email) => {
                let cart = self.prove(self.draw_id());
                cart.repair(&customer.email).await
            }
            Some(now) => Err(Failure::AnotherCustomer(now.clone())),
            None => Err(Failure::NotFound),
        }
    }

    /// Notes the end of a write to the cart, whether somebody waits for it or not.
    pub(super) async fn cart_write_ended(&self, result: Result<(), ClientError>) {
        self.wake();
        if result.is_err_and(|error| error.effect() == Effect::Possible) {
            self.0.ports.sleep(SETTLES_AFTER as u32).await;
        }
        self.0.is_cart_open.set(false);
        self.forget_change();
        self.tell_end();
    }

    /// Tells the others that the last change has ended with its cart, if it has and they do not
    /// know.
    fn tell_end(&self) {
        if !self.0.is_in_cart_phase.get()
            && !self.0.is_cart_open.get()
            && let Some(id) = self.0.untold_end.take()
        {
            self.say(News::Ended(id));
        }
        self.wake();
    }

    /// Ends the time for the cart, with the page.
    pub(super) fn leave_cart_phase(&self) {
        self.0.is_in_cart_phase.set(false);
        self.tell_end();
    }
}
