//! The telesales toolbar: a bar at the top of every page of a store, for the operators who
//! serve customers over the phone.
//!
//! Data flows one way, `protocol → client → session → view`; [`host`] knows the page and not
//! the session. This file is the only one that sees both, and joins them. ARCHITECTURE.md has
//! the whole map.

pub mod browser;
pub mod client;
pub mod config;
pub mod host;
pub mod i18n;
mod kept;
mod later_pages;
pub mod model;
pub mod ports;
pub mod protocol;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod samples;
pub mod session;
pub mod view;

use crate::browser::{Browser, Tabs};
use crate::client::SessionClient;
use crate::config::{Config, Options, Page};
use crate::host::awakening::{Awakening, AwakeningWatch};
use crate::host::mount::HostElement;
use crate::host::room::Room;
use crate::host::route::RouteWatch;
use crate::host::{HostError, Lost};
use crate::host::{navigation, platform};
use crate::later_pages::LaterPages;
use crate::ports::news::News;
use crate::session::Session;
use crate::session::controller::{Controller, FirstAnswer};
use crate::session::hearing::Occasion;
use crate::session::policy::Policy;
use crate::session::store::SessionStore;
use crate::view::toolbar::{Scene, toolbar};
use gloo_events::EventListener;
use js_sys::{Function, Promise};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, CssStyleSheet};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// How old a page may be, in milliseconds, whose loader's answer is taken for news.
const FRESH_FOR: f64 = 5_000.0;

/// A mounted toolbar. Dropping it, or `free()` from JavaScript, takes it out of the page.
#[wasm_bindgen]
pub struct Toolbar {
    _guest: Rc<Guest>,
}

/// The toolbar in its page.
struct Guest {
    config: Config,
    reserved: Option<CssStyleSheet>,
    later: Rc<LaterPages>,
    /// Whether the page is through with drawing itself.
    is_quiet: Rc<Cell<bool>>,
    session: DocumentSession,
    watches: RefCell<Option<(RouteWatch, AwakeningWatch)>>,
    inserted: RefCell<Option<Inserted>>,
}

/// What lives as long as the document, whether or not its page of the moment has a bar.
struct DocumentSession {
    controller: Controller<Browser>,
    scene: Scene,
    owner: Owner,
    _news: Option<EventListener>,
}

/// What is in the page, in the order in which it goes: the view, the room, the element.
struct Inserted {
    _view: Box<dyn Any>,
    room: Option<Room>,
    _host: HostElement,
}

/// Mounts the toolbar. `options` has the script tag's `data-*` attributes in camel case;
/// `reserved` is a stylesheet of the page that may hold the bar's room already, which the
/// toolbar takes over; `remember` is called with what a later page needs for that: an expression
/// for the pages without a bar; and the sheet's text, `undefined` while it is not known. `answer` is
/// the response to the question for all items, sent while the toolbar was on its way: the first try
/// of the first reading. `channel` is the line to the other tabs, opened before that question; what
/// was last `heard` on it since, if anything, makes the answer old. The host element is in `<body>`
/// until `settle()` is called.
#[wasm_bindgen]
pub fn mount(
    options: &JsValue,
    reserved: Option<CssStyleSheet>,
    remember: Function,
    answer: Option<Promise>,
    channel: Option<BroadcastChannel>,
    heard: Option<f64>,
) -> Result<Toolbar, JsError> {
    let page = Page {
        origin: navigation::origin(),
        platform: platform::platform(),
    };
    let config = Config::from_options(&read_options(options), &page)?;
    let is_old = channel.is_none() || navigation::clock() > FRESH_FOR;
    let first = if answer.is_some() && is_old {
        FirstAnswer::Old
    } else {
        FirstAnswer::News
    };
    let heard = heard.map(|number| News::from_number(Some(number)));
    let hidden = config.hidden.expression();
    let later = Rc::new(LaterPages::new(remember, hidden));
    let guest = Rc::new(Guest {
        session: DocumentSession::begin(&config, Tabs::open(channel), answer, Rc::clone(&later)),
        config,
        reserved,
        later,
        is_quiet: Rc::default(),
        watches: RefCell::default(),
        inserted: RefCell::default(),
    });
    guest.later.note(None);
    guest.begin()?;
    guest.session.controller.start(first, heard);
    Ok(Toolbar { _guest: guest })
}

#[wasm_bindgen]
impl Toolbar {
    /// The page is through with drawing itself: everything may go where it belongs.
    pub fn settle(&self) {
        let guest = &self._guest;
        guest.is_quiet.set(true);
        if let Some(inserted) = guest.inserted.borrow().as_ref() {
            // A page that does not want to be marked keeps its headers where they are.
            drop(inserted.settle());
        }
    }
}

impl Inserted {
    fn settle(&self) -> Result<(), HostError> {
        self.room.as_ref().map_or(Ok(()), Room::settle)
    }
}

impl DocumentSession {
    fn begin(config: &Config, tabs: Tabs, answer: Option<Promise>, later: Rc<LaterPages>) -> Self {
        let browser = Browser::new(tabs, answer, config.own_origin);
        let client = SessionClient::new(browser.clone(), config);
        browser.send_early(&client.question());
        let policy = Policy::from(config);
        let owner = Owner::new();
        let (scene, controller) = owner.with(|| {
            let (store, controller) = SessionStore::new(|tell| {
                let tell = move |session: &Session| {
                    later.follow(session);
                    tell(session);
                };
                Controller::new(browser.clone(), client, policy, tell)
            });
            (Scene::new(store), controller)
        });
        let hearing = controller.clone();
        Self {
            _news: browser.tabs().on_news(move |news| hearing.hear(news)),
            controller,
            scene,
            owner,
        }
    }
}

impl Drop for DocumentSession {
    fn drop(&mut self) {
        self.controller.end();
        self.owner.cleanup();
    }
}

impl Guest {
    /// Inserts the bar, follows the page's address from now on, and looks again when there is
    /// occasion to.
    fn begin(self: &Rc<Self>) -> Result<(), HostError> {
        self.follow()?;
        let guest = Rc::downgrade(self);
        let route = RouteWatch::start(move || {
            if let Some(guest) = guest.upgrade() {
                // What could be inserted once can be again; a page that refuses now gets no bar.
                drop(guest.follow());
                guest.session.controller.notice(Occasion::Glance);
            }
        });
        let controller = self.session.controller.clone();
        let awakenings = AwakeningWatch::start(move |awakening| {
            controller.notice(match awakening {
                Awakening::Glance => Occasion::Glance,
                Awakening::Use => Occasion::Use,
                Awakening::Sleep => Occasion::Sleep,
                Awakening::Leaving => Occasion::Leaving,
            });
        });
        self.watches.replace(Some((route, awakenings)));
        Ok(())
    }

    /// Inserts or removes the bar as the page's address asks.
    fn follow(self: &Rc<Self>) -> Result<(), HostError> {
        let is_hidden = navigation::is_on(&self.config.hidden);
        let at_checkout = !is_hidden && navigation::is_on(&self.config.checkout);
        let enters = self.session.scene.go_to_checkout(at_checkout);
        let controller = &self.session.controller;
        if enters && controller.with(|session| session.operator().is_some()) {
            // Whose order it is, is said only when it has been read.
            controller.notice(Occasion::Sleep);
        }
        if is_hidden {
            self.inserted.replace(None);
            self.give_back_reserved();
            return Ok(());
        }
        if self.inserted.borrow().is_none() {
            let new = self.insert()?;
            self.inserted.replace(Some(new));
        }
        Ok(())
    }

    fn insert(self: &Rc<Self>) -> Result<Inserted, HostError> {
        let layout = self.config.layout;
        let is_quiet = Rc::clone(&self.is_quiet);
        let host = HostElement::insert(layout.position, is_quiet, self.after_loss())?;
        let scene = self.session.scene;
        let view = Box::new(mount_to(host.base().clone(), move || toolbar(scene)));
        let later = Rc::clone(&self.later);
        let room = Room::make(host.base(), layout, self.reserved.clone(), move |css| {
            later.note(Some(css));
        })?;
        let inserted = Inserted {
            _view: view,
            room,
            _host: host,
        };
        if self.is_quiet.get() {
            inserted.settle()?;
        }
        Ok(inserted)
    }

    /// When the page is through with what it is doing: everything anew in a document that has
    /// become another, and nothing more in a page that does not want the bar.
    fn after_loss(self: &Rc<Self>) -> Rc<dyn Fn(Lost)> {
        let guest = Rc::downgrade(self);
        Rc::new(move |lost| {
            let guest = Weak::clone(&guest);
            browser::spawn(async move {
                let Some(guest) = guest.upgrade() else {
                    return;
                };
                guest.watches.replace(None);
                guest.inserted.replace(None);
                match lost {
                    Lost::Document => drop(guest.begin()),
                    Lost::Refused => host::complain("the page keeps taking it out, so it is gone"),
                }
            });
        })
    }

    fn give_back_reserved(&self) {
        if let Some(sheet) = &self.reserved {
            // Fails only for sheets that are not constructed.
            let _ = sheet.replace_sync("");
        }
    }
}

fn read_options(options: &JsValue) -> Options {
    let text = |name: &str| {
        js_sys::Reflect::get(options, &name.into())
            .ok()
            .and_then(|value| value.as_string())
    };
    Options {
        session_endpoint: text("sessionEndpoint").unwrap_or_default(),
        orders_url: text("ordersUrl"),
        sign_in_url: text("signInUrl"),
        base_path: text("basePath"),
        cart_on_login: text("cartOnLogin"),
        cart_on_logout: text("cartOnLogout"),
        after_login: text("afterLogin"),
        after_logout: text("afterLogout"),
        my_orders: text("myOrders"),
        exclude_paths: text("excludePaths"),
        exclude_hosts: text("excludeHosts"),
        position: text("position"),
        room: text("room"),
    }
}
