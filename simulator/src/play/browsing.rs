//! What browsers do with tabs and documents.

use super::Play;
use crate::loader::Loader;
use crate::plan::TabId;
use crate::plan::step::letter;
use crate::shop::Place;
use crate::world::tab::{Navigation, TABS};
use crate::world::{DocumentId, Life, Tab};
use std::rc::Rc;
use telesales_toolbar::session::hearing::Occasion;

impl Play {
    pub(super) fn open_browser(&mut self) {
        self.world.borrow_mut().tabs = vec![Tab::default(); TABS];
    }

    pub(super) fn open(&mut self, tab: TabId) {
        let is_open = self.world.borrow().tabs[tab].document.is_some();
        if !is_open {
            self.world.borrow_mut().open_tab(tab);
            self.begin_document(
                tab,
                Navigation {
                    id: 0,
                    place: Place::Home,
                    after_sign_in: false,
                    keeps: false,
                },
            );
        }
        self.show(tab);
    }

    pub(super) fn close(&mut self, tab: TabId) {
        self.forget_kept(tab);
        let document = self.world.borrow_mut().tabs[tab].document.take();
        if let Some(document) = document {
            self.leave(document);
            self.end_document(document);
        }
        self.world.borrow_mut().tabs[tab] = Tab::default();
    }

    /// Brings a tab to the front of its window; a sleeping one wakes up.
    pub(super) fn show(&mut self, tab: TabId) {
        if self.world.borrow().tabs[tab].document.is_none() {
            return;
        }
        let neighbours = self.world.borrow().neighbours(tab);
        for other in neighbours {
            self.hide(other);
        }
        self.wake(tab);
        self.world.borrow_mut().focused = Some(tab);
        let was_visible =
            std::mem::replace(&mut self.world.borrow_mut().tabs[tab].is_visible, true);
        if !was_visible {
            self.tell_visibility(tab, true);
        }
    }

    pub(super) fn hide(&mut self, tab: TabId) {
        let was_visible =
            std::mem::replace(&mut self.world.borrow_mut().tabs[tab].is_visible, false);
        if was_visible {
            self.tell_visibility(tab, false);
        }
    }

    fn tell_visibility(&mut self, tab: TabId, is_visible: bool) {
        let document = self.world.borrow().running(tab);
        let Some(document) = document else {
            return;
        };
        if is_visible {
            self.world.borrow_mut().occasion(document);
        }
        if let Some(guest) = self.loader(document).and_then(|it| it.guest()) {
            guest.is_seen(is_visible);
            if is_visible {
                guest.notice(Occasion::Glance);
            }
        }
    }

    /// Lets nothing run in a hidden tab.
    pub(super) fn freeze(&mut self, tab: TabId) {
        self.executor.run();
        let mut world = self.world.borrow_mut();
        if let Some(document) = world.running(tab).filter(|_| !world.tabs[tab].is_visible) {
            world.suspend(document, Life::Frozen);
        }
    }

    pub(super) fn wake(&mut self, tab: TabId) {
        let mut world = self.world.borrow_mut();
        if let Some(document) = world.tabs[tab].document
            && world.documents[document].life == Life::Frozen
        {
            world.resume(document);
        }
    }

    /// The page that a tab was going to takes the place of the one that is there.
    pub(super) fn commit(&mut self, tab: TabId) {
        let (old, navigation) = {
            let mut world = self.world.borrow_mut();
            let tab = &mut world.tabs[tab];
            (tab.document.take(), tab.navigation.take())
        };
        let Some(navigation) = navigation else {
            return;
        };
        self.forget_kept(tab);
        if let Some(old) = old {
            self.leave(old);
        }
        match old {
            Some(old) if navigation.keeps => {
                let mut world = self.world.borrow_mut();
                world.suspend(old, Life::Kept);
                world.tabs[tab].kept = Some(old);
            }
            Some(old) => self.end_document(old),
            None => {}
        }
        self.begin_document(tab, navigation);
    }

    /// The way back: the page that was kept comes into the place of the one that is there.
    pub(super) fn back(&mut self, tab: TabId) {
        let kept = self.world.borrow_mut().tabs[tab].kept.take();
        let Some(kept) = kept else {
            return;
        };
        let current = self.world.borrow_mut().tabs[tab].document.replace(kept);
        if let Some(current) = current {
            self.leave(current);
            self.end_document(current);
        }
        {
            let mut world = self.world.borrow_mut();
            world.tabs[tab].navigation = None;
            world.resume(kept);
            world.occasion(kept);
            world.tell(|| format!("{}: the page before is back", letter(tab)));
        }
        if let Some(loader) = self.loader(kept) {
            loader.is_back();
        }
    }

    /// A page is told that it is left, unless it sleeps.
    fn leave(&self, document: DocumentId) {
        let is_awake = self.world.borrow().documents[document].life == Life::Running;
        if let Some(guest) = self
            .loader(document)
            .filter(|_| is_awake)
            .and_then(|it| it.guest())
        {
            guest.notice(Occasion::Leaving);
        }
    }

    fn begin_document(&mut self, tab: TabId, navigation: Navigation) {
        let document = self.world.borrow_mut().begin_document(tab, navigation);
        let loader = Rc::new(Loader::new(self.outside(document), Rc::clone(&self.config)));
        self.loaders.push(Some(Rc::clone(&loader)));
        loader.start();
    }

    fn forget_kept(&mut self, tab: TabId) {
        let kept = self.world.borrow_mut().tabs[tab].kept.take();
        if let Some(kept) = kept {
            self.end_document(kept);
        }
    }

    fn end_document(&mut self, document: DocumentId) {
        self.world.borrow_mut().end_document(document);
        self.executor.end(document);
        let loader = self.loaders.get_mut(document).and_then(Option::take);
        drop(loader);
    }
}
