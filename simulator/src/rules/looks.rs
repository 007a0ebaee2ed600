//! When a document has looked at the session, and when it should have.

use crate::agenda::Time;
use crate::world::{DocumentId, FlightId, World};
use demo_store::model::Call;
use serde_json::Value;

/// While a tab is visible and used, it looks again after so long, in milliseconds.
pub(crate) const LOOK_AGAIN: Time = 60_000;

/// The looks of one document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Looks {
    /// When the last one began.
    pub(crate) begun: Time,
    /// How many are still under way.
    pub(crate) pending: u32,
    /// When the last true one was true, and when its answer came.
    pub(crate) seen: Option<(Time, Time)>,
    /// Since when one is owed: the tab came to the front, the page went elsewhere, and so on.
    pub(crate) owed: Option<Time>,
}

impl World {
    /// Something happened after which a bar looks again.
    pub(crate) fn occasion(&mut self, document: DocumentId) {
        let now = self.now;
        let page = &mut self.documents[document];
        if page.has_bar && page.looks.pending == 0 {
            page.looks.owed.get_or_insert(now);
        }
    }

    /// The page is used.
    pub(crate) fn used(&mut self, document: DocumentId) {
        let looks = &self.documents[document].looks;
        if self.now >= looks.begun + LOOK_AGAIN {
            self.occasion(document);
        }
    }

    /// When what a document last saw was true.
    pub(crate) fn last_look(&self, document: DocumentId) -> Time {
        self.documents[document]
            .looks
            .seen
            .map_or(0, |(seen, _)| seen)
    }

    pub(crate) fn look_begins(&mut self, document: DocumentId) {
        let looks = &mut self.documents[document].looks;
        looks.begun = self.now;
        looks.pending += 1;
        looks.owed = None;
    }

    /// `seen` is when the answer was true, if it was.
    pub(crate) fn look_ends(&mut self, document: DocumentId, seen: Option<Time>) {
        let now = self.now;
        let looks = &mut self.documents[document].looks;
        looks.pending = looks.pending.saturating_sub(1);
        if let Some(seen) = seen
            && looks.seen.is_none_or(|(before, _)| before <= seen)
        {
            looks.seen = Some((seen, now));
        }
    }

    /// What a document has learned from an answer.
    pub(crate) fn take_in(&mut self, id: FlightId) {
        let flight = &self.flights[id];
        let document = flight.document;
        let answer = flight.readable_answer();
        if flight.is_given_up {
            return;
        }
        if matches!(&*flight.call, Call::ReadSession { .. }) {
            let seen = flight.landed.filter(|_| flight.is_believable());
            let names = flight.names.clone().filter(|_| answer.is_some());
            self.look_ends(document, seen);
            self.note_page(document, names);
        } else if matches!(&*flight.call, Call::ReadCart { .. } | Call::NewCart)
            && let Some(cart) = answer.and_then(|text| serde_json::from_str(text).ok())
        {
            let seen = flight.landed.unwrap_or(self.now);
            self.documents[document].cart = cart_in(&cart);
            self.documents[document].cart_seen = seen;
        }
    }
}

fn cart_in(cart: &Value) -> Option<(String, Option<String>)> {
    let id = cart.get("orderFormId")?.as_str()?.to_owned();
    let data = cart
        .get("clientProfileData")
        .and_then(|data| data.get("email"));
    Some((id, data.and_then(Value::as_str).map(str::to_owned)))
}
