//! From one customer to the next in one step.

use super::element::{button, element, live};
use super::login_form::login_form;
use crate::i18n::{self, Message, text};
use crate::kept::Kept;
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// A button that turns into the form, which names both customers while it works. `from` is the
/// name of who is served now, `typed` what was typed.
pub(super) fn switch(store: SessionStore, typed: Kept<String>, from: String) -> AnyView {
    let open = Kept::new(untrack(|| store.has_failed_login()));
    live(move || {
        if *open.get() {
            let from = from.clone();
            let switching = element("p")
                .part("switching")
                .live_text(move || switching(store, &from));
            element("div")
                .part("switch")
                .child(login_form(store, typed, Message::Switch))
                .child(switching)
                .into()
        } else {
            button()
                .part("switch-button")
                .on("click", move |_| open.set(true))
                .text(text(Message::SwitchCustomer))
                .into()
        }
    })
}

fn switching(store: SessionStore, from: &str) -> Option<String> {
    store.with(|session| match session.operator().map(|it| &it.task) {
        Some(Task::LoggingIn(email)) => Some(i18n::switching(from, email)),
        Some(_) | None => None,
    })
}
