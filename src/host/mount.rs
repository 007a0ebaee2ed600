//! The host element: where it goes in the page, its shadow root and its styles.
//!
//! A child of `<html>`, so that a framework may replace `<body>`, and modals may hide all in it; but
//! at the end of `<body>` until the page is quiet, where frameworks that hydrate the whole document
//! put up with it. A manual popover, so that it is in the top layer, above overlays and untouched by
//! a transformed `<body>`. The page's own modal dialogs stay above it.

use super::put_back::{Lost, PutBack};
use super::styles::STYLES;
use super::{HostError, Step, document, stylesheet};
use crate::config::Position;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRootInit, ShadowRootMode};

pub(super) const TAG: &str = "telesales-toolbar";

/// The host element in the page; dropping it takes it out.
pub struct HostElement {
    element: HtmlElement,
    base: HtmlElement,
    _put_back: PutBack,
}

impl HostElement {
    /// Puts an empty host element into the page and keeps it there, at the end of `<body>` until
    /// the page `is_quiet`, when `start.js` moves it; `lost` is told when that is over.
    pub fn insert(
        position: Position,
        is_quiet: Rc<Cell<bool>>,
        lost: Rc<dyn Fn(Lost)>,
    ) -> Result<Self, HostError> {
        let document = document()?;
        let element = html_element(&document, TAG)?;
        let shadow = element
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .step("attach the shadow root")?;
        stylesheet::adopt(&shadow, STYLES)?;
        // The view goes into an element: Leptos cannot mount into a shadow root itself.
        let base = html_element(&document, "div")?;
        base.set_attribute("part", "base")
            .step("name the base part")?;
        shadow.append_child(&base).step("fill the shadow root")?;
        element
            .set_attribute("popover", "manual")
            .step("make a popover")?;
        if position == Position::Bottom {
            element
                .set_attribute("data-position", "bottom")
                .step("go to the bottom")?;
        }
        show(&document, &element, is_quiet.get())?;
        let again = (document.clone(), element.clone());
        let put_back = PutBack::keep(
            &document,
            element.clone().into(),
            // What could be shown once can be again.
            move || drop(show(&again.0, &again.1, is_quiet.get())),
            lost,
        )?;
        Ok(Self {
            element,
            base,
            _put_back: put_back,
        })
    }

    /// The element to mount the view into, as high as the bar.
    pub fn base(&self) -> &HtmlElement {
        &self.base
    }
}

impl Drop for HostElement {
    fn drop(&mut self) {
        self.element.remove();
    }
}

/// Puts the element into the document and on top of it.
fn show(document: &Document, element: &HtmlElement, is_quiet: bool) -> Result<(), HostError> {
    let root = document.document_element().ok_or(HostError::NoDocument)?;
    let body = document.body().filter(|_| !is_quiet).map(Into::into);
    let place: Element = body.unwrap_or(root);
    place
        .append_child(element)
        .step("insert the host element")?;
    // Browsers without popovers have no such function, and web-sys would throw. There the
    // styles hold the element in place with a high z-index instead.
    if js_sys::Reflect::has(element, &"showPopover".into()).unwrap_or(false) {
        element
            .show_popover()
            .step("show the host element on top")?;
    }
    Ok(())
}

fn html_element(document: &Document, tag: &str) -> Result<HtmlElement, HostError> {
    document
        .create_element(tag)
        .and_then(|element| element.dyn_into().map_err(Into::into))
        .step("create an element")
}
