//! The telesales toolbar: a bar at the top of every page of a store, for the operators who
//! serve customers over the phone.
//!
//! Data flows one way, `protocol → client → session → view`; [`host`] knows the page and not
//! the session. This file is the only one that sees both, and joins them. ARCHITECTURE.md has
//! the whole map.

pub mod client;
pub mod config;
pub mod host;
pub mod i18n;
pub mod model;
pub mod protocol;
pub mod session;
pub mod view;

use crate::client::SessionClient;
use crate::config::{AfterChange, Config, Options, Page};
use crate::host::HostError;
use crate::host::awakening::{Awakening, AwakeningWatch};
use crate::host::mount::HostElement;
use crate::host::page_offset::PageOffset;
use crate::host::tabs::Tabs;
use crate::host::{navigation, platform};
use crate::session::store::SessionStore;
use crate::session::surroundings::Surroundings;
use crate::view::toolbar::Toolbar as ToolbarView;
use gloo_events::EventListener;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A mounted toolbar. Dropping it, or `free()` from JavaScript, takes it out of the page.
#[wasm_bindgen]
pub struct Toolbar {
    // Before what it inserts and removes.
    _watch: Vec<EventListener>,
    _inserted: Rc<RefCell<Option<Inserted>>>,
}

/// What is in the page, in the order in which it goes: the view, the room, the element.
struct Inserted {
    _view: Box<dyn Any>,
    _offset: PageOffset,
    _host: HostElement,
    at_checkout: bool,
}

/// Mounts the toolbar. `options` has the script tag's `data-*` attributes in camel case.
#[wasm_bindgen]
pub fn mount(options: &JsValue) -> Result<Toolbar, JsError> {
    let page = Page {
        origin: navigation::origin(),
        platform: platform::platform(),
    };
    let config = Rc::new(Config::from_options(read_options(options), &page)?);
    let inserted = Rc::new(RefCell::new(None));
    follow(&config, &inserted)?;
    let watch = navigation::on_change({
        let inserted = Rc::clone(&inserted);
        // What could be inserted once can be again; a page that refuses now gets no bar.
        move || drop(follow(&config, &inserted))
    });
    Ok(Toolbar {
        _watch: watch,
        _inserted: inserted,
    })
}

/// Inserts or removes the bar as the page's address asks.
fn follow(config: &Config, inserted: &RefCell<Option<Inserted>>) -> Result<(), HostError> {
    let (path, hash) = navigation::place();
    if config.hidden.contains(&path, &hash) {
        inserted.replace(None);
        return Ok(());
    }
    let at_checkout = config.checkout.matches(&path, &hash);
    let stays = inserted
        .borrow()
        .as_ref()
        .is_some_and(|it| it.at_checkout == at_checkout);
    if !stays {
        inserted.replace(None);
        let new = insert(config, at_checkout)?;
        inserted.replace(Some(new));
    }
    Ok(())
}

fn insert(config: &Config, at_checkout: bool) -> Result<Inserted, HostError> {
    let host = HostElement::insert()?;
    let surroundings = surroundings(config);
    let tabs = Tabs::open();
    let orders_url = config.orders_url.as_str().to_owned();
    let view = mount_to(host.base(), move || {
        let announce = Rc::clone(&tabs);
        let store = SessionStore::new(Surroundings {
            announce: Rc::new(move || announce.announce()),
            ..surroundings
        });
        listen(store, &tabs);
        store.read();
        view! { <ToolbarView store orders_url at_checkout /> }
    });
    let offset = PageOffset::of(host.bar())?;
    Ok(Inserted {
        _view: Box::new(view),
        _offset: offset,
        _host: host,
        at_checkout,
    })
}

fn surroundings(config: &Config) -> Surroundings {
    Surroundings {
        client: SessionClient::new(config),
        cart: config.cart,
        after_login: config.after_login.clone(),
        after_logout: config.after_logout.clone(),
        announce: Rc::new(|| ()),
        leave: Rc::new(|then| match then {
            AfterChange::Reload | AfterChange::Stay => navigation::reload(),
            AfterChange::Go(address) => navigation::go(address.as_str()),
        }),
        now: navigation::clock,
    }
}

/// Other tabs, and the time that passes, make the store look at the session again.
fn listen(store: SessionStore, tabs: &Tabs) {
    // What was confirmed may be wrong now, which is reason enough not to show it.
    let announcements = tabs.on_announcement(move || store.confirm());
    let awakenings = AwakeningWatch::start(move |awakening| match awakening {
        Awakening::Glance => store.read(),
        Awakening::Sleep => store.confirm(),
    });
    // Dropped together with the view.
    StoredValue::new_local((announcements, awakenings));
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
        base_path: text("basePath"),
        cart_on_login: text("cartOnLogin"),
        cart_on_logout: text("cartOnLogout"),
        after_login: text("afterLogin"),
        after_logout: text("afterLogout"),
        my_orders: text("myOrders"),
        exclude_paths: text("excludePaths"),
    }
}
