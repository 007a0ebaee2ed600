//! Everything that is not the toolbar: the store, the network, the tabs, and what is known to the
//! rules.

pub(crate) mod channel;
mod course;
pub(crate) mod document;
pub(crate) mod flight;
pub(crate) mod landing;
pub(crate) mod network;
pub(crate) mod tab;
pub(crate) mod timer;
pub(crate) mod truth;

use crate::agenda::{Agenda, Time};
use crate::dice::mix;
use crate::plan::{Circumstances, Endpoint, Fate, TabId};
use crate::rules::Breach;
use crate::rules::commands::Given;
use crate::tale::Tale;
use channel::{ChannelId, Line};
use demo_store::model::{Call, Store};
pub(crate) use document::{Document, DocumentId, Life};
use flight::Flight;
pub(crate) use flight::FlightId;
use landing::Lag;
use std::collections::HashMap;
use std::rc::Rc;
use std::task::Waker;
pub(crate) use tab::{Memory, Tab};
use telesales_toolbar::ports::news::News;
use timer::{Timer, TimerId};
use truth::Truth;

/// Something that is due.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Event {
    /// A sleep is over.
    Ring(DocumentId, TimerId),
    /// A request takes effect; `again` when it did before.
    Land { flight: FlightId, again: bool },
    /// An answer, or the news that there is none, reaches the page.
    Arrive(FlightId),
    /// What another tab says is heard.
    Hear(DocumentId, ChannelId, News),
    /// The page that a tab is going to is there.
    Commit { tab: TabId, navigation: u64 },
    /// There is a network again.
    Online,
}

/// What an event asks for outside of the world.
pub(crate) enum Effect {
    None,
    Wake(Vec<Waker>),
    Hear(DocumentId, ChannelId, News),
    Commit(TabId),
    Online,
}

pub(crate) struct World {
    pub(crate) now: Time,
    pub(crate) circumstances: Circumstances,
    pub(crate) store: Store,
    /// `document.cookie`'s `vtex-impersonated-customer-email`.
    pub(crate) cookie: Option<String>,
    /// Since when and until when there is no network.
    pub(crate) offline_until: Time,
    pub(crate) tabs: Vec<Tab>,
    /// The tab that was clicked into last.
    pub(crate) focused: Option<TabId>,
    pub(crate) documents: Vec<Document>,
    pub(crate) flights: Vec<Flight>,
    /// The commands that bars took, in the order in which they were given.
    pub(crate) commands: Vec<Given>,
    pub(crate) truth: Truth,
    pub(crate) tale: Tale,
    pub(crate) breach: Option<Breach>,
    agenda: Agenda<Event>,
    timers: Vec<Timer>,
    lines: Vec<Line>,
    dealt: Vec<(TabId, Endpoint, Fate)>,
    calls: HashMap<String, Rc<Call>>,
    lag: Option<Lag>,
    navigations: u64,
    rolls: u64,
}

impl World {
    pub(crate) fn new(circumstances: &Circumstances, is_told: bool) -> Self {
        Self {
            now: 0,
            circumstances: circumstances.clone(),
            store: Store::open(circumstances.seed),
            cookie: None,
            offline_until: 0,
            tabs: Vec::new(),
            focused: None,
            documents: Vec::new(),
            flights: Vec::new(),
            commands: Vec::new(),
            truth: Truth::default(),
            tale: Tale::new(is_told),
            breach: None,
            agenda: Agenda::new(),
            timers: Vec::new(),
            lines: Vec::new(),
            dealt: Vec::new(),
            calls: HashMap::new(),
            lag: None,
            navigations: 0,
            rolls: 0,
        }
    }

    /// The next event until then; the time is its time.
    pub(crate) fn next_event(&mut self, until: Time) -> Option<Event> {
        let (at, event) = self.agenda.next(until)?;
        self.now = self.now.max(at);
        Some(event)
    }

    pub(crate) fn enter(&mut self, after: Time, event: Event) {
        self.agenda.enter(self.now + after, event);
    }

    /// Lets an event happen, as far as it is the world's.
    pub(crate) fn happen(&mut self, event: Event) -> Effect {
        match event {
            Event::Land { flight, again } => {
                self.land(flight, again);
                Effect::None
            }
            Event::Commit { tab, navigation } => {
                let is_last = self.tabs[tab]
                    .navigation
                    .is_some_and(|it| it.id == navigation);
                if is_last {
                    Effect::Commit(tab)
                } else {
                    Effect::None
                }
            }
            Event::Online => Effect::Online,
            Event::Ring(document, _) | Event::Hear(document, _, _) => self.reach(document, event),
            Event::Arrive(flight) => self.reach(self.flights[flight].document, event),
        }
    }

    /// What reaches a document that sleeps, it finds when it wakes up.
    fn reach(&mut self, document: DocumentId, event: Event) -> Effect {
        match self.documents[document].life {
            Life::Gone => Effect::None,
            Life::Frozen | Life::Kept => {
                self.documents[document].missed.push(event);
                Effect::None
            }
            Life::Running => match event {
                Event::Ring(_, timer) => Effect::Wake(self.ring(timer)),
                Event::Arrive(flight) => Effect::Wake(self.arrive(flight)),
                Event::Hear(document, channel, news) => {
                    self.documents[document].heard.push(news);
                    Effect::Hear(document, channel, news)
                }
                Event::Land { .. } | Event::Commit { .. } | Event::Online => Effect::None,
            },
        }
    }

    /// A small difference in time, as there is between any two requests.
    pub(crate) fn jitter(&mut self, spread: Time) -> Time {
        self.rolls += 1;
        let number = mix(self.circumstances.seed ^ mix(self.rolls));
        number.checked_rem(spread + 1).unwrap_or(0)
    }

    /// Puts words into the history.
    pub(crate) fn tell(&mut self, words: impl FnOnce() -> String) {
        self.tale.tell(self.now, words);
    }
}
