//! What the loader, `telesales-toolbar.js`, does in a page: it asks whether an operator works here,
//! and for one it brings and mounts the toolbar.

use crate::agenda::Time;
use crate::joining::{Guest, Handover};
use crate::ports::{OpenLine, Outside};
use crate::shop::{ITEMS, ORIGIN, SESSION};
use crate::world::channel::ChannelId;
use crate::world::{FlightId, Memory};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use telesales_toolbar::config::Config;
use telesales_toolbar::ports::news::News;
use telesales_toolbar::ports::{Method, Request};
use telesales_toolbar::session::hearing::Occasion;

const SHOPPER_FOR: Time = 5 * 60 * 1_000;
/// After which time a session is asked again that could not answer.
const PAUSE: Time = 3_000;
/// How long glue and wasm take.
const FILES: Time = 120;

/// A document, and the toolbar in it once it is mounted.
pub(crate) struct Loader {
    pub(crate) outside: Outside,
    config: Rc<Config>,
    guest: RefCell<Option<Rc<Guest>>>,
    /// The line to the other tabs, open before the toolbar's question is asked.
    line: RefCell<Option<Rc<OpenLine>>>,
    /// What was last said on it.
    heard: Cell<Option<News>>,
}

impl Loader {
    pub(crate) fn new(outside: Outside, config: Rc<Config>) -> Self {
        Self {
            outside,
            config,
            guest: RefCell::default(),
            line: RefCell::default(),
            heard: Cell::default(),
        }
    }

    /// The mounted toolbar.
    pub(crate) fn guest(&self) -> Option<Rc<Guest>> {
        self.guest.borrow().clone()
    }

    /// Starts to decide.
    pub(crate) fn start(self: &Rc<Self>) {
        let loader = Rc::clone(self);
        let document = self.outside.document;
        self.outside
            .executor
            .spawn(document, async move { loader.decide().await });
    }

    /// The page is back from the back/forward cache.
    pub(crate) fn is_back(self: &Rc<Self>) {
        if let Some(guest) = self.guest() {
            return guest.notice(Occasion::Sleep);
        }
        // What is on its way may be of before.
        if self.heard.get().is_none() {
            self.heard.set(Some(News::Changed));
        }
        self.start();
    }

    /// Another tab says something.
    pub(crate) fn hear(&self, line: ChannelId, news: News) {
        match self.guest() {
            Some(guest) => guest.hear(line, news),
            None => self.heard.set(Some(news)),
        }
    }

    async fn decide(&self) {
        let memory = self.remembered();
        let is_known = memory == Memory::Operator;
        if !is_known {
            if self.is_shopper(memory) {
                return;
            }
            self.parsed().await;
        }
        let mut answer = self.ask();
        if !is_known {
            let mut operator = self.is_operator(answer).await;
            if operator.is_none() {
                self.outside.sleep(PAUSE).await;
                answer = self.ask();
                operator = self.is_operator(answer).await;
            }
            if operator != Some(true) {
                // Where the answer is no: else the next page asks.
                if operator.is_some() {
                    self.line.take();
                    let until = self.outside.world.borrow().now + SHOPPER_FOR;
                    self.remember(Memory::Shopper(until));
                    self.outside.world.borrow_mut().write_cookie(None);
                }
                return;
            }
        }
        self.outside.sleep(FILES).await;
        self.parsed().await;
        if self.guest().is_none() {
            self.mount(answer);
        }
    }

    fn mount(&self, answer: Option<FlightId>) {
        let handover = Handover {
            answer,
            line: self.line.take(),
            heard: self.heard.get(),
        };
        let guest = Guest::mount(self.outside.clone(), &self.config, handover);
        self.guest.replace(Some(Rc::new(guest)));
    }

    /// Waits until the document is read to its end.
    async fn parsed(&self) {
        let wait = {
            let world = self.outside.world.borrow();
            let loads_at = world.documents[self.outside.document].loads_at;
            loads_at.saturating_sub(world.now)
        };
        self.outside.sleep(wait).await;
    }

    fn ask(&self) -> Option<FlightId> {
        if self.line.borrow().is_none() {
            self.line.replace(Some(OpenLine::open(&self.outside)));
        }
        self.outside.send(&Request {
            method: Method::Get,
            url: format!("{ORIGIN}{SESSION}?items={ITEMS}"),
            body: String::new(),
            lasts: false,
        })
    }

    /// Whether an operator works here; `None` when that could not be asked.
    async fn is_operator(&self, answer: Option<FlightId>) -> Option<bool> {
        let outcome = self.outside.answer(answer?, false).await;
        let response = outcome.ok()?;
        let body: Value = serde_json::from_str(&response.text).ok()?;
        let namespaces = body.get("namespaces")?;
        let text = |namespace: &Value, key: &str| -> Option<String> {
            let value = namespace.get(key)?.get("value")?.as_str()?;
            Some(value.to_owned())
        };
        Some(match namespaces.get("impersonate") {
            Some(impersonate) => text(impersonate, "canImpersonate")
                .is_some_and(|may| may.eq_ignore_ascii_case("true")),
            None => namespaces
                .get("authentication")
                .and_then(|it| text(it, "adminUserEmail"))
                .is_some(),
        })
    }

    fn is_shopper(&self, memory: Memory) -> bool {
        let world = self.outside.world.borrow();
        let after_sign_in = world.documents[self.outside.document].after_sign_in;
        matches!(memory, Memory::Shopper(until) if until > world.now) && !after_sign_in
    }

    fn remembered(&self) -> Memory {
        let world = self.outside.world.borrow();
        world.tabs[world.documents[self.outside.document].tab].memory
    }

    fn remember(&self, memory: Memory) {
        let mut world = self.outside.world.borrow_mut();
        world.remember(self.outside.document, memory);
    }
}
