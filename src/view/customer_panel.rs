//! Email, ID, Phone, **Orders**, **Logout**, and the way to the next customer.

use super::field::Field;
use super::icon::{Icon, IconName};
use super::spinner::Spinner;
use super::switch::Switch;
use crate::i18n::{self, Message, text};
use crate::model::Customer;
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// Who the customer is, their orders, and the ways out.
#[component]
pub fn CustomerPanel(
    /// The session.
    store: SessionStore,
    /// Who the session names.
    customer: Customer,
    /// What was typed into the form that switches to somebody else.
    typed: RwSignal<String>,
    /// The page with the customer's orders.
    orders_url: String,
    /// Whether a login as somebody else is under way.
    logging_in: Memo<bool>,
    /// Whether a logout is under way.
    logging_out: Memo<bool>,
) -> impl IntoView {
    let name = customer.display_name().to_owned();
    let from = name.clone();
    let problem = Memo::new(move |_| problem(store));
    let organization = customer.organization.map(|value| {
        view! { <Field label=Message::Organization value=Some(value) name="organization" /> }
    });
    let cost_center = customer.cost_center.map(|value| {
        view! { <Field label=Message::CostCenter value=Some(value) name="cost-center" /> }
    });
    view! {
        <p part="panel-title"><bdi>{name}</bdi></p>
        <dl part="fields">
            <Field label=Message::Email value=Some(customer.email) name="email" />
            <Field label=Message::Id value=customer.id name="id" />
            <Field label=Message::Phone value=customer.phone name="phone" />
            {organization}
            {cost_center}
        </dl>
        <p part="error logout-error" role="alert">{move || problem.get()}</p>
        <div part="actions">
            <a part="orders-link" href=orders_url>
                <Icon name=IconName::Orders />
                <span>{text(Message::Orders)}</span>
            </a>
            <LogoutButton store logging_out />
        </div>
        <CartLoss store />
        <Switch store typed from busy=logging_in />
    }
}

#[component]
fn LogoutButton(store: SessionStore, logging_out: Memo<bool>) -> impl IntoView {
    let label = move || {
        if logging_out.get() {
            view! { <Spinner label=text(Message::LoggingOut) /> }.into_any()
        } else {
            view! {
                <Icon name=IconName::Leave />
                <span>{text(Message::Logout)}</span>
            }
            .into_any()
        }
    };
    view! {
        <button
            type="button"
            part="logout-button"
            aria-disabled=move || logging_out.get().then_some("true")
            on:click=move |_| store.log_out()
        >
            {label}
        </button>
    }
}

/// Says how much a logout leaves behind, where it does.
#[component]
fn CartLoss(store: SessionStore) -> impl IntoView {
    let loss = Memo::new(move |_| {
        let items = store.with(|session| session.operator()?.cart.as_ref().map(|it| it.items));
        let items = items.filter(|items| *items > 0 && store.empties_cart());
        items.map(i18n::cart_loss)
    });
    move || match loss.get() {
        Some(loss) => view! { <p part="cart-loss">{loss}</p> }.into_any(),
        None => ().into_any(),
    }
}

fn problem(store: SessionStore) -> Option<String> {
    store.with(|session| match &session.operator()?.task {
        Task::LogoutFailed(failure) => {
            let failure = i18n::failure(failure);
            Some(format!("{} {failure}", text(Message::StillLoggedIn)))
        }
        Task::Settled
        | Task::Confirming
        | Task::NotConfirmed(_)
        | Task::LoggingIn(_)
        | Task::LoginFailed(_)
        | Task::LoggingOut
        | Task::RepairingCart
        | Task::CartNotRepaired(_)
        | Task::Leaving => None,
    })
}
