//! The customer's name, and behind it who they are and the ways on.

use super::customer_panel::customer_panel;
use super::disclosure::Disclosure;
use super::element::{Element, element};
use super::icon::{IconName, icon};
use crate::i18n::{Message, text};
use crate::model::Customer;
use crate::session::store::SessionStore;
use leptos::prelude::*;
use std::sync::Arc;

/// Who is being served: whom the session names. `typed` is what was typed into the form that
/// switches to somebody else, `orders_url` the page with the customer's orders.
pub(super) fn customer_menu(
    store: SessionStore,
    customer: Arc<Customer>,
    typed: RwSignal<String>,
    orders_url: String,
) -> Element {
    let acting_as = element("span")
        .part("acting-as")
        .text(text(Message::ActingAs));
    let name = element("bdi")
        .part("customer-name")
        .text(customer.display_name());
    let menu = Disclosure {
        name: "customer",
        open_at_first: false,
        is_locked: |store| store.is_logging_in() || store.is_logging_out(),
        label: vec![
            icon(IconName::Person),
            acting_as.into(),
            name.into(),
            icon(IconName::Chevron),
        ],
    };
    menu.around(store, move || {
        customer_panel(store, customer.clone(), typed, orders_url.clone())
    })
}
