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
use crate::config::{Config, Options};
use crate::host::HostError;
use crate::host::mount::HostElement;
use crate::host::navigation;
use crate::host::page_offset::PageOffset;
use crate::session::store::SessionStore;
use crate::view::toolbar::Toolbar as ToolbarView;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use std::any::Any;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A mounted toolbar. Dropping it, or `free()` from JavaScript, takes it out of the page.
#[wasm_bindgen]
pub struct Toolbar {
    // In the order in which they go: first the view, then the room, then the element.
    _view: Box<dyn Any>,
    _offset: PageOffset,
    _host: HostElement,
}

/// Mounts the toolbar. `options` has the script tag's `data-*` attributes in camel case.
#[wasm_bindgen]
pub fn mount(options: &JsValue) -> Result<Toolbar, JsError> {
    let config = Config::from_options(read_options(options), &navigation::origin())?;
    Ok(insert(config)?)
}

fn insert(config: Config) -> Result<Toolbar, HostError> {
    let host = HostElement::insert()?;
    let view = mount_view(&host, config);
    let offset = PageOffset::of(host.bar())?;
    Ok(Toolbar {
        _view: view,
        _offset: offset,
        _host: host,
    })
}

fn mount_view(host: &HostElement, config: Config) -> Box<dyn Any> {
    let handle: UnmountHandle<_> = mount_to(host.base(), move || {
        let store = SessionStore::new(SessionClient::new(&config), Rc::new(navigation::reload));
        store.read();
        view! { <ToolbarView store orders_url=config.orders_url.as_str().to_owned() /> }
    });
    Box::new(handle)
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
    }
}
