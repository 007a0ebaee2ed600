//! Changes of the address within one page, as single-page stores make them.
//!
//! Told by the Navigation API where there is one. Elsewhere the two functions that change the
//! address silently are wrapped, and put back at the end unless somebody else has wrapped them
//! in between.

use super::{listen, property};
use gloo_events::EventListener;
use js_sys::{Function, Object, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, Window};

/// Watches until dropped.
pub struct RouteWatch {
    _listeners: Vec<EventListener>,
    _wraps: Vec<Wrap>,
}

impl RouteWatch {
    /// Runs after each change. Pages also note in the same address how far they are scrolled.
    pub fn start(run: impl Fn() + 'static) -> Self {
        let Some(window) = web_sys::window() else {
            return Self {
                _listeners: Vec::new(),
                _wraps: Vec::new(),
            };
        };
        let location = window.location();
        let address = move || property(&location, "href");
        let last = Cell::new(address());
        let run: Rc<dyn Fn()> = Rc::new(move || {
            let now = address();
            if !Object::is(&last.replace(now.clone()), &now) {
                run();
            }
        });
        let told = |target: &EventTarget, event: &'static str| {
            let run = Rc::clone(&run);
            listen(target, event, move |_| run())
        };
        match entries(&window) {
            Some(navigation) => Self {
                _listeners: vec![told(&navigation, "currententrychange")],
                _wraps: Vec::new(),
            },
            None => {
                let mut wraps = Vec::new();
                for name in &["pushState", "replaceState"] {
                    if let Some(wrap) = Wrap::around(&window, name, Rc::clone(&run)) {
                        wraps.push(wrap);
                    }
                }
                Self {
                    _listeners: vec![told(&window, "hashchange"), told(&window, "popstate")],
                    _wraps: wraps,
                }
            }
        }
    }
}

fn entries(window: &Window) -> Option<EventTarget> {
    property(window, "navigation").dyn_into().ok()
}

/// A function of `history` with ours around it.
struct Wrap {
    history: Object,
    name: &'static str,
    original: Function,
    was_own: bool,
    // Taken when somebody has wrapped ours and still calls it.
    ours: Option<Closure<Called>>,
}

type Called = dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>;

impl Wrap {
    fn around(window: &Window, name: &'static str, run: Rc<dyn Fn()>) -> Option<Self> {
        let history: Object = property(window, "history").dyn_into().ok()?;
        let original: Function = property(&history, name).dyn_into().ok()?;
        let was_own = Object::has_own(&history, &name.into());
        let ours = Closure::<Called>::new({
            let (history, original) = (history.clone(), original.clone());
            move |state, title, url| {
                let result = original.call3(&history, &state, &title, &url)?;
                run();
                Ok(result)
            }
        });
        Reflect::set(&history, &name.into(), ours.as_ref()).ok()?;
        Some(Self {
            history,
            name,
            original,
            was_own,
            ours: Some(ours),
        })
    }

    fn is_still_ours(&self) -> bool {
        let present = property(&self.history, self.name);
        let ours = self.ours.as_ref().map(|ours| ours.as_ref());
        Some(&present) == ours
    }
}

impl Drop for Wrap {
    fn drop(&mut self) {
        if !self.is_still_ours() {
            if let Some(ours) = self.ours.take() {
                ours.forget();
            }
        } else if self.was_own {
            let _ = Reflect::set(&self.history, &self.name.into(), &self.original);
        } else {
            let _ = Reflect::delete_property(&self.history, &self.name.into());
        }
    }
}
