//! The network: requests go out, and answers, or the loss of one, come back.

use super::course::Course;
use super::flight::{Flight, Outcome, endpoint};
use super::{DocumentId, Event, FlightId, World};
use crate::agenda::Time;
use crate::plan::step::letter;
use crate::plan::{Endpoint, Fate, TabId};
use crate::shop::ORIGIN;
use crate::shown;
use demo_store::model::Call;
use std::rc::Rc;
use std::task::Waker;
use telesales_toolbar::ports::{Lost, Method, Request};

/// When a caller hears that there is no network, in milliseconds.
const NO_NETWORK: Fate = Fate::Lost {
    after: 2,
    effect: false,
};

impl World {
    /// Decides what becomes of the next request of a kind.
    pub(crate) fn deal(&mut self, tab: TabId, endpoint: Endpoint, fate: Fate) {
        self.dealt.push((tab, endpoint, fate));
    }

    /// Nothing goes wrong any more.
    pub(crate) fn deal_nothing(&mut self) {
        self.dealt.clear();
        self.offline_until = self.now;
    }

    /// Sends a request; `None` when the store has no such address.
    pub(crate) fn send(&mut self, document: DocumentId, request: &Request) -> Option<FlightId> {
        let call = self.call(request)?;
        let endpoint = endpoint(&call);
        let fate = self.fate(document, endpoint);
        let (reach, back) = (self.latency(), self.latency());
        let session = self.documents[document].session.as_ref();
        let repairs = session.is_some_and(shown::is_repairing);
        let flight = self.flights.len();
        self.flights.push(Flight {
            document,
            call,
            endpoint,
            fate,
            cookie: self.cookie.clone(),
            sent: self.now,
            back,
            command: self.documents[document].command,
            repairs,
            news: self.documents[document].begun,
            looked: self.last_look(document),
            is_foreseen: false,
            is_withdrawn: false,
            is_given_up: false,
            landed: None,
            heard: None,
            settled: None,
            answer: None,
            asks_for_customer: request.url.contains("storeUserEmail"),
            names: None,
            is_true: false,
            outcome: None,
            waiting: Vec::new(),
        });
        self.documents[document].flights.push(flight);
        self.schedule(flight, reach);
        self.tell_of_sending(flight, request);
        self.check_sending(flight);
        if endpoint == Some(Endpoint::SessionRead) {
            self.look_begins(document);
        }
        Some(flight)
    }

    fn call(&mut self, request: &Request) -> Option<Rc<Call>> {
        let target = request.url.strip_prefix(ORIGIN)?;
        if request.method == Method::Post {
            return Call::parse("POST", target, request.body.as_bytes()).map(Rc::new);
        }
        if let Some(call) = self.calls.get(target) {
            return Some(Rc::clone(call));
        }
        let call = Rc::new(Call::parse("GET", target, b"")?);
        self.calls.insert(target.to_owned(), Rc::clone(&call));
        Some(call)
    }

    fn fate(&mut self, document: DocumentId, endpoint: Option<Endpoint>) -> Option<Fate> {
        if self.now < self.offline_until {
            return Some(NO_NETWORK);
        }
        let tab = self.documents[document].tab;
        let is_it = |it: &(TabId, Endpoint, Fate)| it.0 == tab && Some(it.1) == endpoint;
        let dealt = self.dealt.iter().position(is_it)?;
        Some(self.dealt.remove(dealt).2)
    }

    fn latency(&mut self) -> Time {
        15 + self.jitter(self.circumstances.spread / 2 + 20)
    }

    fn schedule(&mut self, flight: FlightId, reach: Time) {
        let fate = self.flights[flight].fate;
        let course = fate.map_or_else(|| Course::plain(reach), |fate| Course::of(fate, reach));
        if let Some(time) = course.lands {
            let event = Event::Land {
                flight,
                again: false,
            };
            self.enter(time, event);
        }
        if let Some(time) = course.lands_again {
            let event = Event::Land {
                flight,
                again: true,
            };
            self.enter(time, event);
        }
        if let Some(time) = course.is_cut {
            self.enter(time, Event::Arrive(flight));
        }
        if let Some(time) = course.back {
            self.flights[flight].back = time;
        }
    }

    /// What a page gets for its request, when it is there; if not, who waits is woken when it is.
    pub(crate) fn outcome(&mut self, flight: FlightId, waker: &Waker) -> Option<Outcome> {
        let flight = &mut self.flights[flight];
        if flight.outcome.is_none() {
            flight.waiting.push(waker.clone());
        }
        flight.outcome.clone()
    }

    pub(super) fn arrive(&mut self, id: FlightId) -> Vec<Waker> {
        let now = self.now;
        let flight = &mut self.flights[id];
        if flight.outcome.is_some() {
            return Vec::new();
        }
        let answer = flight.answer.take().filter(|_| !flight.is_cut());
        let outcome = answer.ok_or(Lost::Connection);
        flight.outcome = Some(outcome);
        flight.settled = Some(now);
        flight.heard.get_or_insert(now);
        let document = flight.document;
        self.foresee(id);
        self.documents[document].flights.retain(|it| *it != id);
        self.tell_of_arrival(id);
        self.take_in(id);
        std::mem::take(&mut self.flights[id].waiting)
    }

    /// Its caller does not wait any more. A reading goes away; a write that was sent goes on.
    pub(crate) fn give_up(&mut self, id: FlightId) {
        let now = self.now;
        let flight = &mut self.flights[id];
        if flight.outcome.is_some() {
            return;
        }
        flight.heard.get_or_insert(now);
        if flight.writes() {
            return;
        }
        flight.is_withdrawn |= flight.landed.is_none();
        flight.is_given_up = true;
        let document = flight.document;
        let is_look = flight.endpoint == Some(Endpoint::SessionRead);
        self.documents[document].flights.retain(|it| *it != id);
        if is_look {
            self.look_ends(document, None);
        }
    }

    /// Its caller does not wait any more, and leaves it to whoever asked.
    pub(crate) fn ignore(&mut self, id: FlightId) {
        let flight = &mut self.flights[id];
        if flight.outcome.is_none() && !flight.is_given_up {
            flight.is_given_up = true;
            let document = flight.document;
            self.look_ends(document, None);
        }
    }

    /// Its page goes, or is kept without its connections.
    pub(super) fn cut_with_page(&mut self, id: FlightId) {
        let now = self.now;
        let flight = &mut self.flights[id];
        if flight.outcome.is_some() {
            return;
        }
        flight.heard.get_or_insert(now);
        let stays = flight.writes() && !matches!(flight.fate, Some(Fate::GoesWithPage(_)));
        flight.is_withdrawn |= !stays && flight.landed.is_none();
        flight.answer = None;
        let document = flight.document;
        // Where the page comes back, it hears that the connection broke.
        self.documents[document].missed.push(Event::Arrive(id));
    }

    fn tell_of_sending(&mut self, id: FlightId, request: &Request) {
        let flight = &self.flights[id];
        let tab = self.documents[flight.document].tab;
        let what = flight
            .endpoint
            .map_or_else(String::new, |it| it.to_string());
        let fate = flight
            .fate
            .map_or_else(String::new, |it| format!(", which {it}"));
        self.tell(|| {
            format!(
                "{}: sends #{id}, a {what} {}{fate}",
                letter(tab),
                request.body
            )
        });
    }

    fn tell_of_arrival(&mut self, id: FlightId) {
        let flight = &self.flights[id];
        let tab = self.documents[flight.document].tab;
        let how = match &flight.outcome {
            Some(Ok(response)) => format!("gets {} for", response.status),
            Some(Err(_)) | None => "loses".to_owned(),
        };
        self.tell(|| format!("{}: {how} #{id}", letter(tab)));
    }
}
