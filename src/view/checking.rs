//! In place of a customer while it is not confirmed who is served.

use super::icon::{Icon, IconName};
use super::spinner::Spinner;
use crate::i18n::{Message, text};
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// Says that it is being found out, or that it is not known. What to do is in a notice.
#[component]
pub fn Checking(
    /// The session.
    store: SessionStore,
) -> impl IntoView {
    let waiting = Memo::new(move |_| {
        store.with(|session| {
            session
                .operator()
                .is_some_and(|it| matches!(it.task, Task::Confirming | Task::LoggingOut))
        })
    });
    view! {
        <p part="checking">
            {move || {
                if waiting.get() {
                    view! { <Spinner label=text(Message::Checking) /> }.into_any()
                } else {
                    view! {
                        <Icon name=IconName::Warning />
                        <span>{text(Message::NotConfirmed)}</span>
                    }
                        .into_any()
                }
            }}
        </p>
    }
}
