//! Tabs: what is in front, what each remembers, and where it is going.

use super::{Document, DocumentId, Event, Life, World};
use crate::agenda::Time;
use crate::plan::TabId;
use crate::plan::step::letter;
use crate::shop::Place;

/// The most tabs a history has.
pub(crate) const TABS: usize = 4;

/// A tab of the browser, open or not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tab {
    /// Tells one tab from the next in the same place.
    pub(crate) opening: u64,
    pub(crate) document: Option<DocumentId>,
    /// The page before, kept for the way back.
    pub(crate) kept: Option<DocumentId>,
    pub(crate) is_visible: bool,
    pub(crate) memory: Memory,
    /// What the toolbar has put there: when a change was last under way.
    pub(crate) change: Option<f64>,
    pub(crate) navigation: Option<Navigation>,
}

/// What the loader has put into the tab's `sessionStorage`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Memory {
    #[default]
    Empty,
    Operator,
    /// A shopper's, until this time.
    Shopper(Time),
}

/// A page that a tab is going to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Navigation {
    pub(crate) id: u64,
    pub(crate) place: Place,
    pub(crate) after_sign_in: bool,
    /// The page before stays where it is, for the way back.
    pub(crate) keeps: bool,
}

impl World {
    /// The document in a tab, if it runs.
    pub(crate) fn running(&self, tab: TabId) -> Option<DocumentId> {
        let document = self.tabs.get(tab)?.document?;
        (self.documents[document].life == Life::Running).then_some(document)
    }

    /// The document in a tab, if it runs and is seen.
    pub(crate) fn in_sight(&self, tab: TabId) -> Option<DocumentId> {
        self.running(tab).filter(|_| self.tabs[tab].is_visible)
    }

    /// What the loader remembers in a document's tab.
    pub(crate) fn remember(&mut self, document: DocumentId, memory: Memory) {
        let tab = self.documents[document].tab;
        self.tabs[tab].memory = memory;
    }

    /// Puts a new tab into a place that is free.
    pub(crate) fn open_tab(&mut self, tab: TabId) {
        self.navigations += 1;
        self.tabs[tab] = Tab {
            opening: self.navigations,
            ..Tab::default()
        };
    }

    /// Starts to load a page; the page that is there goes when the new one comes.
    pub(crate) fn navigate(&mut self, tab: TabId, place: Place, keeps: bool, after_sign_in: bool) {
        self.navigations += 1;
        let id = self.navigations;
        self.tabs[tab].navigation = Some(Navigation {
            id,
            place,
            after_sign_in,
            keeps,
        });
        let wait = 30 + self.jitter(self.circumstances.spread / 4 + 50);
        self.enter(
            wait,
            Event::Commit {
                tab,
                navigation: id,
            },
        );
    }

    /// Puts a new document into a tab.
    pub(crate) fn begin_document(&mut self, tab: TabId, navigation: Navigation) -> DocumentId {
        let load_time = self.circumstances.load_time;
        let loads_at = self.now + load_time / 2 + self.jitter(load_time / 2);
        let mut document = Document::new(tab, self.now, loads_at, navigation);
        document.opening = self.tabs[tab].opening;
        self.documents.push(document);
        let id = self.documents.len() - 1;
        self.tabs[tab].document = Some(id);
        let place = navigation.place;
        self.tell(|| format!("{}: begins to load {place}", letter(tab)));
        id
    }

    /// The other tabs of a tab's window.
    pub(crate) fn neighbours(&self, tab: TabId) -> impl Iterator<Item = TabId> + use<> {
        let windows = self.circumstances.windows.max(1);
        let count = self.tabs.len();
        (0..count).filter(move |other| *other != tab && other % windows == tab % windows)
    }
}
