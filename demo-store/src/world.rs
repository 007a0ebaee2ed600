//! Everything the store remembers, in memory: browsers, logins, carts, orders.

mod carts;
mod logins;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

pub(crate) use carts::Quantity;
pub(crate) use logins::Login;

use crate::browser::{Browser, Visit};
use crate::cart::Cart;
use crate::ids::Ids;
use crate::lab::Scenario;
use crate::orders::{self, Order};
use crate::requests::RequestLog;
use crate::session::Session;

/// What every handler can reach.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) requests: RequestLog,
    pub(crate) toolbar: Arc<PathBuf>,
    world: Arc<Mutex<World>>,
}

/// The store's memory.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) orders: Vec<Order>,
    ids: Ids,
    browsers: HashMap<String, Browser>,
    logins: HashMap<String, Login>,
    carts: HashMap<String, Cart>,
}

impl Shared {
    pub(crate) fn new(toolbar: PathBuf, requests: RequestLog) -> Self {
        let world = World::new(Ids::random());
        Self {
            requests,
            toolbar: Arc::new(toolbar),
            world: Arc::new(Mutex::new(world)),
        }
    }

    /// The store's memory; never held across an await.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl World {
    /// A store in which nobody has been yet.
    pub(crate) fn new(ids: Ids) -> Self {
        Self {
            orders: orders::seeded(),
            ids,
            browsers: HashMap::new(),
            logins: HashMap::new(),
            carts: HashMap::new(),
        }
    }

    /// Whether `token` is a session of ours.
    pub(crate) fn knows(&self, token: &str) -> bool {
        self.browsers.contains_key(token)
    }

    /// Opens a session; the answer is its cookie.
    pub(crate) fn open_session(&mut self) -> String {
        let token = self.token();
        let browser = Browser::new(self.ids.fresh());
        self.browsers.insert(token.clone(), browser);
        token
    }

    /// The browser as it is, if it is one of ours.
    pub(crate) fn known(&self, token: &str) -> Option<&Browser> {
        self.browsers.get(token)
    }

    /// Whether the lab of any browser allows pages of this origin to make calls.
    pub(crate) fn allows(&self, origin: &str) -> bool {
        let mut browsers = self.browsers.values();
        browsers.any(|it| it.lab.scenario.allowed_origin.as_deref() == Some(origin))
    }

    /// The session as `visit` would find it, and the circumstances; changes nothing. A browser that
    /// is not known would find a new session.
    pub(crate) fn look(&self, visit: &Visit) -> (Session, Scenario) {
        let known = self.known(&visit.token).cloned();
        let Browser {
            mut session, lab, ..
        } = known.unwrap_or_else(|| Browser::new(Uuid::nil()));
        session.transform(self.inputs(&visit.jar), &lab.scenario);
        (session, lab.scenario)
    }

    /// The browser as it is, without looking at its cookies.
    pub(crate) fn browser(&mut self, token: &str) -> &mut Browser {
        let ids = &mut self.ids;
        self.browsers
            .entry(token.to_owned())
            .or_insert_with(|| Browser::new(ids.fresh()))
    }

    /// The browser, its session brought up to date with the cookies of this request.
    pub(crate) fn visit(&mut self, visit: &Visit) -> &mut Browser {
        let inputs = self.inputs(&visit.jar);
        let browser = self.browser(&visit.token);
        browser.session.transform(inputs, &browser.lab.scenario);
        browser
    }

    /// Puts a new session in the place of the browser's: its cookies and its lab stay.
    pub(crate) fn renew_session(&mut self, token: &str) {
        let id = self.ids.fresh();
        self.browser(token).renew_session(id);
    }

    /// Looks like the JWT a real store gives; nothing in it means anything.
    fn token(&mut self) -> String {
        let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"ES256","typ":"JWT"}"#);
        let body = URL_SAFE_NO_PAD.encode(format!(r#"{{"id":"{}"}}"#, self.ids.fresh()));
        let signature = URL_SAFE_NO_PAD.encode(self.ids.fresh().as_bytes());
        format!("{head}.{body}.{signature}")
    }
}
