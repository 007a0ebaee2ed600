//! **Login as**, and behind it the form.

use super::disclosure::Disclosure;
use super::icon::{Icon, IconName};
use super::login_form::LoginForm;
use crate::i18n::{Message, text};
use crate::session::store::SessionStore;
use crate::session::{SessionState, Task};
use leptos::prelude::*;

/// The way to begin serving a customer.
#[component]
pub fn LoginMenu(
    /// The session.
    store: SessionStore,
) -> impl IntoView {
    // Out here, so that closing the panel loses nothing of what was typed.
    let typed = RwSignal::new(String::new());
    let busy = Memo::new(move |_| store.with(is_busy));
    let label = || {
        view! {
            <Icon name=IconName::Person />
            <span>{text(Message::LoginAs)}</span>
        }
    };
    view! {
        <Disclosure name="login" locked=busy label=label>
            <LoginForm store typed busy />
        </Disclosure>
    }
}

fn is_busy(state: &SessionState) -> bool {
    match state {
        SessionState::Operator(session) => match session.task {
            Task::LoggingIn(_) | Task::Leaving => true,
            Task::Settled | Task::LoginFailed(..) | Task::LoggingOut | Task::LogoutFailed(_) => {
                false
            }
        },
        SessionState::Unknown | SessionState::Unreadable(_) | SessionState::NotOperator => false,
    }
}
