//! The customer's name, and behind it who they are and the ways on.

use super::customer_panel::CustomerPanel;
use super::disclosure::Disclosure;
use super::icon::{Icon, IconName};
use crate::i18n::{Message, text};
use crate::model::Customer;
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// Who is being served.
#[component]
pub fn CustomerMenu(
    /// The session.
    store: SessionStore,
    /// Who the session names.
    customer: Customer,
    /// What was typed into the form that switches to somebody else.
    typed: RwSignal<String>,
    /// The page with the customer's orders.
    orders_url: String,
) -> impl IntoView {
    let logging_in = store.is_logging_in();
    let logging_out = store.is_logging_out();
    let locked = Memo::new(move |_| logging_in.get() || logging_out.get());
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
        <Disclosure name="customer" locked=locked label=label>
            <CustomerPanel
                store
                customer=customer.clone()
                typed
                orders_url=orders_url.clone()
                logging_in
                logging_out
            />
        </Disclosure>
    }
}
