//! The whole toolbar: from what is known of the session to what is drawn.

use super::bar::bar;
use super::distinct::distinct;
use super::element::{live, nothing};
use super::notice::{Action, Tone, notice};
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

/// Nothing, the bar, or why there can be none. `orders_url` is the page with the customer's
/// orders; at the checkout the customer is named in full.
pub fn toolbar(store: SessionStore, orders_url: String, at_checkout: bool) -> AnyView {
    // The bar is built once and not with each step of a login.
    let screen = distinct(move || Some(store.with(Screen::of)));
    let read_again =
        move || -> Option<Action> { Some((Message::TryAgain, Box::new(move || store.read()))) };
    live(move || match screen().unwrap_or(Screen::Nothing) {
        Screen::Nothing => nothing(),
        Screen::Unreadable(failure) => {
            let failure = i18n::failure(&failure);
            let explanation = format!("{} {failure}", text(Message::SessionUnknown));
            notice(store, explanation, Tone::Notice, read_again())
        }
        Screen::AppMissing => {
            let explanation = i18n::failure(&Failure::AppMissing);
            notice(store, explanation, Tone::Notice, read_again())
        }
        Screen::Lost(reason) => {
            let refresh: Action = (Message::Refresh, Box::new(move || store.refresh()));
            notice(store, i18n::lost(reason), Tone::Warning, Some(refresh))
        }
        Screen::Bar => bar(store, orders_url.clone(), at_checkout),
    })
}
