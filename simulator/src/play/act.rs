//! Carries out a step; what makes no sense at its moment does nothing.

use super::Play;
use crate::agenda::Time;
use crate::joining::Guest;
use crate::plan::{TabId, What};
use crate::shop::Place;
use crate::world::{DocumentId, Event};
use std::rc::Rc;
use telesales_toolbar::session::hearing::Occasion;

impl Play {
    pub(super) fn act(&mut self, what: What) {
        match what {
            What::Press(tab, button) => {
                self.click(tab);
                if let Some((_, guest)) = self.in_sight(tab) {
                    guest.press(button);
                }
            }
            What::OpenPanel(tab) | What::Use(tab) => self.click(tab),
            What::Open(tab) => self.open(tab),
            What::Close(tab) => self.close(tab),
            What::Show(tab) => self.show(tab),
            What::Hide(tab) => self.hide(tab),
            What::Freeze(tab) => self.freeze(tab),
            What::Wake(tab) => self.wake(tab),
            What::Back(tab) => self.back(tab),
            What::Reload(tab) => self.load(tab, None),
            What::Navigate(tab, place) => self.load(tab, Some(place)),
            What::Route(tab, place) => self.route(tab, place),
            What::RefuseToLeave(tab) => self.refuse_to_leave(tab),
            What::Offline(time) => self.go_offline(time),
            What::Turn(turn) => self.turn(turn),
            What::Deal(tab, endpoint, fate) => self.world.borrow_mut().deal(tab, endpoint, fate),
            What::Quiet => {}
        }
    }

    /// Somebody clicks into a page that is seen, which was perhaps another window's before.
    pub(super) fn click(&mut self, tab: TabId) {
        let Some((document, guest)) = self.in_sight(tab) else {
            return;
        };
        let before = self.world.borrow_mut().focused.replace(tab);
        if before != Some(tab) {
            self.world.borrow_mut().occasion(document);
            guest.notice(Occasion::Glance);
        }
        self.world.borrow_mut().used(document);
        guest.notice(Occasion::Use);
    }

    /// The document in a tab that is seen, and the toolbar in it.
    fn in_sight(&self, tab: TabId) -> Option<(DocumentId, Rc<Guest>)> {
        let document = self.world.borrow().in_sight(tab)?;
        Some((document, self.loader(document)?.guest()?))
    }

    /// Loads a page anew, or another one.
    fn load(&mut self, tab: TabId, place: Option<Place>) {
        let mut world = self.world.borrow_mut();
        if let Some(document) = world.in_sight(tab) {
            let here = world.documents[document].place;
            world.navigate(tab, place.unwrap_or(here), place.is_some(), false);
        }
    }

    /// The page changes its address without loading.
    fn route(&mut self, tab: TabId, place: Place) {
        let Some(document) = self.world.borrow().in_sight(tab) else {
            return;
        };
        self.world.borrow_mut().documents[document].place = place;
        self.world.borrow_mut().occasion(document);
        if let Some(guest) = self.loader(document).and_then(|it| it.guest()) {
            guest.route();
        }
    }

    fn refuse_to_leave(&mut self, tab: TabId) {
        let mut world = self.world.borrow_mut();
        if let Some(document) = world.running(tab) {
            world.documents[document].refuses_to_leave = true;
        }
    }

    fn go_offline(&mut self, time: Time) {
        let mut world = self.world.borrow_mut();
        world.offline_until = world.now + time;
        world.enter(time, Event::Online);
    }

    /// The browser has a network again, which it tells every page that runs.
    pub(super) fn go_online(&mut self) {
        let running: Vec<DocumentId> = {
            let world = self.world.borrow();
            if world.now < world.offline_until {
                return;
            }
            self.tabs().filter_map(|tab| world.running(tab)).collect()
        };
        for document in running {
            if let Some(guest) = self.loader(document).and_then(|it| it.guest()) {
                guest.notice(Occasion::Sleep);
            }
        }
    }
}
