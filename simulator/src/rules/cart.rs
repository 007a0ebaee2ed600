//! The cart: nobody gets another one's, and none is believed to be left that is not.

use super::Rule;
use super::commands::CommandId;
use crate::people::{CUSTOMERS, short};
use crate::plan::step::letter;
use crate::world::truth::Cause;
use crate::world::{FlightId, Life, World};
use demo_store::model::Call;
use serde_json::Value;

impl World {
    /// A write of whose cart it is was sent.
    pub(super) fn check_cart_write(&mut self, id: FlightId) {
        let flight = &self.flights[id];
        let page = &self.documents[flight.document];
        let Some((cart, email)) = identified(&flight.call) else {
            return;
        };
        let Some((known, Some(owner))) = &page.cart else {
            return;
        };
        let is_theirs = owner.eq_ignore_ascii_case(&email) || hides(owner, &email);
        if *known == cart && is_theirs {
            let (tab, owner) = (page.tab, owner.clone());
            self.break_rule(Rule::CartWrittenTwice, || {
                format!(
                    "{}: the cart was {owner}'s and is written for {email}",
                    letter(tab)
                )
            });
        }
    }

    /// A write of whose cart it is takes effect.
    pub(super) fn check_passing_on(&mut self, id: FlightId) {
        let flight = &self.flights[id];
        let page = &self.documents[flight.document];
        let policy = self.circumstances.cart_on_logout;
        let Some((cart, email)) = identified(&flight.call) else {
            return;
        };
        // The operator asked for it, and the customer was still served at the last look.
        let asked = flight.repairs && self.was_served(id, &email);
        let leaves = matches!(policy, "new" | "anonymous");
        // A page of the store may have written since into a cart that was nobody's.
        let is_unseen = self.was_cart_written(page.cart_seen);
        if asked || !leaves || is_unseen || self.store.cart_id() != Some(&cart) {
            return;
        }
        let Some(owner) = self.store.cart_owner() else {
            return;
        };
        let is_customer = CUSTOMERS.iter().any(|it| it.eq_ignore_ascii_case(owner));
        if is_customer && !owner.eq_ignore_ascii_case(&email) && self.store.cart_count() > 0 {
            let (tab, owner) = (page.tab, owner.to_owned());
            self.break_rule(Rule::CartPassedOn, || {
                format!(
                    "{}: {} gets {}'s cart",
                    letter(tab),
                    short(&email),
                    short(&owner)
                )
            });
        }
    }

    /// Whether a customer was served as far as a document could know when it sent a request.
    fn was_served(&self, id: FlightId, email: &str) -> bool {
        let flight = &self.flights[id];
        let changes = self.truth.changes.iter().rev();
        let mut since = changes.take_while(|it| it.to.is_none_or(|to| to != email));
        let was_ever = self.truth.changes.iter().any(|it| it.to == Some(email));
        was_ever
            && since.all(|it| match it.cause {
                Cause::Unheard => it.at > flight.looked,
                Cause::Write(by) => {
                    !self.can_hear(flight.document, it, by) || self.is_closed_before(id, by)
                }
            })
    }

    /// Whether a request was sent by a tab that has been closed before another tab made its own: then
    /// nothing is left that could tell of it.
    fn is_closed_before(&self, id: FlightId, later: FlightId) -> bool {
        let page = &self.documents[self.flights[id].document];
        let other = &self.documents[self.flights[later].document];
        page.life == Life::Gone && page.opening != other.opening
    }

    /// A logout was said to have succeeded.
    pub(super) fn check_left_cart(&mut self, command: CommandId) {
        let given = &self.commands[command];
        let leaves = matches!(self.circumstances.cart_on_logout, "new" | "anonymous");
        // A page of the store may have written since into a cart that was nobody's.
        if self.was_cart_written(self.documents[given.document].cart_seen) {
            return;
        }
        let (None, Some(before), true) = (&given.goal, &given.before, leaves) else {
            return;
        };
        let is_theirs = self
            .store
            .cart_owner()
            .is_some_and(|it| it.eq_ignore_ascii_case(before));
        if is_theirs && self.store.cart_count() > 0 {
            let tab = self.documents[given.document].tab;
            let before = before.clone();
            self.break_rule(Rule::CartBelieved, || {
                format!("{}: the cart is still {}'s", letter(tab), short(&before))
            });
        }
    }
}

/// Whether a masked address may be this one.
fn hides(masked: &str, email: &str) -> bool {
    masked.contains('*') && masked.chars().next() == email.chars().next()
}

/// The cart's id and the address that is written into it.
fn identified(call: &Call) -> Option<(String, String)> {
    let Call::ClientProfileData { id, body } = call else {
        return None;
    };
    let body: Value = serde_json::from_slice(body).ok()?;
    Some((id.clone(), body.get("email")?.as_str()?.to_owned()))
}
