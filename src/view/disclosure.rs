//! A button that shows and hides a panel below it.
//!
//! The disclosure pattern: the button says whether the panel is open, Escape closes and gives
//! the focus back, and so does a click anywhere else. Inside or outside is told by the composed
//! path, since the event's target is the host element for everything in a shadow root.

use leptos::ev::{self, KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// A button and its panel.
#[component]
pub fn Disclosure(
    /// Part and id of the panel; the button's part has `-button` in place of `-panel`.
    name: &'static str,
    /// Whether the panel is open from the start: it has something to say.
    #[prop(optional)]
    open_at_first: bool,
    /// While true the panel stays open: something is under way whose outcome it will show.
    locked: Memo<bool>,
    /// What the button shows.
    #[prop(into)]
    label: ViewFn,
    /// The panel, built anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(open_at_first);
    let container = NodeRef::<Div>::new();
    let toggle = move |_| open.update(|open| *open = !*open || locked.get_untracked());
    let close_on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() && !locked.get_untracked() {
            // The page may have something of its own that Escape closes.
            event.stop_propagation();
            open.set(false);
            focus_button(container);
        }
    };
    let outside = window_event_listener(ev::pointerdown, move |event: PointerEvent| {
        if open.get_untracked() && !locked.get_untracked() && !is_inside(&event, container) {
            open.set(false);
        }
    });
    on_cleanup(move || outside.remove());
    let panel = format!("{name}-panel");
    view! {
        <div part="disclosure" node_ref=container on:keydown=close_on_escape>
            <button
                type="button"
                part=format!("{name}-button")
                aria-expanded=move || Some(if open.get() { "true" } else { "false" })
                aria-controls=panel.clone()
                on:click=toggle
            >
                {label.run()}
            </button>
            {move || {
                if !open.get() {
                    return ().into_any();
                }
                view! {
                    <div part=format!("panel {panel}") id=panel.clone()>
                        {children()}
                    </div>
                }
                    .into_any()
            }}
        </div>
    }
}

/// The disclosure's own button is the first in it.
fn focus_button(container: NodeRef<Div>) {
    let container = container.get_untracked();
    let button = container.and_then(|it| it.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Fails only for elements that are gone.
        let _ = button.focus();
    }
}

fn is_inside(event: &PointerEvent, container: NodeRef<Div>) -> bool {
    container.get_untracked().is_some_and(|container| {
        let container: &JsValue = container.as_ref();
        event.composed_path().iter().any(|node| node == *container)
    })
}
