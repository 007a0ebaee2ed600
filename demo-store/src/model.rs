//! The store without HTTP, for simulations: one browser in it, no clock, and no chance but a seed.
//!
//! The store's chain of session apps and its carts answer here exactly as over HTTP. A call has
//! three moments, and the caller decides when each is: [`Store::send`], [`Store::carry_out`] and
//! [`Store::receive`]; [`Store::apply`] is all three at once. The faults of the lab are deliberately
//! absent: losing, delaying and spoiling answers is the caller's.

mod snapshot;

use std::fmt;

pub use crate::answer::Answer;
pub use crate::call::Call;
pub use crate::lab::{NotFound, Scenario};
pub use crate::session::Items;
pub use snapshot::Snapshot;

use crate::api;
use crate::arrival::Arrival;
use crate::browser::Visit;
use crate::cart::Address;
use crate::cookies::{self, Jar, SetCookie};
use crate::customers;
use crate::ids::Ids;
use crate::staff;
use crate::world::{Login, Quantity, World};

/// A store and one browser in it, with all its tabs: they share a session and its cookies.
///
/// The cookie `vtex-impersonated-customer-email` is not kept here. Scripts write it, so each call
/// is given the value that `document.cookie` has when the call is sent, `None` where it is not set.
#[derive(Clone, Debug)]
pub struct Store {
    world: World,
    visit: Visit,
}

/// A call on its way: with the cookies of when it was sent, and with what it found when it arrived,
/// which may decide about its end ([`Scenario::cart_read_writes`]).
#[derive(Clone, Debug)]
pub struct Sent {
    call: Call,
    visit: Visit,
    arrival: Arrival,
}

/// No member of staff and no customer has this address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPerson(pub String);

impl Store {
    /// Opens a store in which nobody has signed in. The same seed gives the same ids.
    #[must_use]
    pub fn open(seed: u64) -> Self {
        let mut world = World::new(Ids::seeded(seed));
        let token = world.open_session();
        let jar = Jar::default();
        Self {
            world,
            visit: Visit { token, jar },
        }
    }

    /// Sends a call, carries it out and receives its answer, all at once. `document_cookie` is the
    /// impersonation cookie with which it is sent.
    ///
    /// The store's own pages and VTEX's own bar make the same calls behind a toolbar's back.
    pub fn apply(&mut self, call: &Call, document_cookie: Option<&str>) -> Answer {
        self.visit.jar.set(cookies::IMPERSONATED, document_cookie);
        let arrival = Arrival::of(call, &self.world, &self.visit);
        let answer = api::answer(&mut self.world, &self.visit, call, &arrival);
        self.receive(&answer);
        answer
    }

    /// Sends a call with the cookies of now. It has arrived, and has changed nothing yet.
    #[must_use]
    pub fn send(&self, call: Call, document_cookie: Option<&str>) -> Sent {
        let mut visit = self.visit.clone();
        visit.jar.set(cookies::IMPERSONATED, document_cookie);
        let arrival = Arrival::of(&call, &self.world, &visit);
        Sent {
            call,
            visit,
            arrival,
        }
    }

    /// Carries out a call: now it takes effect. Its answer is on the way.
    pub fn carry_out(&mut self, sent: &Sent) -> Answer {
        api::answer(&mut self.world, &sent.visit, &sent.call, &sent.arrival)
    }

    /// Receives an answer, and with it the cookies that it sets. An answer that is lost is not
    /// received, even though its call took effect.
    pub fn receive(&mut self, answer: &Answer) {
        self.keep(&answer.cookies);
    }

    /// The session as a read would find it now, without its being counted as one.
    #[must_use]
    pub fn snapshot(&self, document_cookie: Option<&str>) -> Snapshot {
        let mut visit = self.visit.clone();
        visit.jar.set(cookies::IMPERSONATED, document_cookie);
        Snapshot::of(&self.world, &visit)
    }

    /// Signs in whoever has this address, a member of staff or a customer, in a new session, as the
    /// store's page does.
    ///
    /// # Errors
    /// When nobody has it; then nothing changes.
    pub fn sign_in(&mut self, email: &str) -> Result<(), UnknownPerson> {
        let staff = staff::find_by_email(email).map(Login::Staff);
        let login = staff.or_else(|| customers::find(email).map(Login::Shopper));
        let login = login.ok_or_else(|| UnknownPerson(email.to_owned()))?;
        let set = self.world.sign_in(&self.visit.token, login);
        self.keep(&set);
        Ok(())
    }

    /// Signs everybody out, as the store's page does: the session is a new one, the cart is left.
    pub fn sign_out(&mut self) {
        let set = self.world.sign_out(&self.visit.token);
        self.keep(&set);
    }

    /// Lets the session end: the next call finds a new one with nothing in `public`. The cookies
    /// of logins and cart stay, and count.
    pub fn expire_session(&mut self) {
        self.world.renew_session(&self.visit.token);
    }

    /// No longer accepts the login of the member of staff; their cookie stays.
    pub fn expire_staff(&mut self) {
        if let Some(key) = self.visit.jar.get(cookies::ADMIN) {
            self.world.forget_login(key);
        }
    }

    /// The store's circumstances, to be read and changed: a lost role, an app that is not
    /// installed, and so on. They count from the next call on.
    pub fn scenario(&mut self) -> &mut Scenario {
        &mut self.world.browser(&self.visit.token).lab.scenario
    }

    /// Puts so many more of a product into the cart, as the store's page does. A product that the
    /// store does not have makes a cart and changes nothing else.
    pub fn add_to_cart(&mut self, product: &str, quantity: u32, document_cookie: Option<&str>) {
        self.visit.jar.set(cookies::IMPERSONATED, document_cookie);
        let quantity = Quantity::Add(quantity);
        let cookie = self.world.change_cart(&self.visit, product, quantity);
        self.keep(&[cookie]);
    }

    /// Has the cart delivered to this name, as the checkout's page does.
    pub fn deliver_to(&mut self, receiver: &str, document_cookie: Option<&str>) {
        self.visit.jar.set(cookies::IMPERSONATED, document_cookie);
        let address = Address {
            receiver_name: receiver.to_owned(),
            street: String::new(),
        };
        let cookie = self.world.deliver_cart(&self.visit, address);
        self.keep(&[cookie]);
    }

    /// The address of the customer for whom the session has acted since the last call.
    #[must_use]
    pub fn served(&self) -> Option<&'static str> {
        let browser = self.world.known(&self.visit.token)?;
        Some(browser.session.impersonated()?.email)
    }

    /// The address that the browser's cart has for its own, whoever the session acts for.
    #[must_use]
    pub fn cart_owner(&self) -> Option<&str> {
        let cart = self.world.cart(self.cart_id()?)?;
        Some(&cart.client.as_ref()?.email)
    }

    /// The name to which the browser's cart is to be delivered.
    #[must_use]
    pub fn cart_receiver(&self) -> Option<&str> {
        let cart = self.world.cart(self.cart_id()?)?;
        Some(&cart.address.as_ref()?.receiver_name)
    }

    /// How many products the browser's cart holds.
    #[must_use]
    pub fn cart_count(&self) -> u32 {
        let cart = self.cart_id().and_then(|id| self.world.cart(id));
        cart.map_or(0, |cart| cart.count())
    }

    /// The id of the browser's cart.
    #[must_use]
    pub fn cart_id(&self) -> Option<&str> {
        self.visit.jar.cart()
    }

    fn keep(&mut self, set: &[SetCookie]) {
        for cookie in set {
            self.visit.jar.keep(cookie);
        }
    }
}

impl fmt::Display for UnknownPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nobody in the store has the address {}", self.0)
    }
}

impl std::error::Error for UnknownPerson {}
