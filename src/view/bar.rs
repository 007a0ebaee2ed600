//! The bar itself: who is working, and who is being served or how to begin.

use super::checking::Checking;
use super::customer_menu::CustomerMenu;
use super::identity::Identity;
use super::login_menu::LoginMenu;
use super::notices::Notices;
use super::operator::OperatorLabel;
use super::status::Status;
use crate::i18n::{Message, text};
use crate::model::{Customer, Served};
use crate::session::Session;
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// What stands at the end of the bar.
#[derive(Clone, PartialEq)]
enum Presence {
    /// Nobody is served, or a login whose outcome its form will tell.
    Form,
    Customer(Customer),
    /// It is not confirmed who is served.
    Checking,
}

impl Presence {
    fn of(session: &Session) -> Self {
        let Some(operator) = session.operator() else {
            return Self::Checking;
        };
        match (&operator.served, &operator.task) {
            (Served::Customer(customer), _) => Self::Customer(customer.clone()),
            (Served::Nobody, _)
            | (Served::Unconfirmed, Task::LoggingIn(_) | Task::LoginFailed(_)) => Self::Form,
            (Served::Unconfirmed, _) => Self::Checking,
        }
    }
}

/// The bar of a working operator.
#[component]
pub fn Bar(
    /// The session.
    store: SessionStore,
    /// The page with the customer's orders.
    orders_url: String,
    /// Whether the customer is to be named in full on the bar.
    at_checkout: bool,
) -> impl IntoView {
    let operator = Memo::new(move |_| {
        store.with(|session| session.operator().and_then(|it| it.operator.email.clone()))
    });
    let presence = Memo::new(move |_| store.with(Presence::of));
    // Out here, so that nothing typed is lost when a login changes what is drawn.
    let typed = RwSignal::new(String::new());
    // Acting for somebody is told by words and an icon too, never by colour alone.
    let part = move || match *presence.read() {
        Presence::Customer(_) => Some("bar impersonating"),
        Presence::Form | Presence::Checking => Some("bar"),
    };
    view! {
        <section part=part aria-label=text(Message::Toolbar)>
            {move || view! { <OperatorLabel email=operator.get() /> }.into_any()}
            {move || match presence.get() {
                Presence::Form => view! { <LoginMenu store typed /> }.into_any(),
                Presence::Checking => view! { <Checking store /> }.into_any(),
                Presence::Customer(customer) => {
                    let orders_url = orders_url.clone();
                    view! { <CustomerMenu store customer typed orders_url /> }.into_any()
                }
            }}
            <Status store />
        </section>
        {move || match presence.get() {
            Presence::Customer(customer) if at_checkout => {
                view! { <Identity customer /> }.into_any()
            }
            Presence::Customer(_) | Presence::Form | Presence::Checking => ().into_any(),
        }}
        <Notices store />
    }
}
