//! Something to send to whoever is asked for help: states and times, no personal data.

use super::element::{Element, button};
use crate::i18n::{Message, text};
use crate::kept::Kept;
use crate::session::store::SessionStore;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Clipboard;

/// A button that copies the diagnostics.
pub(super) fn copy_diagnostics(store: SessionStore) -> Element {
    let label = Kept::new(text(Message::CopyDiagnostics).to_owned());
    let copy = move |_: &web_sys::Event| {
        let failed = move || label.set(text(Message::NotCopied).to_owned());
        let clipboard = web_sys::window()
            .and_then(|window| Reflect::get(&window.navigator(), &"clipboard".into()).ok());
        // There is none in pages that came over a plain line.
        let Some(clipboard) = clipboard.filter(JsValue::is_object) else {
            return failed();
        };
        let copied = Clipboard::from(clipboard).write_text(&store.diagnostics());
        leptos::task::spawn_local(async move {
            match wasm_bindgen_futures::JsFuture::from(copied).await {
                Ok(_) => label.set(text(Message::Copied).to_owned()),
                // Forbidden by the page's policy.
                Err(_) => failed(),
            }
        });
    };
    button()
        .part("diagnostics-button")
        .on("click", copy)
        .live_text(move || Some(label.get().to_string()))
}
