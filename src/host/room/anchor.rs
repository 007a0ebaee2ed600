//! How an element keeps its place in the window.

use super::computed::{computed, length};
use super::properties::Properties;
use crate::config::Position;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

/// What holds an element where the page's push does not reach it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Anchor {
    /// Fixed to the window.
    Fixed,
    /// Stuck this far from the edge, a length in CSS, while the page scrolls.
    Sticky(String),
    /// At a place of the document that is no part of its flow.
    Absolute,
}

impl Anchor {
    /// None for elements in the flow, and for those that something else of the page holds.
    pub(super) fn of(element: &Element, position: Position) -> Option<Self> {
        match computed(element, "position").as_str() {
            "fixed" => (!is_on_top(element) && !ancestors(element).iter().any(holds_fixed))
                .then_some(Self::Fixed),
            "sticky" => {
                let inset = length(element, Properties::at(position).inset)?;
                (!ancestors(element).iter().any(scrolls_itself)).then_some(Self::Sticky(inset))
            }
            "absolute" => (position == Position::Top
                && !ancestors(element).iter().any(holds_absolute))
            .then_some(Self::Absolute),
            _ => None,
        }
    }
}

/// One of the page's modal dialogs, or in one: above the bar, and placed by the browser.
fn is_on_top(element: &Element) -> bool {
    [":modal", ":fullscreen"]
        .into_iter()
        .any(|state| element.closest(state).ok().flatten().is_some())
}

/// The element and those around it as they are drawn, shadow roots and slots included, without
/// the root.
pub(super) fn upwards(element: &Element) -> Vec<Element> {
    let mut all = vec![element.clone()];
    all.append(&mut ancestors(element));
    all
}

/// Those around it.
fn ancestors(element: &Element) -> Vec<Element> {
    let mut all = Vec::new();
    let mut next = parent(element);
    while let Some(it) = next {
        next = parent(&it);
        if next.is_some() {
            all.push(it);
        }
    }
    all
}

fn parent(element: &Element) -> Option<Element> {
    if let Some(slot) = element.assigned_slot() {
        return Some(slot.into());
    }
    let parent = element.parent_node()?;
    match parent.dyn_into::<ShadowRoot>() {
        Ok(shadow) => Some(shadow.host()),
        Err(parent) => parent.dyn_into().ok(),
    }
}

/// Whether fixed elements within are fixed to it instead of the window.
fn holds_fixed(element: &Element) -> bool {
    const NONE: &[&str] = &["none", "", "auto", "normal"];
    let is_set = |property| !NONE.contains(&computed(element, property).as_str());
    [
        "transform",
        "translate",
        "rotate",
        "scale",
        "filter",
        "backdrop-filter",
        "perspective",
    ]
    .into_iter()
    .any(is_set)
        || has_word(
            element,
            "contain",
            &["paint", "layout", "strict", "content"],
        )
        || has_word(
            element,
            "will-change",
            &["transform", "filter", "perspective", "contain"],
        )
}

fn has_word(element: &Element, property: &str, words: &[&str]) -> bool {
    computed(element, property)
        .split([' ', ','])
        .any(|word| words.contains(&word))
}

fn holds_absolute(element: &Element) -> bool {
    computed(element, "position") != "static" || holds_fixed(element)
}

/// Whether what sticks within does so to it instead of the window. What `<body>` is told about
/// scrolling holds for the window.
fn scrolls_itself(element: &Element) -> bool {
    if computed(element, "position") == "fixed" {
        return true;
    }
    element.local_name() != "body"
        && !matches!(computed(element, "overflow-y").as_str(), "visible" | "clip")
}
