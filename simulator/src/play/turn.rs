//! What happens to the session and the cart behind the bar's back.

use super::Play;
use crate::people::{CUSTOMERS, OPERATORS};
use crate::plan::{TabId, Turn};
use crate::shop::Place;
use crate::world::World;
use crate::world::truth::Cause;
use demo_store::model::{Call, Scenario};
use serde_json::json;

/// A product of the store.
const PRODUCT: &str = "1001";

impl Play {
    pub(super) fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::SignIn(tab, operator) => {
                let email = OPERATORS[operator % OPERATORS.len()];
                // The store knows its own operators.
                let _ = self.world.borrow_mut().store.sign_in(email);
                self.go_on_after_signing(tab);
            }
            Turn::SignOut(tab) => {
                self.world.borrow_mut().store.sign_out();
                self.go_on_after_signing(tab);
            }
            Turn::OwnBar(_)
            | Turn::SessionExpires
            | Turn::OperatorExpires
            | Turn::Role { .. }
            | Turn::AddToCart
            | Turn::Purchase
            | Turn::OtherCase
            | Turn::LateProfiles(_)
            | Turn::ProfileStays(_)
            | Turn::Unnamed(_) => self.world.borrow_mut().turn(turn),
        }
        self.world.borrow_mut().look_for_change(Cause::Unheard);
    }

    /// The store's sign-in page leads to its first page.
    fn go_on_after_signing(&mut self, tab: TabId) {
        self.open(tab);
        let mut world = self.world.borrow_mut();
        world.navigate(tab, Place::Home, false, true);
    }

    /// From now on nothing goes wrong, and somebody sits before at least one tab.
    pub(super) fn calm_down(&mut self) {
        {
            let mut world = self.world.borrow_mut();
            world.deal_nothing();
            let Scenario { role_lost, .. } = *world.store.scenario();
            *world.store.scenario() = Scenario {
                role_lost,
                ..Scenario::default()
            };
        }
        if !self
            .tabs()
            .any(|tab| self.world.borrow().in_sight(tab).is_some())
        {
            self.open(0);
        }
    }
}

impl World {
    fn turn(&mut self, turn: Turn) {
        let cookie = self.cookie.clone();
        let cookie = cookie.as_deref();
        match turn {
            Turn::OwnBar(person) => {
                let email = person.map_or("", |it| CUSTOMERS[it % CUSTOMERS.len()]);
                self.store.apply(&Call::impersonate(email), cookie);
            }
            Turn::SessionExpires => self.store.expire_session(),
            Turn::OperatorExpires => self.store.expire_staff(),
            Turn::Role { lost } => self.store.scenario().role_lost = lost,
            Turn::AddToCart => self.store.add_to_cart(PRODUCT, 1, cookie),
            Turn::Purchase => {
                self.store.apply(&Call::NewCart, cookie);
                self.identify(OPERATORS[0]);
            }
            Turn::OtherCase => {
                if let Some(owner) = self.store.cart_owner().map(str::to_uppercase) {
                    self.identify(&owner);
                }
            }
            Turn::LateProfiles(reads) => self.store.scenario().late_reads = reads,
            Turn::ProfileStays(stays) => self.store.scenario().profile_stays = stays,
            Turn::Unnamed(unnamed) => self.store.scenario().unnamed = unnamed,
            Turn::SignIn(..) | Turn::SignOut(_) => {}
        }
    }

    /// The store's page writes whose cart it is.
    fn identify(&mut self, email: &str) {
        let Some(id) = self.store.cart_id().map(str::to_owned) else {
            return;
        };
        let body = json!({ "email": email }).to_string().into_bytes();
        let call = Call::ClientProfileData { id, body };
        self.store.apply(&call, self.cookie.as_deref());
    }
}
