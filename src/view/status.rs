//! Tells screen readers what is going on, politely.

use super::element::{Element, element};
use crate::i18n::{Message, text};
use crate::session::Session;
use crate::session::state::Task;
use crate::session::store::SessionStore;

/// A live region; there from the start, since one that appears with its text is not read.
pub(super) fn status(store: SessionStore) -> Element {
    element("p")
        .part("status")
        .attribute("role", "status")
        .live_text(move || store.with(doing).map(|it| text(it).to_owned()))
}

// Failures are not here: they are alerts, where they happen.
fn doing(session: &Session) -> Option<Message> {
    match session.operator()?.task {
        Task::LoggingIn(_) => Some(Message::LoggingIn),
        Task::LoggingOut => Some(Message::LoggingOut),
        Task::Leaving => Some(Message::Refreshing),
        Task::Confirming => Some(Message::Checking),
        Task::Settled
        | Task::NotConfirmed(_)
        | Task::LoginFailed(_)
        | Task::LogoutFailed(_)
        | Task::RepairingCart
        | Task::CartNotRepaired(_) => None,
    }
}
