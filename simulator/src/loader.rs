//! What the loader, `telesales-toolbar.js`, does in a page: it asks whether an operator works here,
//! and for one it brings and mounts the toolbar.

use crate::agenda::Time;
use crate::joining::{Guest, Handover};
use crate::ports::{OpenLine, Outside};
use crate::shop::{ITEMS, ORIGIN, SESSION};
use crate::world::channel::ChannelId;
use crate::world::{FlightId, Memory};
use futures::future::{Either, select};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use telesales_toolbar::config::Config;
use telesales_toolbar::ports::news::News;
use telesales_toolbar::ports::{Method, Request};
use telesales_toolbar::session::hearing::Occasion;

const SHOPPER_FOR: Time = 5 * 60 * 1_000;
const QUESTION: &str = "impersonate.canImpersonate,authentication.adminUserEmail";
/// How long it waits for an answer, in milliseconds from the first question on.
const PATIENCE: Time = 7_000;
/// How long glue and wasm take each, in milliseconds.
const FILE: Time = 60;

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
            self.load().await;
        }
        let mut asked = if is_known { ITEMS } else { QUESTION };
        let patience = self.outside.world.borrow().now + PATIENCE;
        let mut answer = self.ask(asked);
        let mut operator = None;
        if !is_known {
            operator = self.is_operator(answer, patience).await;
        }
        if is_known || operator == Some(true) {
            self.load().await;
            self.outside.sleep(FILE).await;
            if asked != ITEMS {
                asked = ITEMS;
                answer = self.ask(asked);
            }
            self.outside.sleep(FILE).await;
            if self.guest().is_none() {
                self.mount(answer, asked);
            }
            operator = self.is_operator(answer, patience).await;
        }
        if operator == Some(false) {
            if let Some(guest) = self.guest.take() {
                drop(guest);
                self.outside
                    .world
                    .borrow_mut()
                    .unmounts(self.outside.document);
            }
            let until = self.outside.world.borrow().now + SHOPPER_FOR;
            self.remember(Memory::Shopper(until));
            self.outside.world.borrow_mut().write_cookie(None);
        }
    }

    fn mount(&self, answer: Option<FlightId>, asked: &'static str) {
        let handover = Handover {
            answer,
            asked,
            line: self.line.take(),
            heard: self.heard.get(),
        };
        let guest = Guest::mount(self.outside.clone(), &self.config, handover);
        self.guest.replace(Some(Rc::new(guest)));
        self.remember(Memory::Operator);
    }

    /// Waits until the page has loaded.
    async fn load(&self) {
        let wait = {
            let world = self.outside.world.borrow();
            let loads_at = world.documents[self.outside.document].loads_at;
            loads_at.saturating_sub(world.now)
        };
        self.outside.sleep(wait).await;
    }

    fn ask(&self, items: &str) -> Option<FlightId> {
        if items == ITEMS && self.line.borrow().is_none() {
            self.line.replace(Some(OpenLine::open(&self.outside)));
        }
        self.outside.send(&Request {
            method: Method::Get,
            url: format!("{ORIGIN}{SESSION}?items={items}"),
            body: String::new(),
            lasts: false,
        })
    }

    /// Whether an operator works here; `None` when that could not be asked, or not in time.
    async fn is_operator(&self, answer: Option<FlightId>, patience: Time) -> Option<bool> {
        let now = self.outside.world.borrow().now;
        let answer = pin!(self.outside.answer(answer?, false));
        let limit = pin!(self.outside.sleep(patience.saturating_sub(now)));
        let Either::Left((outcome, _)) = select(answer, limit).await else {
            return None;
        };
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
        let tab = world.documents[self.outside.document].tab;
        world.tabs[tab].memory = memory;
    }
}
