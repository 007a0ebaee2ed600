//! Email, ID, Phone, **Orders**, **Logout**, and the way to the next customer.

use super::busy::busy_while;
use super::distinct::distinct;
use super::element::{Element, button, element, live, nothing, several};
use super::field::field;
use super::icon::{IconName, icon};
use super::switch::switch;
use super::toolbar::Scene;
use crate::i18n::{self, Message, text};
use crate::model::Customer;
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;
use std::sync::Arc;

/// Who the customer is, their orders, and the ways out.
pub(super) fn customer_panel(scene: Scene, customer: Arc<Customer>) -> AnyView {
    let store = scene.store;
    let name = customer.display_name().to_owned();
    let title = element("p")
        .part("panel-title")
        .child(element("bdi").text(name.clone()));
    let problem = element("p")
        .part("error logout-error")
        .attribute("role", "alert")
        .live_text(move || problem(store));
    let orders = element("a")
        .part("orders-link")
        .attribute("href", store.orders_url())
        .child(icon(IconName::Orders))
        .child(element("span").text(text(Message::Orders)));
    let actions = element("div")
        .part("actions")
        .child(orders)
        .child(logout_button(store));
    several(vec![
        title.into(),
        fields(&customer).into(),
        actions.into(),
        switch(store, scene.typed, name),
        // What comes later than the buttons moves none of them from under the pointer.
        cart_fate(store),
        problem.into(),
    ])
}

fn fields(customer: &Customer) -> Element {
    let mut fields = element("dl")
        .part("fields")
        .child(field(Message::Email, Some(&customer.email), "email"))
        .child(field(Message::Id, customer.id.as_deref(), "id"))
        .child(field(Message::Phone, customer.phone.as_deref(), "phone"));
    let organization = customer.organization.as_deref();
    let cost_center = customer.cost_center.as_deref();
    for (label, value, name) in [
        (Message::Organization, organization, "organization"),
        (Message::CostCenter, cost_center, "cost-center"),
    ] {
        if value.is_some() {
            fields = fields.child(field(label, value, name));
        }
    }
    fields
}

fn logout_button(store: SessionStore) -> Element {
    let logout = button()
        .part("logout-button")
        .on("click", move |_| store.log_out());
    let is_busy = SessionStore::is_logging_out;
    busy_while(logout, store, is_busy, Message::LoggingOut, || {
        let words = element("span").text(text(Message::Logout));
        several(vec![icon(IconName::Leave), words.into()])
    })
}

/// Says what becomes of the cart, where there is something in it.
fn cart_fate(store: SessionStore) -> AnyView {
    let fate = distinct(move || store.cart_fate().map(i18n::cart_fate));
    live(move || {
        fate().map_or_else(nothing, |words| {
            element("p").part("cart-loss").text((*words).clone()).into()
        })
    })
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
