//! Moments after which what a page knew may be long out of date.
//!
//! Deliberately no `unload` handlers: they keep a page out of the back/forward cache.

use super::{listen, property};
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::VisibilityState;

/// How long a hidden tab is trusted, in milliseconds.
const TRUSTED_FOR: f64 = 60_000.0;

/// How much can be left of what the page knew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awakening {
    /// The page is seen again after a short look away: worth another look at the session.
    Glance,
    /// The page is being used.
    Use,
    /// Restored from the back/forward cache, long hidden, or without a network for a while:
    /// nothing is to be shown before the session has been read.
    Sleep,
    /// The page is being left.
    Leaving,
}

/// Watches for such moments; dropping it ends that.
pub struct AwakeningWatch {
    _listeners: Vec<EventListener>,
}

impl AwakeningWatch {
    /// Runs at each awakening.
    pub fn start(run: impl Fn(Awakening) + 'static) -> Self {
        let run = Rc::new(run);
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            listeners.push(restored(&window, Rc::clone(&run)));
            for (event, awakening) in [
                ("online", Awakening::Sleep),
                // Not in the capture phase, in which the window hears of each focused element.
                ("focus", Awakening::Glance),
                ("pagehide", Awakening::Leaving),
                ("pointerdown", Awakening::Use),
                ("keydown", Awakening::Use),
            ] {
                let run = Rc::clone(&run);
                listeners.push(EventListener::new(&window, event, move |_| run(awakening)));
            }
            if let Some(document) = window.document() {
                listeners.push(seen_again(document, run));
            }
        }
        Self {
            _listeners: listeners,
        }
    }
}

fn restored(window: &web_sys::Window, run: Rc<impl Fn(Awakening) + 'static>) -> EventListener {
    listen(window, "pageshow", move |event| {
        if property(event, "persisted") == true {
            run(Awakening::Sleep);
        }
    })
}

fn seen_again(document: web_sys::Document, run: Rc<impl Fn(Awakening) + 'static>) -> EventListener {
    let hidden_since = Cell::new(js_sys::Date::now());
    let target = document.clone();
    listen(&target, "visibilitychange", move |_| {
        let now = js_sys::Date::now();
        if document.visibility_state() != VisibilityState::Visible {
            hidden_since.set(now);
        } else if now - hidden_since.get() > TRUSTED_FOR {
            run(Awakening::Sleep);
        } else {
            run(Awakening::Glance);
        }
    })
}
