//! What joins the toolbar's core to a page, as the toolbar's own `lib.rs` does in a browser: when
//! there is a bar, what makes it look at the session, and what a mounted bar takes over.

use crate::agenda::Time;
use crate::people::CUSTOMERS;
use crate::plan::{Button, Circumstances};
use crate::ports::{OpenLine, Outside, Port};
use crate::shop::{ORIGIN, Place, SESSION};
use crate::world::channel::ChannelId;
use crate::world::{DocumentId, FlightId, Memory, World};
use std::cell::Cell;
use std::rc::Rc;
use telesales_toolbar::client::SessionClient;
use telesales_toolbar::config::{AfterChange, Config, ConfigError, Options, Page, Platform};
use telesales_toolbar::model::CustomerEmail;
use telesales_toolbar::ports::Navigation as _;
use telesales_toolbar::ports::news::News;
use telesales_toolbar::session::Command;
use telesales_toolbar::session::controller::{Controller, FirstAnswer};
use telesales_toolbar::session::hearing::Occasion;
use telesales_toolbar::session::policy::Policy;
use telesales_toolbar::session::state::SessionState;

/// How old a page may be, in milliseconds, whose loader's answer is taken for news.
const FRESH_FOR: Time = 5_000;
/// How long a hidden tab is trusted, in milliseconds.
const TRUSTED_FOR: Time = 60_000;

/// The toolbar in its page.
pub(crate) struct Guest {
    outside: Outside,
    controller: Controller<Port>,
    port: Port,
    is_inserted: Cell<bool>,
    at_checkout: Cell<bool>,
    hidden_since: Cell<Time>,
}

/// What the loader hands over.
pub(crate) struct Handover {
    /// The response to the question, sent while the toolbar was on its way.
    pub(crate) answer: Option<FlightId>,
    /// The line to the other tabs, opened before that question.
    pub(crate) line: Option<Rc<OpenLine>>,
    /// What was last said on it since.
    pub(crate) heard: Option<News>,
}

/// The config of a history.
pub(crate) fn config(circumstances: &Circumstances) -> Result<Config, ConfigError> {
    let given = |word: &str| Some(word.to_owned());
    let options = Options {
        session_endpoint: SESSION.to_owned(),
        cart_on_login: given(circumstances.cart_on_login),
        cart_on_logout: given(circumstances.cart_on_logout),
        after_login: given(circumstances.after_login),
        after_logout: given(circumstances.after_logout),
        ..Options::default()
    };
    let page = Page {
        origin: ORIGIN.to_owned(),
        platform: Platform::Legacy,
    };
    Config::from_options(&options, &page)
}

impl Guest {
    /// Mounts the toolbar.
    pub(crate) fn mount(outside: Outside, config: &Config, handover: Handover) -> Self {
        let answer = handover.answer;
        let is_old = handover.line.is_none() || age(&outside) > FRESH_FOR;
        let first = if answer.is_some() && is_old {
            FirstAnswer::Old
        } else {
            FirstAnswer::News
        };
        let line = handover.line.unwrap_or_else(|| OpenLine::open(&outside));
        let port = Port::new(outside.clone(), line, answer);
        let client = SessionClient::new(port.clone(), config);
        port.send_early(&client.question());
        let told = outside.clone();
        let policy = Policy::from(config);
        let is_over = Cell::new(false);
        let controller = Controller::new(port.clone(), client, policy, move |session| {
            let mut world = told.world.borrow_mut();
            let is_lost = matches!(session.state, SessionState::Lost(_));
            if is_over.replace(is_lost) != is_lost {
                let memory = if is_lost {
                    Memory::Empty
                } else {
                    Memory::Operator
                };
                world.remember(told.document, memory);
            }
            world.told(told.document, session);
        });
        outside.world.borrow_mut().mounts(outside.document);
        outside
            .world
            .borrow_mut()
            .remember(outside.document, Memory::Operator);
        let now = outside.world.borrow().now;
        let guest = Self {
            outside,
            controller,
            port,
            is_inserted: Cell::new(false),
            at_checkout: Cell::new(false),
            hidden_since: Cell::new(now),
        };
        guest.follow();
        guest.controller.start(first, handover.heard);
        guest
    }

    /// The page has gone to another address by itself.
    pub(crate) fn route(&self) {
        self.follow();
        self.controller.notice(Occasion::Glance);
    }

    /// Inserts or removes the bar as the page's address asks.
    fn follow(&self) {
        let place = self.world(|world, document| world.documents[document].place);
        if place == Place::Orders {
            self.set_inserted(false);
            return;
        }
        let at_checkout = place == Place::Checkout;
        let enters = at_checkout && !self.at_checkout.replace(at_checkout);
        if enters && self.is_inserted.get() {
            self.controller.notice(Occasion::Sleep);
        }
        self.set_inserted(true);
    }

    fn set_inserted(&self, is_inserted: bool) {
        if self.is_inserted.replace(is_inserted) != is_inserted {
            self.world(|world, document| world.shows_bar(document, is_inserted));
        }
    }

    /// Another tab says something.
    pub(crate) fn hear(&self, line: ChannelId, news: News) {
        if self.port.line() == line {
            self.controller.hear(news);
        }
    }

    /// The page comes into sight, or goes out of it.
    pub(crate) fn is_seen(&self, is_visible: bool) {
        let now = self.outside.world.borrow().now;
        if !is_visible {
            self.hidden_since.set(now);
        } else if now - self.hidden_since.get() > TRUSTED_FOR {
            self.controller.notice(Occasion::Sleep);
        } else {
            self.controller.notice(Occasion::Glance);
        }
    }

    /// Something happens in the page that may be worth a look.
    pub(crate) fn notice(&self, occasion: Occasion) {
        self.controller.notice(occasion);
    }

    /// The operator presses a button.
    pub(crate) fn press(&self, button: Button) {
        if !self.is_inserted.get() {
            return;
        }
        match button {
            Button::LogIn(person) => {
                let email = CustomerEmail::parse(CUSTOMERS[person % CUSTOMERS.len()]);
                if let Ok(email) = email {
                    self.controller.run(Command::LogIn(email));
                }
            }
            Button::LogOut => self.controller.run(Command::LogOut),
            Button::CheckNow => self.controller.run(Command::Confirm),
            Button::RepairCart => self.controller.run(Command::RepairCart),
            Button::Refresh => self.port.leave(&AfterChange::Reload),
        }
    }

    fn world<T>(&self, look: impl FnOnce(&mut World, DocumentId) -> T) -> T {
        look(&mut self.outside.world.borrow_mut(), self.outside.document)
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.controller.end();
    }
}

/// How old a page is.
fn age(outside: &Outside) -> Time {
    let world = outside.world.borrow();
    world.now - world.documents[outside.document].began
}
