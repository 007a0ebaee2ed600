//! What joins the toolbar's core to a page, as the toolbar's own `lib.rs` does in a browser: when
//! there is a bar, what makes it look at the session, and what a mounted bar takes over.

use crate::agenda::Time;
use crate::people::CUSTOMERS;
use crate::plan::Button;
use crate::plan::Circumstances;
use crate::ports::{Outside, Port};
use crate::shop::{ITEMS, ORIGIN, SESSION};
use crate::world::channel::ChannelId;
use crate::world::{FlightId, World};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use telesales_toolbar::client::SessionClient;
use telesales_toolbar::config::{AfterChange, Config, ConfigError, Options, Page, Platform};
use telesales_toolbar::model::CustomerEmail;
use telesales_toolbar::ports::Navigation as _;
use telesales_toolbar::session::Command;
use telesales_toolbar::session::controller::Controller;
use telesales_toolbar::session::policy::Policy;

/// How old a page may be, in milliseconds, whose loader's answer is taken for news.
const FRESH_FOR: Time = 5_000;
/// How long a hidden tab is trusted, in milliseconds.
const TRUSTED_FOR: Time = 60_000;

/// The toolbar in its page.
pub(crate) struct Guest {
    outside: Outside,
    config: Rc<Config>,
    answer: Cell<Option<FlightId>>,
    inserted: RefCell<Option<Inserted>>,
    hidden_since: Cell<Time>,
}

/// What is in the page.
#[derive(Clone)]
struct Inserted {
    controller: Controller<Port>,
    port: Port,
    at_checkout: bool,
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
    /// Mounts the toolbar. `answer` is a response to a question for the items `asked`, sent while
    /// the toolbar was on its way.
    pub(crate) fn mount(
        outside: Outside,
        config: Rc<Config>,
        answer: Option<FlightId>,
        asked: &str,
    ) -> Self {
        let is_news = asked == ITEMS && age(&outside) < FRESH_FOR;
        let now = outside.world.borrow().now;
        let guest = Self {
            hidden_since: Cell::new(now),
            outside,
            config,
            answer: Cell::new(answer.filter(|_| is_news)),
            inserted: RefCell::default(),
        };
        guest.follow();
        guest.answer.take();
        guest
    }

    /// Inserts or removes the bar as the page's address asks.
    pub(crate) fn follow(&self) {
        let (path, hash) = self.world(|world, document| world.documents[document].place.address());
        if self.config.hidden.contains(path, hash) {
            self.take_out();
            return;
        }
        let at_checkout = self.config.checkout.matches(path, hash);
        let inserted = self.inserted();
        if inserted.is_none_or(|it| it.at_checkout != at_checkout) {
            self.take_out();
            self.insert(at_checkout);
        }
    }

    fn insert(&self, at_checkout: bool) {
        let port = Port::new(self.outside.clone(), self.answer.take());
        let client = SessionClient::new(port.clone(), &self.config);
        port.send_early(&client.question());
        let (outside, line) = (self.outside.clone(), port.line());
        let controller = Controller::new(
            port.clone(),
            client,
            Policy::from(&*self.config),
            move |session| {
                let mut world = outside.world.borrow_mut();
                if world.has_bar(outside.document, line) {
                    world.told(outside.document, session);
                }
            },
        );
        self.world(|world, document| world.puts_bar(document, line));
        self.inserted.replace(Some(Inserted {
            controller: controller.clone(),
            port,
            at_checkout,
        }));
        controller.run(Command::Read);
    }

    /// Takes the bar out, with all that it knows.
    pub(crate) fn take_out(&self) {
        if let Some(inserted) = self.inserted.take() {
            self.world(World::takes_bar);
            drop(inserted);
        }
    }

    /// Another tab says that something changed.
    pub(crate) fn hear(&self, line: ChannelId) {
        if let Some(inserted) = self.inserted().filter(|it| it.port.line() == line) {
            inserted.controller.run(Command::Confirm);
        }
    }

    /// The page comes into sight, or goes out of it.
    pub(crate) fn is_seen(&self, is_visible: bool) {
        let now = self.outside.world.borrow().now;
        if !is_visible {
            self.hidden_since.set(now);
        } else if now - self.hidden_since.get() > TRUSTED_FOR {
            self.run(Command::Confirm);
        } else {
            self.run(Command::Read);
        }
    }

    /// The page is back from the back/forward cache, or the browser has a network again.
    pub(crate) fn is_back(&self) {
        self.run(Command::Confirm);
    }

    /// The operator presses a button.
    pub(crate) fn press(&self, button: Button) {
        match button {
            Button::LogIn(person) => {
                let email = CustomerEmail::parse(CUSTOMERS[person % CUSTOMERS.len()]);
                if let Ok(email) = email {
                    self.run(Command::LogIn(email));
                }
            }
            Button::LogOut => self.run(Command::LogOut),
            Button::CheckNow => self.run(Command::Confirm),
            Button::RepairCart => self.run(Command::RepairCart),
            Button::Refresh => {
                if let Some(inserted) = self.inserted() {
                    inserted.port.leave(&AfterChange::Reload);
                }
            }
        }
    }

    fn run(&self, command: Command) {
        if let Some(inserted) = self.inserted() {
            inserted.controller.run(command);
        }
    }

    fn inserted(&self) -> Option<Inserted> {
        self.inserted.borrow().clone()
    }

    fn world<T>(&self, look: impl FnOnce(&mut World, usize) -> T) -> T {
        look(&mut self.outside.world.borrow_mut(), self.outside.document)
    }
}

/// How old a page is.
fn age(outside: &Outside) -> Time {
    let world = outside.world.borrow();
    world.now - world.documents[outside.document].began
}
