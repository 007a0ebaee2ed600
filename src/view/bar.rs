//! The bar itself: who is working, and who is being served or how to begin.

use super::checking::checking;
use super::customer_menu::customer_menu;
use super::distinct::distinct;
use super::element::{element, live, nothing, several};
use super::identity::identity;
use super::login_menu::login_menu;
use super::notices::notices;
use super::operator::operator_label;
use super::status::status;
use crate::i18n::{Message, text};
use crate::model::{Customer, Served};
use crate::session::Session;
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;
use std::sync::Arc;

/// What stands at the end of the bar.
#[derive(Clone, PartialEq)]
enum Presence {
    /// Nobody is served, or a login whose outcome its form will tell.
    Form,
    Customer(Arc<Customer>),
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

/// The bar of a working operator. `orders_url` is the page with the customer's orders; at the
/// checkout the customer is named in full.
pub(super) fn bar(store: SessionStore, orders_url: String, at_checkout: bool) -> AnyView {
    let operator = distinct(move || {
        store.with(|session| session.operator().and_then(|it| it.operator.email.clone()))
    });
    let presence = distinct(move || Some(store.with(Presence::of)));
    let customer = move || match presence() {
        Some(Presence::Customer(customer)) => Some(customer),
        Some(Presence::Form | Presence::Checking) | None => None,
    };
    // Out here, so that nothing typed is lost when a login changes what is drawn.
    let typed = RwSignal::new(String::new());
    let section = element("section")
        // Acting for somebody is told by words and an icon too, never by colour alone.
        .live_attribute("part", move || {
            Some(customer().map_or("bar", |_| "bar impersonating"))
        })
        .attribute("aria-label", text(Message::Toolbar))
        .live(move || operator_label(operator()).into())
        .live(move || match presence() {
            Some(Presence::Form) => login_menu(store, typed).into(),
            Some(Presence::Checking) | None => checking(store).into(),
            Some(Presence::Customer(customer)) => {
                customer_menu(store, customer, typed, orders_url.clone()).into()
            }
        })
        .child(status(store));
    let identity = live(move || {
        customer()
            .filter(|_| at_checkout)
            .map_or_else(nothing, |it| identity(&it).into())
    });
    several(vec![section.into(), identity, notices(store)])
}
