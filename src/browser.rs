//! The browser's own network, time, tabs, cookie and address: all that [`crate::ports`] asks for.

mod channel;
mod cookie;
mod memory;
mod transport;

pub use channel::Tabs;

use crate::config::AfterChange;
use crate::host::navigation;
use crate::model::CustomerEmail;
use crate::ports::news::News;
use crate::ports::{
    Chance, Channel, Clock, Cookies, Lost, Navigation, Request, Response, TabMemory, Tasks,
    Transport,
};
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// The browser around the page. Clones share what is in it.
#[derive(Clone)]
pub struct Browser {
    tabs: Rc<Tabs>,
    /// The response to a reading that was sent before there was anybody to wait for it: the first
    /// read's.
    early: Rc<RefCell<Option<Promise>>>,
    /// Whether a cookie of the page reaches the session.
    shares_cookies: bool,
}

impl Browser {
    /// `early` is the response to a reading that the loader has sent. Without `shares_cookies`, the
    /// session is of another origin, which the page's cookies do not reach, so none is written.
    pub fn new(tabs: Tabs, early: Option<Promise>, shares_cookies: bool) -> Self {
        Self {
            tabs: Rc::new(tabs),
            early: Rc::new(RefCell::new(early)),
            shares_cookies,
        }
    }

    /// The line to the other tabs.
    pub fn tabs(&self) -> &Tabs {
        &self.tabs
    }

    /// Sends the first reading now, unless the loader has: the answer comes while the bar is put
    /// into the page.
    pub fn send_early(&self, request: &Request) {
        let mut early = self.early.borrow_mut();
        if early.is_none() {
            // What cannot be sent now is for the reading to tell.
            *early = transport::send(request, None).ok();
        }
    }
}

impl Transport for Browser {
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, Lost>> + 'static {
        transport::exchange(self.early.take(), request)
    }

    fn is_online(&self) -> bool {
        web_sys::window().is_none_or(|window| window.navigator().on_line())
    }
}

impl Clock for Browser {
    fn now(&self) -> f64 {
        navigation::clock()
    }

    fn epoch(&self) -> f64 {
        js_sys::Date::now()
    }

    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()> + 'static {
        TimeoutFuture::new(milliseconds)
    }
}

impl Channel for Browser {
    fn tell(&self, news: News) {
        self.tabs.tell(news);
    }
}

impl Cookies for Browser {
    fn set_cookie(&self, email: &CustomerEmail) {
        if self.shares_cookies {
            cookie::set(email);
        }
    }

    fn delete_cookie(&self) {
        if self.shares_cookies {
            cookie::delete();
        }
    }

    fn keeps_cookie(&self) -> bool {
        self.shares_cookies && cookie::is_kept()
    }
}

impl TabMemory for Browser {
    fn remember_change(&self, at: Option<f64>) {
        memory::remember(at);
    }

    fn remembered_change(&self) -> Option<f64> {
        memory::remembered()
    }
}

impl Navigation for Browser {
    fn leave(&self, then: &AfterChange) {
        match then {
            AfterChange::Reload | AfterChange::Stay => navigation::reload(),
            AfterChange::Go(address) => navigation::go(address.as_str()),
        }
    }
}

impl Chance for Browser {
    fn chance(&self) -> f64 {
        js_sys::Math::random()
    }
}

impl Tasks for Browser {
    fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        spawn(task);
    }
}

/// Runs a task beside what is running. All are of one type, so that the wasm has what runs them
/// once.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}
