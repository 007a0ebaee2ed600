//! The moment at which a request takes effect at the store.

use super::truth::Cause;
use super::{FlightId, Life, World};
use crate::agenda::Time;
use crate::people::{CUSTOMERS, short};
use crate::plan::{Endpoint, Fate};
use crate::shop::SESSION;
use demo_store::model::{Answer, Call, Snapshot};
use serde_json::{Value, json};
use telesales_toolbar::ports::Response;

/// Readings do not show what a write has done, for a while.
pub(super) struct Lag {
    pub(super) until: Time,
    /// The session before the write; `None` where readings name nobody instead.
    before: Option<Snapshot>,
}

impl World {
    pub(super) fn land(&mut self, id: FlightId, again: bool) {
        let flight = &self.flights[id];
        let is_gone = self.documents[flight.document].life == Life::Gone;
        // Requests are repeated only while somebody waits.
        if flight.is_withdrawn || again && is_gone {
            return;
        }
        self.check_landing(id, again);
        let response = self.answer(id);
        self.flights[id].landed = Some(self.now);
        if self.flights[id].endpoint != Some(Endpoint::SessionRead) {
            self.tell(|| format!("   #{id} reaches the store"));
        }
        self.look_at_cart(self.flights[id].endpoint == Some(Endpoint::CartIdentify));
        let is_write = self.flights[id].endpoint == Some(Endpoint::SessionWrite);
        let cause = if is_write {
            Cause::Write(id)
        } else {
            Cause::Unheard
        };
        self.look_for_change(cause);
        let (is_operators, named) = response.as_ref().map_or((false, None), Reply::names);
        let flight = &mut self.flights[id];
        flight.is_true = named == self.truth.served;
        if flight.asks_for_customer && is_operators {
            flight.names = Some(named.map(str::to_owned));
        }
        flight.answer = response.map(Reply::into_response);
        let waits_for_second = matches!(flight.fate, Some(Fate::Repeated(_))) && !again;
        if !flight.is_cut() && !waits_for_second && flight.settled.is_none() {
            let back = flight.back;
            self.enter(back, super::Event::Arrive(id));
        }
    }

    /// What the store answers, if it answers at all.
    fn answer(&mut self, id: FlightId) -> Option<Reply> {
        let fate = self.flights[id].fate;
        if let Some(Fate::Lag(time) | Fate::LoadsLate(time)) = fate {
            let until = self.now + time;
            let lags = matches!(fate, Some(Fate::Lag(_)));
            let before = lags.then(|| self.store.snapshot(self.cookie.as_deref()));
            self.lag = Some(Lag { until, before });
        }
        let before = (fate == Some(Fate::NotLeft)).then(|| self.store.clone());
        let takes_effect = fate.is_none_or(Fate::takes_effect);
        let reply = takes_effect.then(|| Reply::Answer(self.take_effect(id)));
        if let Some(before) = before {
            self.store = before;
        }
        match fate {
            Some(Fate::Status { code, .. }) => Some(Reply::Refusal(code)),
            Some(Fate::Html { .. }) => Some(Reply::Page),
            Some(fate) => reply.map(|it| it.spoiled(fate)),
            None => reply,
        }
    }

    /// Whether an operator works here now.
    pub(crate) fn is_operators(&self) -> bool {
        let question = format!("{SESSION}?items=impersonate.canImpersonate");
        let Some(Call::ReadSession { items: Some(items) }) = Call::parse("GET", &question, b"")
        else {
            return false;
        };
        let answer = self.store.snapshot(self.cookie.as_deref()).read(&items);
        Reply::Answer(answer).names().0
    }

    fn take_effect(&mut self, id: FlightId) -> Answer {
        let flight = &self.flights[id];
        let cookie = flight.cookie.clone();
        let call = flight.call.clone();
        let lag = self.lag.as_ref().filter(|lag| self.now < lag.until);
        let Call::ReadSession { items: Some(items) } = &*call else {
            return self.store.apply(&call, cookie.as_deref());
        };
        match lag.map(|lag| &lag.before) {
            Some(Some(before)) => before.read(items),
            Some(None) => without_customer(self.store.apply(&call, cookie.as_deref())),
            None => self.store.apply(&call, cookie.as_deref()),
        }
    }
}

/// A reading that names nobody.
fn without_customer(mut answer: Answer) -> Answer {
    if let Some(leaves) = namespace(&mut answer.body, "impersonate") {
        leaves.remove("storeUserId");
        leaves.remove("storeUserEmail");
    }
    if let Some(leaves) = namespace(&mut answer.body, "profile") {
        leaves.clear();
    }
    answer
}

/// What the store sends back.
enum Reply {
    Answer(Answer),
    Refusal(u16),
    Page,
}

impl Reply {
    fn spoiled(self, fate: Fate) -> Self {
        let Self::Answer(mut answer) = self else {
            return self;
        };
        if let Fate::OtherProfile(person) = fate {
            let email = CUSTOMERS[person % CUSTOMERS.len()];
            if named(&answer.body) != Some(email) {
                put_profile(&mut answer.body, email);
            }
        } else if fate == Fate::Masked {
            mask(&mut answer.body);
        }
        Self::Answer(answer)
    }

    /// Whether it is an operator's session, and whom it names.
    fn names(&self) -> (bool, Option<&str>) {
        let Self::Answer(answer) = self else {
            return (false, None);
        };
        let leaf = |key: &str| answer.body.get("namespaces")?.get("impersonate")?.get(key);
        let may = leaf("canImpersonate").and_then(|it| it.get("value"));
        let may = may.and_then(Value::as_str);
        let id = leaf("storeUserId").and_then(|it| it.get("value")?.as_str());
        let is_plain = id.is_none_or(str::is_empty) || named(&answer.body).is_some();
        let is_operators = may.is_some_and(|it| it.eq_ignore_ascii_case("true")) && is_plain;
        (is_operators, named(&answer.body))
    }

    fn into_response(self) -> Response {
        let (status, text) = match self {
            // A redirect that is not followed.
            Self::Answer(answer) if answer.location.is_some() => (0, String::new()),
            Self::Answer(answer) => (answer.status, answer.body.to_string()),
            Self::Refusal(code) => (code, r#"{"type":"Refused","message":"No"}"#.to_owned()),
            Self::Page => (200, "<!doctype html><title>Sign in</title>".to_owned()),
        };
        Response {
            status,
            retry_after: matches!(status, 429 | 503).then_some(1),
            text,
        }
    }
}

/// Whom a reading names.
pub(super) fn named(body: &Value) -> Option<&str> {
    let leaf = body.get("namespaces")?.get("impersonate")?;
    let email = leaf.get("storeUserEmail")?.get("value")?.as_str()?;
    (!email.is_empty()).then_some(email)
}

fn put_profile(body: &mut Value, email: &str) {
    let Some(profile) = namespace(body, "profile") else {
        return;
    };
    let name = short(email);
    for (key, value) in [
        ("id", format!("id-of-{name}")),
        ("email", email.to_owned()),
        ("firstName", name.to_uppercase()),
        ("lastName", "Other".to_owned()),
        ("document", format!("document-of-{name}")),
        ("phone", format!("phone-of-{name}")),
    ] {
        profile.insert(key.to_owned(), json!({ "value": value }));
    }
}

fn namespace<'a>(
    body: &'a mut Value,
    name: &str,
) -> Option<&'a mut serde_json::Map<String, Value>> {
    body.get_mut("namespaces")?.get_mut(name)?.as_object_mut()
}

fn mask(body: &mut Value) {
    let data = body.get_mut("clientProfileData");
    let email = data.and_then(|data| data.get_mut("email"));
    if let Some(Value::String(email)) = email {
        let first = email.chars().next().unwrap_or('*');
        *email = format!("{first}***@e***.com");
    }
}
