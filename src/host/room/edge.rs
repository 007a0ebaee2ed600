//! The edge of the window that the bar is at.

use crate::config::Position;
use wasm_bindgen::JsValue;
use web_sys::{Document, HtmlElement};

/// The edge of the window that the bar is at, and how much of it the bar takes.
pub(super) struct Edge {
    pub(super) document: Document,
    pub(super) bar: HtmlElement,
    pub(super) position: Position,
    /// In CSS pixels.
    pub(super) height: f64,
}

impl Edge {
    /// Width and height of the window in CSS pixels, scroll bars included.
    pub(super) fn window_size(&self) -> (f64, f64) {
        let window = web_sys::window();
        let size = |size: Option<Result<JsValue, _>>| {
            size.and_then(Result::ok)
                .and_then(|size| size.as_f64())
                .unwrap_or_default()
        };
        (
            size(window.as_ref().map(web_sys::Window::inner_width)),
            size(window.as_ref().map(web_sys::Window::inner_height)),
        )
    }
}
