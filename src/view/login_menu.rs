//! **Login as**, and behind it the form.

use super::disclosure::Disclosure;
use super::icon::{Icon, IconName};
use super::login_form::LoginForm;
use crate::i18n::{Message, text};
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// The way to begin serving a customer.
#[component]
pub fn LoginMenu(
    /// The session.
    store: SessionStore,
    /// What was typed.
    typed: RwSignal<String>,
) -> impl IntoView {
    let busy = store.is_logging_in();
    // A login that failed has just ended the service of somebody: its form says why.
    let open_at_first = untrack(|| {
        store.with(|session| {
            session
                .operator()
                .is_some_and(|it| matches!(it.task, Task::LoginFailed(_)))
        })
    });
    let label = || {
        view! {
            <Icon name=IconName::Person />
            <span>{text(Message::LoginAs)}</span>
        }
    };
    view! {
        <Disclosure name="login" open_at_first locked=busy label=label>
            <LoginForm store typed busy submit=Message::Login />
        </Disclosure>
    }
}
