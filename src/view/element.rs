//! The one kind of element that the views are made of.
//!
//! Leptos's `view!` makes a type of every element with its attributes and children, and has the
//! code that draws it compiled for each of them: an eighth of the wasm. Its builders draw the same
//! with a single type, whose attributes are a directive and whose children are boxed.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::html;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::svg;
use leptos::tachys::html::directive::directive;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::EventTarget;

/// An element under construction.
pub(super) struct Element {
    tag: &'static str,
    touches: Vec<Touch>,
    children: Vec<AnyView>,
}

/// What is done to an element once it is made; what it returns lives as long as the element.
type Touch = Box<dyn FnOnce(&web_sys::Element) -> Option<Box<dyn Any>>>;

/// The name of an element that has no children: what is in it is drawn once it is created.
pub(super) const PICTURE: &str = "svg";

/// An element of this name, empty and without attributes.
pub(super) fn element(tag: &'static str) -> Element {
    Element {
        tag,
        touches: Vec::new(),
        children: Vec::new(),
    }
}

/// A button that submits nothing.
pub(super) fn button() -> Element {
    element("button").attribute("type", "button")
}

/// Nothing.
pub(super) fn nothing() -> AnyView {
    several(Vec::new())
}

/// Some views, one after the other.
pub(super) fn several(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Text that is only ever text.
pub(super) fn words(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    text.into_any()
}

/// A view that is drawn anew when a signal changes that it reads.
pub(super) fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

impl Element {
    /// Names what designers style.
    pub(super) fn part(self, part: impl Into<String>) -> Self {
        self.attribute("part", part)
    }

    /// An attribute that stays as it is.
    pub(super) fn attribute(self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.touched(Box::new(move |element| {
            set(element, name, Some(&value));
            None
        }))
    }

    /// An attribute that follows signals; absent where there is no value.
    pub(super) fn live_attribute(
        self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + 'static,
    ) -> Self {
        let value = move || value().map(str::to_owned);
        self.following(Box::new(value), name, set)
    }

    /// Words within that follow signals; nothing else is within then.
    pub(super) fn live_text(self, text: impl Fn() -> Option<String> + 'static) -> Self {
        self.following(Box::new(text), "", |element, _, text| {
            element.set_text_content(text);
        })
    }

    fn following(
        self,
        value: Box<dyn Fn() -> Option<String>>,
        name: &'static str,
        write: fn(&web_sys::Element, &str, Option<&str>),
    ) -> Self {
        self.touched(Box::new(move |element| {
            let element = element.clone();
            let effect = RenderEffect::new(move |before: Option<Option<String>>| {
                let now = value();
                if before.flatten() != now {
                    write(&element, name, now.as_deref());
                }
                now
            });
            Some(Box::new(effect))
        }))
    }

    /// Runs at each event of this name.
    pub(super) fn on(
        self,
        event: &'static str,
        run: impl FnMut(&web_sys::Event) + 'static,
    ) -> Self {
        self.listening(event, Box::new(run), |element| Some(element.clone().into()))
    }

    /// Runs at each event of this name anywhere in the window.
    pub(super) fn on_window(
        self,
        event: &'static str,
        run: impl FnMut(&web_sys::Event) + 'static,
    ) -> Self {
        let window = |_: &web_sys::Element| web_sys::window().map(Into::into);
        self.listening(event, Box::new(run), window)
    }

    fn listening(
        self,
        event: &'static str,
        run: Box<dyn FnMut(&web_sys::Event)>,
        target: fn(&web_sys::Element) -> Option<EventTarget>,
    ) -> Self {
        self.touched(Box::new(move |element| {
            // A form's submission is to be prevented.
            let options = EventListenerOptions::enable_prevent_default();
            let listener = EventListener::new_with_options(&target(element)?, event, options, run);
            Some(Box::new(listener))
        }))
    }

    /// Runs with the element once it is made, before it is in the page.
    pub(super) fn created(self, run: impl FnOnce(&web_sys::Element) + 'static) -> Self {
        self.touched(Box::new(move |element| {
            run(element);
            None
        }))
    }

    fn touched(mut self, touch: Touch) -> Self {
        self.touches.push(touch);
        self
    }

    /// Something within, after what is there.
    pub(super) fn child(mut self, view: impl Into<AnyView>) -> Self {
        self.children.push(view.into());
        self
    }

    /// Words within.
    pub(super) fn text(self, text: impl Into<String>) -> Self {
        self.child(words(text))
    }

    /// Something within that follows signals.
    pub(super) fn live(self, view: impl Fn() -> AnyView + Send + 'static) -> Self {
        self.child(live(view))
    }
}

impl From<Element> for AnyView {
    fn from(element: Element) -> Self {
        let touches = directive(touch, Rc::new(RefCell::new(element.touches)));
        if element.tag == PICTURE {
            return svg::svg().add_any_attr(touches).into_any();
        }
        html::custom(element.tag)
            .add_any_attr(touches)
            .child(element.children)
            .into_any()
    }
}

fn touch(element: web_sys::Element, touches: Rc<RefCell<Vec<Touch>>>) {
    let kept = touches.take().into_iter().filter_map(|it| it(&element));
    let kept: Vec<_> = kept.collect();
    // Dropped together with what is drawn around it.
    StoredValue::new_local(kept);
}

/// Fails only for names that no attribute can have.
fn set(element: &web_sys::Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
