//! Something the operator has to know before going on.

use super::copy_diagnostics::copy_diagnostics;
use super::element::{button, element, nothing};
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
/// without an action it has no button.
pub(super) fn notice(
    store: SessionStore,
    explanation: String,
    tone: Tone,
    action: Option<Action>,
) -> AnyView {
    let part = match tone {
        Tone::Notice => "notice",
        Tone::Warning => "notice warning",
    };
    let button = action.map_or_else(nothing, |(label, run)| {
        button()
            .part("notice-button")
            .on("click", move |_| run())
            .text(text(label))
            .into()
    });
    element("div")
        .part(part)
        .attribute("role", "alert")
        .child(icon(IconName::Warning))
        .child(element("p").part("notice-text").text(explanation))
        .child(button)
        .child(copy_diagnostics(store))
        .into()
}
