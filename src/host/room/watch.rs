//! Notices what may have changed at the page's edge: its elements, its size, how far it is
//! scrolled.

use super::super::{HostError, Step};
use super::change::Change;
use super::pace::Pace;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, MutationObserver, MutationObserverInit};

/// Watches until dropped.
pub(super) struct Watch {
    observer: MutationObserver,
    _on_mutation: Closure<dyn FnMut(js_sys::Array)>,
    _listeners: Vec<EventListener>,
    pace: Rc<Pace>,
}

impl Watch {
    /// `follow` says whether it has to look again.
    pub(super) fn start(
        document: &Document,
        follow: impl Fn(Change) -> bool + 'static,
    ) -> Result<Self, HostError> {
        let pace = Pace::new(follow);
        let on_mutation = Closure::<dyn FnMut(js_sys::Array)>::new({
            let pace = Rc::clone(&pace);
            move |records| pace.gather(|change| change.add_records(&records))
        });
        let observer =
            MutationObserver::new(on_mutation.as_ref().unchecked_ref()).step("observe the page")?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        let filter = ["class", "style", "hidden", "open"].map(JsValue::from);
        options.set_attribute_filter(&js_sys::Array::from_iter(filter));
        observer
            .observe_with_options(document, &options)
            .step("observe the page")?;
        Ok(Self {
            observer,
            _on_mutation: on_mutation,
            _listeners: listeners(document, &pace),
            pace,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        self.pace.cancel();
    }
}

fn listeners(document: &Document, pace: &Rc<Pace>) -> Vec<EventListener> {
    let capture = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: true,
    };
    let on = |target: &web_sys::EventTarget,
              name: &'static str,
              note: fn(&mut Change, &web_sys::Event)| {
        let pace = Rc::clone(pace);
        EventListener::new_with_options(target, name, capture, move |event| {
            pace.gather(|change| note(change, event));
        })
    };
    let target_of = |change: &mut Change, event: &web_sys::Event| {
        change.add(event.target().and_then(|target| target.dyn_into().ok()));
    };
    let mut all = vec![
        on(document, "transitionend", target_of),
        on(document, "animationend", target_of),
    ];
    if let Some(window) = web_sys::window() {
        all.push(on(&window, "scroll", |_, _| ()));
        all.push(on(&window, "resize", |change, _| change.resized = true));
    }
    all
}
