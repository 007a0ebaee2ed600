//! The customer's name, and behind it who they are and the ways on.

use super::customer_panel::CustomerPanel;
use super::disclosure::Disclosure;
use super::icon::{Icon, IconName};
use crate::i18n::{Message, text};
use crate::model::Customer;
use crate::session::store::SessionStore;
use crate::session::{SessionState, Task};
use leptos::prelude::*;

/// Who is being served.
#[component]
pub fn CustomerMenu(
    /// The session.
    store: SessionStore,
    /// Who the session names.
    customer: Customer,
    /// The page with the customer's orders.
    orders_url: String,
) -> impl IntoView {
    let logging_out = Memo::new(move |_| store.with(is_logging_out));
    let name = customer.display_name().to_owned();
    let label = move || {
        view! {
            <Icon name=IconName::Person />
            <span part="acting-as">{text(Message::ActingAs)}</span>
            <bdi part="customer-name">{name.clone()}</bdi>
            <Icon name=IconName::Chevron />
        }
    };
    view! {
        <Disclosure name="customer" locked=logging_out label=label>
            <CustomerPanel
                store
                customer=customer.clone()
                orders_url=orders_url.clone()
                logging_out
            />
        </Disclosure>
    }
}

fn is_logging_out(state: &SessionState) -> bool {
    matches!(state, SessionState::Operator(session) if session.task == Task::LoggingOut)
}
