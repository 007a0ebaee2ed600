//! Something to send to whoever is asked for help: states and times, no personal data.

use crate::i18n::{Message, text};
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// A button that copies the diagnostics.
#[component]
pub fn CopyDiagnostics(
    /// The session.
    store: SessionStore,
) -> impl IntoView {
    let label = RwSignal::new(text(Message::CopyDiagnostics).to_owned());
    let copy = move |_| {
        let clipboard = window().navigator().clipboard();
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
    view! {
        <button type="button" part="diagnostics-button" on:click=copy>
            {move || Some(label.get())}
        </button>
    }
}
