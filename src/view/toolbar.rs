//! The whole toolbar: from what is known of the session to what is drawn.

use super::bar::Bar;
use super::notice::{Notice, Tone};
use crate::i18n::{self, Message, text};
use crate::model::{Failure, NoRight};
use crate::session::Session;
use crate::session::state::SessionState;
use crate::session::store::SessionStore;
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
enum Screen {
    Nothing,
    Unreadable(Failure),
    AppMissing,
    Lost(NoRight),
    Bar,
}

impl Screen {
    fn of(session: &Session) -> Self {
        match &session.state {
            SessionState::NotOperator(NoRight::AppMissing) => Self::AppMissing,
            SessionState::Unknown | SessionState::NotOperator(_) => Self::Nothing,
            SessionState::Unreadable(failure) => Self::Unreadable(failure.clone()),
            SessionState::Lost(reason) => Self::Lost(*reason),
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
    /// Whether the customer is to be named in full on the bar.
    at_checkout: bool,
) -> impl IntoView {
    // A memo, so that the bar is built once and not with each step of a login.
    let screen = Memo::new(move |_| store.with(Screen::of));
    let read_again = move || store.read();
    move || match screen.get() {
        Screen::Nothing => ().into_any(),
        Screen::Unreadable(failure) => {
            let failure = i18n::failure(&failure);
            let explanation = format!("{} {failure}", text(Message::SessionUnknown));
            view! { <Notice store explanation action=Message::TryAgain run=read_again /> }
                .into_any()
        }
        Screen::AppMissing => {
            let explanation = i18n::failure(&Failure::AppMissing);
            view! { <Notice store explanation action=Message::TryAgain run=read_again /> }
                .into_any()
        }
        Screen::Lost(reason) => {
            let explanation = i18n::lost(reason);
            let refresh = move || store.refresh();
            view! {
                <Notice store explanation tone=Tone::Warning action=Message::Refresh run=refresh />
            }
            .into_any()
        }
        Screen::Bar => {
            let orders_url = orders_url.clone();
            view! { <Bar store orders_url at_checkout /> }.into_any()
        }
    }
}
