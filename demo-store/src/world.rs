//! Everything the store remembers, in memory: browsers, logins, carts, orders.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::browser::Browser;
use crate::cart::Cart;
use crate::cookies::{self, Jar};
use crate::customers::Customer;
use crate::orders::{self, Order};
use crate::requests::RequestLog;
use crate::session::Inputs;
use crate::staff::Staff;

/// What every handler can reach.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) requests: RequestLog,
    pub(crate) toolbar: Arc<PathBuf>,
    world: Arc<Mutex<World>>,
}

/// The store's memory.
pub(crate) struct World {
    pub(crate) orders: Vec<Order>,
    browsers: HashMap<String, Browser>,
    logins: HashMap<String, Login>,
    carts: HashMap<String, Cart>,
}

/// Whom an auth cookie stands for.
#[derive(Clone, Copy)]
pub(crate) enum Login {
    Staff(&'static Staff),
    Shopper(&'static Customer),
}

impl Shared {
    pub(crate) fn new(toolbar: PathBuf, requests: RequestLog) -> Self {
        let world = World {
            orders: orders::seeded(),
            browsers: HashMap::new(),
            logins: HashMap::new(),
            carts: HashMap::new(),
        };
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
    /// Whether `token` is a session of ours.
    pub(crate) fn knows(&self, token: &str) -> bool {
        self.browsers.contains_key(token)
    }

    /// Opens a session; the answer is its cookie.
    pub(crate) fn open_session(&mut self) -> String {
        let token = token();
        self.browsers.insert(token.clone(), Browser::new());
        token
    }

    /// The browser as it is, without looking at its cookies.
    pub(crate) fn browser(&mut self, token: &str) -> &mut Browser {
        self.browsers
            .entry(token.to_owned())
            .or_insert_with(Browser::new)
    }

    /// The browser, its session brought up to date with the cookies of this request.
    pub(crate) fn visit(&mut self, token: &str, jar: &Jar) -> &mut Browser {
        let inputs = self.inputs(jar);
        let browser = self.browser(token);
        browser.session.transform(inputs, &browser.lab.scenario);
        browser
    }

    /// Signs somebody in; the answer is the value of their auth cookie.
    pub(crate) fn sign_in(&mut self, login: Login) -> String {
        let token = token();
        self.logins.insert(token.clone(), login);
        token
    }

    fn inputs(&self, jar: &Jar) -> Inputs {
        let mut inputs = Inputs {
            impersonated_cookie: jar
                .get(cookies::IMPERSONATED)
                .filter(|email| !email.is_empty())
                .map(str::to_owned),
            ..Inputs::default()
        };
        for name in [cookies::ADMIN, cookies::SHOPPER] {
            let Some(token) = jar.get(name) else { continue };
            match self.logins.get(token) {
                Some(Login::Staff(staff)) if name == cookies::ADMIN => inputs.staff = Some(staff),
                Some(Login::Shopper(customer)) if name == cookies::SHOPPER => {
                    inputs.shopper = Some(customer);
                }
                _ => continue,
            }
            inputs.auth_cookies.push((name, token.to_owned()));
        }
        inputs
    }

    pub(crate) fn cart(&self, id: &str) -> Option<&Cart> {
        self.carts.get(id)
    }

    /// Keeps `cart`, new or changed.
    pub(crate) fn keep_cart(&mut self, cart: Cart) {
        self.carts.insert(cart.id.clone(), cart);
    }

    /// The cart the cookie names, or a new one; `keep_cart` stores it.
    pub(crate) fn cart_or_new(&mut self, token: &str, jar: &Jar) -> Cart {
        match jar.cart().and_then(|id| self.carts.get(id)) {
            Some(cart) => cart.clone(),
            None => Cart::new(&self.browser(token).session),
        }
    }
}

/// Looks like the JWT a real store gives; nothing in it means anything.
fn token() -> String {
    let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"ES256","typ":"JWT"}"#);
    let body = URL_SAFE_NO_PAD.encode(format!(r#"{{"id":"{}"}}"#, Uuid::new_v4()));
    let signature = URL_SAFE_NO_PAD.encode(Uuid::new_v4().as_bytes());
    format!("{head}.{body}.{signature}")
}
