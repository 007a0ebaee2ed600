//! Something to send to whoever is asked for help: states and times, no personal data.

use super::element::{Element, button};
use crate::i18n::{Message, text};
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// A button that copies the diagnostics.
pub(super) fn copy_diagnostics(store: SessionStore) -> Element {
    let label = RwSignal::new(text(Message::CopyDiagnostics).to_owned());
    let copy = move |_: &web_sys::Event| {
        let Some(window) = web_sys::window() else {
            return;
        };
        let clipboard = window.navigator().clipboard();
        let copied = clipboard.write_text(&store.diagnostics());
        leptos::task::spawn_local(async move {
            let outcome = match wasm_bindgen_futures::JsFuture::from(copied).await {
                Ok(_) => Message::Copied,
                // Forbidden by the page's policy, or not a secure page.
                Err(_) => Message::NotCopied,
            };
            label.try_set(text(outcome).to_owned());
        });
    };
    button()
        .part("diagnostics-button")
        .on("click", copy)
        .live_text(move || Some(label.get()))
}
