//! Documents: what a tab shows from one loading to the next.

use super::tab::Navigation;
use super::{Event, FlightId, World};
use crate::agenda::Time;
use crate::plan::TabId;
use crate::rules::commands::CommandId;
use crate::rules::looks::Looks;
use crate::shop::Place;
use telesales_toolbar::ports::news::News;
use telesales_toolbar::session::Session;

/// An index into the world's documents, which are never forgotten.
pub(crate) type DocumentId = usize;

/// Whether anything runs in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Life {
    Running,
    /// The browser lets nothing run in its tab.
    Frozen,
    /// Left, and kept for the way back.
    Kept,
    Gone,
}

/// A document, as the browser and the rules see it.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) tab: TabId,
    /// Which tab of those that were one after the other in its place.
    pub(crate) opening: u64,
    pub(crate) began: Time,
    pub(crate) loads_at: Time,
    pub(crate) place: Place,
    /// Whether it was reached from a sign-in page.
    pub(crate) after_sign_in: bool,
    pub(crate) life: Life,
    /// What came while it slept.
    pub(crate) missed: Vec<Event>,
    /// It asks before it is left, and the operator stays.
    pub(crate) refuses_to_leave: bool,
    /// Whether the bar is in the page.
    pub(crate) has_bar: bool,
    /// Since when a line to the other tabs is open.
    pub(crate) hears_since: Option<Time>,
    /// What its toolbar knows; `None` while there is none.
    pub(crate) session: Option<Session>,
    /// Since when its bar has claimed what it claims.
    pub(crate) claims_since: Time,
    /// Since when it has had a bar that can hear, or runs again.
    pub(crate) awake_since: Time,
    /// Whose prices the page shows, as its first answer said: `Some(None)` are nobody's.
    pub(crate) loaded_for: Option<Option<String>>,
    pub(crate) command: Option<CommandId>,
    pub(crate) looks: Looks,
    /// The last cart that was read: its id and its address.
    pub(crate) cart: Option<(String, Option<String>)>,
    /// When that was true.
    pub(crate) cart_seen: Time,
    /// Its requests.
    pub(crate) flights: Vec<FlightId>,
    /// What it said when its last write began.
    pub(crate) begun: Option<News>,
    /// What other tabs said.
    pub(crate) heard: Vec<News>,
}

impl Document {
    pub(super) fn new(tab: TabId, now: Time, loads_at: Time, navigation: Navigation) -> Self {
        Self {
            tab,
            opening: 0,
            began: now,
            loads_at,
            place: navigation.place,
            after_sign_in: navigation.after_sign_in,
            life: Life::Running,
            missed: Vec::new(),
            refuses_to_leave: false,
            has_bar: false,
            hears_since: None,
            session: None,
            claims_since: now,
            awake_since: now,
            loaded_for: None,
            command: None,
            looks: Looks::default(),
            cart: None,
            cart_seen: now,
            flights: Vec::new(),
            begun: None,
            heard: Vec::new(),
        }
    }
}

impl World {
    /// A toolbar begins in a page.
    pub(crate) fn mounts(&mut self, document: DocumentId) {
        let now = self.now;
        let page = &mut self.documents[document];
        page.session = Some(Session::default());
        page.awake_since = now;
        // An answer that was on its way is taken over as news.
        page.looks.begun = now;
    }

    /// A bar is put into a page, or taken out of it.
    pub(crate) fn shows_bar(&mut self, document: DocumentId, has_bar: bool) {
        let now = self.now;
        let page = &mut self.documents[document];
        page.has_bar = has_bar;
        page.claims_since = now;
    }

    /// What a bar in a page shows.
    pub(crate) fn shown(&self, document: DocumentId) -> Option<&Session> {
        let page = &self.documents[document];
        page.session.as_ref().filter(|_| page.has_bar)
    }

    /// Lets nothing run in a document. Kept for the way back, it loses its connections.
    pub(crate) fn suspend(&mut self, document: DocumentId, life: Life) {
        self.documents[document].life = life;
        if life == Life::Kept {
            self.hang_up(document);
        }
    }

    /// Lets a document run again; what it missed comes at once, in order.
    pub(crate) fn resume(&mut self, document: DocumentId) {
        let now = self.now;
        let page = &mut self.documents[document];
        // What was said meanwhile is lost on a page that was kept.
        if page.life == Life::Kept && page.hears_since.is_some() {
            page.hears_since = Some(now);
        }
        page.life = Life::Running;
        page.awake_since = now;
        for event in std::mem::take(&mut page.missed) {
            self.enter(0, event);
        }
        self.command_slept(document);
    }

    /// Ends a document.
    pub(crate) fn end_document(&mut self, document: DocumentId) {
        self.hang_up(document);
        let page = &mut self.documents[document];
        page.life = Life::Gone;
        page.session = None;
        page.has_bar = false;
        page.missed.clear();
        self.command_gone(document);
    }

    fn hang_up(&mut self, document: DocumentId) {
        for flight in std::mem::take(&mut self.documents[document].flights) {
            self.cut_with_page(flight);
        }
    }
}
