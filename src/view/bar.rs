//! The bar itself: who is working, and who is being served or how to begin.

use super::customer_menu::CustomerMenu;
use super::login_menu::LoginMenu;
use super::notice::Notice;
use super::operator::OperatorLabel;
use super::status::Status;
use crate::i18n::{self, Message, text};
use crate::model::{Customer, Failure, Operator};
use crate::session::store::SessionStore;
use crate::session::{OperatorSession, SessionState, Task};
use leptos::prelude::*;

/// The bar of a working operator.
#[component]
pub fn Bar(
    /// The session.
    store: SessionStore,
    /// The page with the customer's orders.
    orders_url: String,
) -> impl IntoView {
    let operator = Memo::new(move |_| read(store, |session| session.operator.clone()));
    let customer = Memo::new(move |_| read(store, |session| session.customer.clone()).flatten());
    let cart_kept = Memo::new(move |_| {
        read(store, |session| {
            session.task == Task::LogoutFailed(Failure::CartKept)
        })
        .unwrap_or_default()
    });
    // Acting for somebody is told by words and an icon too, never by colour alone.
    let part = move || {
        if customer.read().is_some() {
            "bar impersonating"
        } else {
            "bar"
        }
    };
    view! {
        <section part=part aria-label=text(Message::Toolbar)>
            {move || operator.get().map(|Operator { email }| view! { <OperatorLabel email /> })}
            {move || served(store, customer.get(), orders_url.clone())}
            <Status store />
        </section>
        {move || {
            cart_kept
                .get()
                .then(|| {
                    let explanation = i18n::failure(&Failure::CartKept);
                    view! { <Notice explanation retry=move || store.log_out() /> }
                })
        }}
    }
}

fn served(store: SessionStore, customer: Option<Customer>, orders_url: String) -> AnyView {
    match customer {
        Some(customer) => view! { <CustomerMenu store customer orders_url /> }.into_any(),
        None => view! { <LoginMenu store /> }.into_any(),
    }
}

fn read<T>(store: SessionStore, read: impl FnOnce(&OperatorSession) -> T) -> Option<T> {
    store.with(|state| match state {
        SessionState::Operator(session) => Some(read(session)),
        SessionState::Unknown | SessionState::Unreadable(_) | SessionState::NotOperator => None,
    })
}
