//! The whole toolbar: from what is known of the session to what is drawn.

use super::bar::bar;
use super::distinct::distinct;
use super::element::{element, live, nothing};
use super::notice::{Action, Tone, notice, notice_with};
use crate::i18n::{self, Message, text};
use crate::kept::Kept;
use crate::model::{Failure, NoRight};
use crate::session::Session;
use crate::session::state::SessionState;
use crate::session::store::SessionStore;
use leptos::prelude::*;

#[derive(PartialEq)]
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
            SessionState::AppMissing => Self::AppMissing,
            SessionState::Unknown => Self::Nothing,
            SessionState::Unreadable(failure) => Self::Unreadable(failure.clone()),
            SessionState::Lost(reason) => Self::Lost(*reason),
            SessionState::Operator(_) => Self::Bar,
        }
    }
}

/// What the view shows and asks, and what outlives it in a document: what was typed, and where the
/// page is.
#[derive(Clone, Copy)]
pub struct Scene {
    pub(super) store: SessionStore,
    /// What was typed into the form.
    pub(super) typed: Kept<String>,
    /// Whether the page is the checkout, where the customer is named in full.
    pub(super) at_checkout: Kept<bool>,
}

impl Scene {
    /// The scene of a document.
    pub fn new(store: SessionStore) -> Self {
        Self {
            store,
            typed: Kept::new(String::new()),
            at_checkout: Kept::new(false),
        }
    }

    /// Says whether the page is the checkout now; answers whether it has just become so.
    pub fn go_to_checkout(&self, at_checkout: bool) -> bool {
        let was = *self.at_checkout.get_untracked();
        if was != at_checkout {
            self.at_checkout.set(at_checkout);
        }
        at_checkout && !was
    }
}

/// Nothing, the bar, or why there can be none.
pub fn toolbar(scene: Scene) -> AnyView {
    let store = scene.store;
    // The bar is built once and not with each step of a login.
    let screen = distinct(move || Some(store.with(Screen::of)));
    let read_again =
        move || -> Vec<Action> { vec![(Message::TryAgain, Box::new(move || store.read()))] };
    live(
        move || match screen().as_deref().unwrap_or(&Screen::Nothing) {
            Screen::Nothing => nothing(),
            Screen::Unreadable(failure) => {
                let failure = i18n::failure(failure);
                let explanation = format!("{} {failure}", text(Message::SessionUnknown));
                notice(store, explanation, Tone::Notice, read_again())
            }
            Screen::AppMissing => {
                let explanation = i18n::failure(&Failure::AppMissing);
                notice(store, explanation, Tone::Notice, read_again())
            }
            Screen::Lost(reason) => {
                let refresh: Action = (Message::Refresh, Box::new(move || store.refresh()));
                let sign_in = element("a")
                    .part("sign-in-link")
                    .attribute("href", store.sign_in_url())
                    .text(text(Message::SignIn));
                let explanation = i18n::lost(*reason);
                notice_with(
                    store,
                    explanation,
                    Tone::Warning,
                    sign_in.into(),
                    vec![refresh],
                )
            }
            Screen::Bar => bar(scene),
        },
    )
}
