//! What a bar claims: whom the session serves, and whose profile it shows.

use super::Rule;
use crate::agenda::Time;
use crate::people::{profile, short};
use crate::plan::TabId;
use crate::plan::step::letter;
use crate::shown;
use crate::world::channel::LONGEST_DELAY;
use crate::world::truth::{Cause, Change};
use crate::world::{DocumentId, FlightId, Life, World};
use telesales_toolbar::model::Customer;
use telesales_toolbar::session::Session;

/// How long a wrong claim may stand after its tab could know better, in milliseconds.
const GRACE: Time = 1_000;

/// The same for the form, which claims that nobody is served: it stays while the session is looked
/// at anew, and a customer may load late.
const FORM_GRACE: Time = 5_000;

impl World {
    pub(super) fn check_claims(&mut self) {
        for tab in 0..self.tabs.len() {
            let Some(claim) = self.running(tab).and_then(|it| self.wrong_claim(it)) else {
                continue;
            };
            let served = self.truth.served.map_or("nobody", short);
            self.break_rule(Rule::WrongCustomer, || {
                format!("{} shows {claim}, the session serves {served}", letter(tab))
            });
        }
    }

    /// Whom a bar claims to be served, if it should know by now that this is wrong.
    fn wrong_claim(&self, document: DocumentId) -> Option<String> {
        let session = self.shown(document)?;
        let claim = shown::claim(session)?.map(|it| it.email.as_str());
        let grace = if claim.is_none() { FORM_GRACE } else { GRACE };
        let stands = self.now - self.documents[document].claims_since;
        let is_wrong = !is_same(claim, self.truth.served) && stands > grace;
        let is_overdue = is_wrong && self.is_overdue(document, claim, grace);
        is_overdue.then(|| claim.map_or("nobody", short).to_owned())
    }

    /// Whether a bar should know by now that its claim is wrong.
    fn is_overdue(&self, document: DocumentId, claim: Option<&str>, grace: Time) -> bool {
        let since = self.truth.changes.iter().rev();
        let mut wrong = since.take_while(|change| !is_same(claim, change.to));
        // What came after a change is another matter.
        let mut until = self.now;
        wrong.any(|change| {
            let end = std::mem::replace(&mut until, change.at);
            let Cause::Write(flight) = change.cause else {
                return self.could_have_seen(document, change);
            };
            if self.flights[flight].is_foreseen {
                return self.could_have_seen(document, change);
            }
            let awake = self.documents[document].awake_since;
            let is_over = |known: Time| end > known.max(change.shows_at).max(awake) + grace;
            match self.flights[flight].heard {
                Some(heard) if self.can_hear(document, change, flight) => {
                    is_over(heard + LONGEST_DELAY)
                }
                // Until its caller knows, it is under way: who has heard that claims nothing.
                None if self.has_heard_of(document, flight) => is_over(change.at),
                Some(_) | None => self.could_have_seen(document, change),
            }
        })
    }

    fn has_heard_of(&self, document: DocumentId, flight: FlightId) -> bool {
        let began = self.flights[flight].news;
        began.is_some_and(|began| self.documents[document].heard.contains(&began))
    }

    /// Whether a document could be told of the change that a write made: its line was open when the
    /// writing page knew what became of the write, or that page was still there to answer when it
    /// was opened, or it is the same tab, which remembers.
    pub(super) fn can_hear(&self, document: DocumentId, change: &Change, flight: FlightId) -> bool {
        let writer = self.flights[flight].document;
        let (page, writing) = (&self.documents[document], &self.documents[writer]);
        let told = self.flights[flight].heard.unwrap_or(change.at);
        let hears_since = page.hears_since.unwrap_or(Time::MAX);
        page.opening == writing.opening
            || hears_since <= told
            || (hears_since <= change.at && writing.life == Life::Running)
    }

    /// A change that nobody could tell of is for the next look to find.
    fn could_have_seen(&self, document: DocumentId, change: &Change) -> bool {
        let looks = &self.documents[document].looks;
        let is_long_ago = |time: Time| time + GRACE < self.now;
        let session = self.documents[document].session.as_ref();
        if looks.pending > 0 || session.is_some_and(shown::is_repairing) {
            return false;
        }
        let disbelieved = looks
            .seen
            .is_some_and(|(seen, answered)| seen > change.shows_at && is_long_ago(answered));
        let never_looked = is_long_ago(change.at) && looks.owed.is_some_and(is_long_ago);
        disbelieved || never_looked
    }

    /// Notes since when a bar has claimed what it claims.
    pub(super) fn follow_claim(&mut self, document: DocumentId, before: &Session, now: &Session) {
        let email = |it| shown::claim(it).map(|it| it.map(|it| it.email.as_str()));
        if email(before) != email(now) {
            self.documents[document].claims_since = self.now;
        }
    }

    /// Checks that a profile is that of the customer whom the bar names.
    pub(crate) fn check_profile(&mut self, document: DocumentId) {
        let tab = self.documents[document].tab;
        let Some(Some(customer)) = self.shown(document).and_then(shown::confirmed) else {
            return;
        };
        if !shows_own_profile(customer) {
            let words = wrong_profile(tab, customer);
            self.break_rule(Rule::WrongProfile, || words);
        }
    }
}

fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        (one, other) => one == other,
    }
}

fn shows_own_profile(customer: &Customer) -> bool {
    let Customer {
        email,
        name,
        id,
        phone,
        ..
    } = customer;
    let Some(own) = profile(email) else {
        return false;
    };
    let is_own = |shown: &Option<String>, own: &Option<String>| shown.is_none() || shown == own;
    is_own(name, &own.name)
        && is_own(phone, &own.phone)
        && (is_own(id, &own.id) || is_own(id, &own.document))
}

fn wrong_profile(tab: TabId, customer: &Customer) -> String {
    let Customer {
        email,
        name,
        id,
        phone,
        ..
    } = customer;
    format!(
        "{} shows {name:?}, {id:?}, {phone:?} for {}",
        letter(tab),
        short(email)
    )
}
