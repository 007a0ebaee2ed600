//! A button that shows and hides a panel below it.
//!
//! The disclosure pattern: the button says whether the panel is open, Escape closes and gives
//! the focus back, and so does a click anywhere else. Inside or outside is told by the composed
//! path, since the event's target is the host element for everything in a shadow root.

use super::element::{Element, button, element, nothing, several};
use crate::kept::Kept;
use crate::session::store::SessionStore;
use js_sys::Reflect;
use leptos::prelude::*;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// What is particular about one.
pub(super) struct Disclosure {
    /// Begins the parts of button and panel, and the panel's id: `login-button`, `login-panel`.
    pub(super) name: &'static str,
    /// Whether the panel is open from the start: it has something to say.
    pub(super) open_at_first: bool,
    /// While true the panel stays open: something is under way whose outcome it will show.
    pub(super) is_locked: fn(&SessionStore) -> bool,
    /// What the button shows.
    pub(super) label: Vec<AnyView>,
}

/// The disclosure in the page.
type Container = Rc<OnceCell<web_sys::Element>>;

impl Disclosure {
    /// Button and panel; the panel is built anew each time it opens.
    pub(super) fn around(
        self,
        store: SessionStore,
        panel: Box<dyn Fn() -> AnyView + Send>,
    ) -> Element {
        let Self { name, label, .. } = self;
        let open = Kept::new(self.open_at_first);
        let is_locked = move || untrack(|| (self.is_locked)(&store));
        let container = Container::default();
        let on_escape = close_on_escape(open, is_locked, Rc::clone(&container));
        let on_pointer = close_from_outside(open, is_locked, Rc::clone(&container));
        let id = format!("{name}-panel");
        let button = button()
            .part(format!("{name}-button"))
            .live_attribute("aria-expanded", move || {
                Some(if *open.get() { "true" } else { "false" })
            })
            .attribute("aria-controls", id.clone())
            .on("click", move |_| {
                let opens = !*open.get_untracked() || is_locked();
                open.set(opens);
                // What the panel says of the customer should be so.
                if opens {
                    store.read();
                }
            })
            .child(several(label));
        element("div")
            .part("disclosure")
            .created(move |element| drop(container.set(element.clone())))
            .on("keydown", on_escape)
            .on_window("pointerdown", on_pointer)
            .child(button)
            .live(move || {
                if !*open.get() {
                    return nothing();
                }
                element("div")
                    .part(format!("panel {id}"))
                    .attribute("id", id.clone())
                    .child(panel())
                    .into()
            })
    }
}

fn close_on_escape(
    open: Kept<bool>,
    is_locked: impl Fn() -> bool + 'static,
    container: Container,
) -> impl Fn(&web_sys::Event) + 'static {
    move |event| {
        let key = Reflect::get(event, &"key".into());
        if key.is_ok_and(|key| key == "Escape") && *open.get_untracked() && !is_locked() {
            // The page may have something of its own that Escape closes.
            event.stop_propagation();
            open.set(false);
            focus_button(&container);
        }
    }
}

fn close_from_outside(
    open: Kept<bool>,
    is_locked: impl Fn() -> bool + 'static,
    container: Container,
) -> impl Fn(&web_sys::Event) + 'static {
    move |event| {
        if *open.get_untracked() && !is_locked() && !is_inside(event, &container) {
            open.set(false);
        }
    }
}

/// The disclosure's own button is the first in it.
fn focus_button(container: &Container) {
    let container = container.get();
    let button = container.and_then(|it| it.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Fails only for elements that are gone.
        let _ = button.focus();
    }
}

fn is_inside(event: &web_sys::Event, container: &Container) -> bool {
    container.get().is_some_and(|container| {
        let container: &JsValue = container.as_ref();
        event.composed_path().includes(container, 0)
    })
}
