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
use super::toolbar::Scene;
use crate::i18n::{Message, text};
use crate::model::{Customer, Served};
use crate::session::Session;
use crate::session::state::Task;
use leptos::prelude::*;
use std::sync::Arc;

/// What stands at the end of the bar.
#[derive(PartialEq)]
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

/// The bar of a working operator.
pub(super) fn bar(scene: Scene) -> AnyView {
    let store = scene.store;
    let operator = distinct(move || {
        store.with(|session| session.operator().and_then(|it| it.operator.email.clone()))
    });
    let presence = distinct(move || Some(store.with(Presence::of)));
    let customer = move || match presence().as_deref() {
        Some(Presence::Customer(customer)) => Some(Arc::clone(customer)),
        Some(Presence::Form | Presence::Checking) | None => None,
    };
    let section = element("section")
        // Acting for somebody is told by words and an icon too, never by colour alone.
        .live_attribute("part", move || {
            Some(customer().map_or("bar", |_| "bar impersonating"))
        })
        .attribute("aria-label", text(Message::Toolbar))
        .live(move || operator_label(operator().as_ref().map(|it| it.as_str())).into())
        .live(move || match presence().as_deref() {
            Some(Presence::Form) => login_menu(scene).into(),
            Some(Presence::Checking) | None => checking(store).into(),
            Some(Presence::Customer(customer)) => customer_menu(scene, Arc::clone(customer)).into(),
        })
        .child(status(store));
    let identity = live(move || {
        customer()
            .filter(|_| *scene.at_checkout.get())
            .map_or_else(nothing, |it| identity(&it).into())
    });
    several(vec![section.into(), identity, notices(store)])
}
