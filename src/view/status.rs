//! Tells screen readers what is going on, politely.

use crate::i18n::{Message, text};
use crate::session::store::SessionStore;
use crate::session::{SessionState, Task};
use leptos::prelude::*;

/// A live region; there from the start, since one that appears with its text is not read.
#[component]
pub fn Status(
    /// The session.
    store: SessionStore,
) -> impl IntoView {
    let message = Memo::new(move |_| store.with(status));
    view! { <p part="status" role="status">{move || message.get().map(text)}</p> }
}

// Failures are not here: they are alerts, where they happen.
fn status(state: &SessionState) -> Option<Message> {
    let SessionState::Operator(session) = state else {
        return None;
    };
    match session.task {
        Task::LoggingIn(_) => Some(Message::LoggingIn),
        Task::LoggingOut => Some(Message::LoggingOut),
        Task::Leaving => Some(Message::Refreshing),
        Task::Settled | Task::LoginFailed(..) | Task::LogoutFailed(_) => None,
    }
}
