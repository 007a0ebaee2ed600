//! The session at one moment, for answers that come later.

use super::{Answer, Items, Scenario};
use crate::browser::Visit;
use crate::session::Session;
use crate::world::World;

/// The session as a call would find it at one moment, for answers that lag behind the writes.
#[derive(Clone, Debug)]
pub struct Snapshot {
    session: Session,
    scenario: Scenario,
    cart: Option<String>,
}

impl Snapshot {
    pub(super) fn of(world: &World, visit: &Visit) -> Self {
        let (session, scenario) = world.look(visit);
        Self {
            session,
            scenario,
            cart: visit.jar.cart().map(str::to_owned),
        }
    }

    /// What a read answers at the snapshot's moment.
    #[must_use]
    pub fn read(&self, items: &Items) -> Answer {
        let cart = self.cart.as_deref();
        Answer::ok(self.session.answer(items, &self.scenario, cart))
    }

    /// The address of the customer for whom the session acts.
    #[must_use]
    pub fn served(&self) -> Option<&'static str> {
        Some(self.session.impersonated()?.email)
    }

    /// The address of the customer whose account and prices the store's pages show.
    #[must_use]
    pub fn profile(&self) -> Option<&'static str> {
        Some(self.session.profile()?.email)
    }
}
