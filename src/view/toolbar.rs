//! The whole toolbar: from what is known of the session to what is drawn.

use super::bar::Bar;
use super::notice::Notice;
use crate::i18n::{Message, failure, text};
use crate::model::Failure;
use crate::session::SessionState;
use crate::session::store::SessionStore;
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
enum Screen {
    Nothing,
    Unreadable(Failure),
    Bar,
}

impl Screen {
    fn of(state: &SessionState) -> Self {
        match state {
            SessionState::Unknown | SessionState::NotOperator => Self::Nothing,
            SessionState::Unreadable(failure) => Self::Unreadable(failure.clone()),
            SessionState::Operator(_) => Self::Bar,
        }
    }
}

/// Nothing, the bar, or why there can be none.
#[component]
pub fn Toolbar(
    /// The session.
    store: SessionStore,
    /// The page with the customer's orders.
    orders_url: String,
) -> impl IntoView {
    // A memo, so that the bar is built once and not with each step of a login.
    let screen = Memo::new(move |_| store.with(Screen::of));
    move || match screen.get() {
        Screen::Nothing => ().into_any(),
        Screen::Unreadable(reason) => {
            let explanation = format!("{} {}", text(Message::SessionUnknown), failure(&reason));
            view! { <Notice explanation retry=move || store.read() /> }.into_any()
        }
        Screen::Bar => view! { <Bar store orders_url=orders_url.clone() /> }.into_any(),
    }
}
