//! From one customer to the next in one step.

use super::login_form::LoginForm;
use crate::i18n::{self, Message, text};
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// A button that turns into the form, which names both customers while it works.
#[component]
pub fn Switch(
    /// The session.
    store: SessionStore,
    /// What was typed.
    typed: RwSignal<String>,
    /// The name of who is served now.
    from: String,
    /// Whether a login is under way.
    busy: Memo<bool>,
) -> impl IntoView {
    let asked =
        untrack(|| store.with(|session| failed_here(session.operator().map(|it| &it.task))));
    let open = RwSignal::new(asked);
    let switching = Memo::new(move |_| {
        store.with(|session| match session.operator().map(|it| &it.task) {
            Some(Task::LoggingIn(email)) => Some(i18n::switching(&from, email)),
            Some(_) | None => None,
        })
    });
    move || {
        if open.get() {
            view! {
                <div part="switch">
                    <LoginForm store typed busy submit=Message::Switch />
                    <p part="switching">{move || switching.get()}</p>
                </div>
            }
            .into_any()
        } else {
            view! {
                <button type="button" part="switch-button" on:click=move |_| open.set(true)>
                    {text(Message::SwitchCustomer)}
                </button>
            }
            .into_any()
        }
    }
}

fn failed_here(task: Option<&Task>) -> bool {
    matches!(task, Some(Task::LoginFailed(_)))
}
