//! Something the operator has to know before going on, with a way to try again.

use super::icon::{Icon, IconName};
use crate::i18n::{Message, text};
use leptos::prelude::*;

/// A strip across the page with an explanation and one button.
#[component]
pub fn Notice(
    /// What happened, and what to do.
    explanation: String,
    /// Tries again what failed.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div part="notice" role="alert">
            <Icon name=IconName::Warning />
            <p part="notice-text">{explanation}</p>
            <button type="button" part="notice-button" on:click=move |_| retry()>
                {text(Message::TryAgain)}
            </button>
        </div>
    }
}
