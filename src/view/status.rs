//! Tells screen readers what is going on, politely.

use crate::i18n::{Message, text};
use crate::session::Session;
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// A live region; there from the start, since one that appears with its text is not read.
#[component]
pub fn Status(
    /// The session.
    store: SessionStore,
) -> impl IntoView {
    let words = Memo::new(move |_| store.with(status).map(|it| text(it).to_owned()));
    view! { <p part="status" role="status">{move || words.get()}</p> }
}

// Failures are not here: they are alerts, where they happen.
fn status(session: &Session) -> Option<Message> {
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
