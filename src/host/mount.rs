//! The host element: where it goes in the page, its shadow root and its styles.
//!
//! A child of `<html>`, so that a framework may replace `<body>`; a manual popover, so that it
//! is in the top layer, above overlays and untouched by a transformed `<body>`. The page's own
//! modal dialogs stay above it.

use super::{HostError, Step, document, stylesheet};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRootInit, ShadowRootMode};

const TAG: &str = "telesales-toolbar";

const STYLES: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/toolbar.css"),
    include_str!("../../style/panel.css"),
    include_str!("../../style/form.css"),
    include_str!("../../style/notice.css"),
);

/// The host element in the page; dropping it takes it out.
pub struct HostElement {
    element: HtmlElement,
    base: HtmlElement,
}

impl HostElement {
    /// Puts an empty host element into the page.
    pub fn insert() -> Result<Self, HostError> {
        let document = document()?;
        let root = document.document_element().ok_or(HostError::NoDocument)?;
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
        root.append_child(&element)
            .step("insert the host element")?;
        let host = Self { element, base };
        // Browsers without popovers have no such function, and web-sys would throw. There the
        // styles hold the element in place with a high z-index instead.
        if js_sys::Reflect::has(&host.element, &"showPopover".into()).unwrap_or(false) {
            host.element
                .show_popover()
                .step("show the host element on top")?;
        }
        Ok(host)
    }

    /// The element to mount the view into.
    pub fn base(&self) -> HtmlElement {
        self.base.clone()
    }

    /// The element whose height the page makes room for.
    pub fn bar(&self) -> &Element {
        &self.base
    }
}

impl Drop for HostElement {
    fn drop(&mut self) {
        self.element.remove();
    }
}

fn html_element(document: &web_sys::Document, tag: &str) -> Result<HtmlElement, HostError> {
    document
        .create_element(tag)
        .and_then(|element| element.dyn_into().map_err(Into::into))
        .step("create an element")
}
