//! The one kind of element that the views are made of.
//!
//! Leptos's `view!` makes a type of every element with its attributes and children, and has the
//! code that draws it compiled for each of them: two fifths of the wasm. Its builders draw the
//! same with a single type, whose attributes, children and closures are boxed.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::directive::directive;
use std::rc::Rc;

/// An element under construction.
pub(super) struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element of this name, empty and without attributes.
pub(super) fn element(tag: &'static str) -> Element {
    Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

/// Nothing.
pub(super) fn nothing() -> AnyView {
    ().into_any()
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
    pub(super) fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute that follows signals; absent where there is no value.
    pub(super) fn live_attribute(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<&'static str> + Send + 'static,
    ) -> Self {
        let value: Box<dyn Fn() -> Option<&'static str> + Send> = Box::new(value);
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Runs at each event of this name.
    pub(super) fn on(
        mut self,
        event: &'static str,
        run: impl FnMut(web_sys::Event) + 'static,
    ) -> Self {
        let run: Box<dyn FnMut(web_sys::Event)> = Box::new(run);
        let event = ev::Custom::<web_sys::Event>::new(event);
        self.attributes.push(ev::on(event, run).into_any_attr());
        self
    }

    /// Runs with the element once it is made, before it is in the page.
    pub(super) fn created(mut self, run: impl Fn(web_sys::Element) + 'static) -> Self {
        let run: Rc<dyn Fn(web_sys::Element)> = Rc::new(run);
        let hand_on = |element, run: Rc<dyn Fn(web_sys::Element)>| run(element);
        self.attributes
            .push(directive(hand_on, run).into_any_attr());
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

    /// Words within that follow signals.
    pub(super) fn live_text(self, text: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.live(move || words(text().unwrap_or_default()))
    }
}

impl From<Element> for AnyView {
    fn from(element: Element) -> Self {
        html::custom(element.tag)
            .add_any_attr(element.attributes)
            .child(element.children)
            .into_any()
    }
}
