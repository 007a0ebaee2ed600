//! Everything the toolbar does to the page it is a guest of, in one list.
//!
//! Each effect is a value whose drop takes it back, so unmounting is dropping. Deliberately
//! knows nothing of the session.

pub mod awakening;
pub mod mount;
pub mod navigation;
pub mod platform;
mod put_back;
pub mod room;
pub mod route;
mod styles;
mod stylesheet;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget};

pub use put_back::Lost;

/// Something the page or the browser would not let the toolbar do.
#[derive(Debug)]
pub enum HostError {
    /// There is no window or document, as in a worker.
    NoDocument,
    /// The browser refused this step.
    Refused(&'static str, JsValue),
}

impl fmt::Display for HostError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument => formatter.write_str("there is no document to mount into"),
            Self::Refused(step, reason) => write!(formatter, "could not {step}: {}", words(reason)),
        }
    }
}

impl std::error::Error for HostError {}

/// What the browser says is the matter; whatever else was thrown says nothing.
fn words(reason: &JsValue) -> String {
    let error = reason.dyn_ref::<js_sys::Error>();
    let words = error.map(|error| String::from(error.to_string()));
    words.or_else(|| reason.as_string()).unwrap_or_default()
}

/// Names the step of a browser call that failed.
trait Step<T> {
    fn step(self, step: &'static str) -> Result<T, HostError>;
}

impl<T> Step<T> for Result<T, JsValue> {
    fn step(self, step: &'static str) -> Result<T, HostError> {
        self.map_err(|reason| HostError::Refused(step, reason))
    }
}

/// What something of the page has under a name; `undefined` where it has nothing. For what is asked
/// in one place only: web-sys's own functions would each be one more in the glue, and so would be
/// the question of what it is.
pub fn property(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Runs at each event of this name until dropped. Not `EventListener::new`, which keeps what these
/// options are for all that it makes: more code than to say them each time.
pub fn listen(
    target: &EventTarget,
    event: &'static str,
    run: impl FnMut(&Event) + 'static,
) -> EventListener {
    EventListener::new_with_options(target, event, EventListenerOptions::default(), run)
}

/// Runs once after so many milliseconds, unless it is dropped before. Compiled once, unlike what
/// takes a closure.
fn after(milliseconds: u32, run: Box<dyn FnOnce()>) -> Timeout {
    Timeout::new(milliseconds, run)
}

/// Tells whoever looks into the console; pages take the console away.
pub fn complain(words: &str) {
    if property(&js_sys::global(), "console").is_object() {
        web_sys::console::error_1(&format!("Telesales Toolbar: {words}").into());
    }
}

fn document() -> Result<web_sys::Document, HostError> {
    web_sys::window()
        .and_then(|window| window.document())
        .ok_or(HostError::NoDocument)
}
