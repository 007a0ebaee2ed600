//! The order of writes: only what commands ask for, and never an earlier one after a later one.

use super::Rule;
use super::commands::{CommandId, End};
use crate::people::short;
use crate::plan::Endpoint;
use crate::plan::step::letter;
use crate::world::truth::Cause;
use crate::world::{FlightId, World};
use demo_store::model::Call;
use serde_json::Value;

impl World {
    /// Checks a request that was just sent.
    pub(crate) fn check_sending(&mut self, id: FlightId) {
        match self.flights[id].endpoint {
            Some(Endpoint::SessionWrite) => self.check_is_asked_for(id),
            Some(Endpoint::CartIdentify) => self.check_cart_write(id),
            Some(Endpoint::SessionRead | Endpoint::CartRead | Endpoint::CartLeave) | None => {}
        }
    }

    /// Checks a request that is about to take effect.
    pub(crate) fn check_landing(&mut self, id: FlightId, again: bool) {
        let endpoint = self.flights[id].endpoint;
        if endpoint == Some(Endpoint::SessionWrite) {
            self.check_overtaking(id);
        } else if endpoint == Some(Endpoint::CartIdentify) && !again {
            self.check_passing_on(id);
        }
    }

    /// Notes whether a write that was lost seems to have taken effect.
    pub(crate) fn foresee(&mut self, id: FlightId) {
        let flight = &self.flights[id];
        let asked = address_in(&flight.call);
        let is_so = asked.as_deref() == Some(self.truth.served.unwrap_or_default());
        let last = self.truth.changes.last();
        let looked = self.last_look(flight.document);
        let is_unseen = last.is_some_and(|it| it.cause == Cause::Unheard && it.at > looked);
        self.flights[id].is_foreseen = flight.landed.is_none() && is_so && is_unseen;
    }

    fn check_is_asked_for(&mut self, id: FlightId) {
        let flight = &self.flights[id];
        let tab = self.documents[flight.document].tab;
        let written = address_in(&flight.call);
        let command = flight.command.map(|it| &self.commands[it]);
        let is_asked_for = command.is_some_and(|it| {
            it.end.is_none() && written.as_deref() == Some(it.goal.as_deref().unwrap_or_default())
        });
        if !is_asked_for {
            let whom = written.unwrap_or_default();
            self.break_rule(Rule::UnaskedWrite, || {
                format!("{} writes \"{}\"", letter(tab), short(&whom))
            });
        }
    }

    fn check_overtaking(&mut self, id: FlightId) {
        let Some(earlier) = self.flights[id].command else {
            return;
        };
        let later = (earlier + 1..self.commands.len()).find(|it| self.is_overtaken(*it, id));
        if let Some(later) = later {
            let goal = |it: CommandId| match &self.commands[it].goal {
                Some(email) => short(email).to_owned(),
                None => "nobody".to_owned(),
            };
            let (earlier, later) = (goal(earlier), goal(later));
            self.break_rule(Rule::Overtaken, || {
                format!("the write for {earlier} takes effect after that for {later}")
            });
        }
    }

    /// Whether a write that takes effect now undoes a later command, which was carried out while
    /// the write's own document could still know that it was under way.
    fn is_overtaken(&self, later: CommandId, by: FlightId) -> bool {
        let (command, write) = (&self.commands[later], &self.flights[by]);
        if command.document != write.document {
            return false;
        }
        let mut writes = self.flights.iter();
        writes.any(|it| {
            it.command == Some(later)
                && it.endpoint == Some(Endpoint::SessionWrite)
                && it.sent > write.sent
                && write.settled.is_none_or(|settled| settled > it.sent)
                && (it.landed.is_some() || command.end == Some(End::Succeeded))
        })
    }
}

/// The address that a write asks for; empty for nobody's.
fn address_in(call: &Call) -> Option<String> {
    let Call::WriteSession { body, .. } = call else {
        return None;
    };
    let body: Value = serde_json::from_slice(body).ok()?;
    let leaf = body
        .get("public")?
        .get("vtex-impersonated-customer-email")?;
    leaf.get("value")?.as_str().map(str::to_owned)
}
