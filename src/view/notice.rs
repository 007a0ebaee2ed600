//! Something the operator has to know before going on.

use super::copy_diagnostics::copy_diagnostics;
use super::element::{button, element, nothing, several};
use super::icon::{IconName, icon};
use crate::i18n::{Message, text};
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// How bad it is; told by words too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Something to know, or to try again.
    Notice,
    /// Going on like this could serve the wrong person.
    Warning,
}

/// What a notice's button does, and the word for it.
pub(super) type Action = (Message, Box<dyn Fn()>);

/// A strip across the page that explains what happened and what to do, and how bad it is;
/// with a button for each action.
pub(super) fn notice(
    store: SessionStore,
    explanation: String,
    tone: Tone,
    actions: Vec<Action>,
) -> AnyView {
    notice_with(store, explanation, tone, nothing(), actions)
}

/// The same with something before the buttons.
pub(super) fn notice_with(
    store: SessionStore,
    explanation: String,
    tone: Tone,
    first: AnyView,
    actions: Vec<Action>,
) -> AnyView {
    let part = match tone {
        Tone::Notice => "notice",
        Tone::Warning => "notice warning",
    };
    let mut buttons = Vec::new();
    for (label, run) in actions {
        let button = button()
            .part("notice-button")
            .on("click", move |_| run())
            .text(text(label));
        buttons.push(button.into());
    }
    element("div")
        .part(part)
        .attribute("role", "alert")
        .child(icon(IconName::Warning))
        .child(element("p").part("notice-text").text(explanation))
        .child(first)
        .child(several(buttons))
        .child(copy_diagnostics(store))
        .into()
}
