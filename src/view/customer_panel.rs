//! Email, ID, Phone, **Orders**, **Logout**.

use super::field::Field;
use super::icon::{Icon, IconName};
use super::spinner::Spinner;
use crate::i18n::{self, Message, text};
use crate::model::Customer;
use crate::session::store::SessionStore;
use crate::session::{SessionState, Task};
use leptos::prelude::*;

/// Who the customer is, their orders, and the way out.
#[component]
pub fn CustomerPanel(
    /// The session.
    store: SessionStore,
    /// Who the session names.
    customer: Customer,
    /// The page with the customer's orders.
    orders_url: String,
    /// Whether a logout is under way.
    logging_out: Memo<bool>,
) -> impl IntoView {
    let name = customer.display_name().to_owned();
    let problem = Memo::new(move |_| problem(store));
    view! {
        <p part="panel-title"><bdi>{name}</bdi></p>
        <dl part="fields">
            <Field label=Message::Email value=Some(customer.email) name="email" />
            <Field label=Message::Id value=customer.id name="id" />
            <Field label=Message::Phone value=customer.phone name="phone" />
        </dl>
        <p part="error" role="alert">{move || problem.get()}</p>
        <div part="actions">
            <a part="orders-link" href=orders_url>
                <Icon name=IconName::Orders />
                <span>{text(Message::Orders)}</span>
            </a>
            <button
                type="button"
                part="logout-button"
                aria-disabled=move || logging_out.get().then_some("true")
                on:click=move |_| store.log_out()
            >
                {move || {
                    if logging_out.get() {
                        view! { <Spinner label=text(Message::LoggingOut) /> }.into_any()
                    } else {
                        view! {
                            <Icon name=IconName::Leave />
                            <span>{text(Message::Logout)}</span>
                        }
                            .into_any()
                    }
                }}
            </button>
        </div>
    }
}

fn problem(store: SessionStore) -> Option<String> {
    store.with(|state| {
        let SessionState::Operator(session) = state else {
            return None;
        };
        let Task::LogoutFailed(failure) = &session.task else {
            return None;
        };
        Some(format!(
            "{} {}",
            text(Message::StillLoggedIn),
            i18n::failure(failure)
        ))
    })
}
