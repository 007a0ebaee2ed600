//! The customer's name, and behind it who they are and the ways on.

use super::customer_panel::customer_panel;
use super::disclosure::Disclosure;
use super::element::{Element, element};
use super::icon::{IconName, icon};
use super::toolbar::Scene;
use crate::i18n::{Message, text};
use crate::model::Customer;
use std::sync::Arc;

/// Who is being served: whom the session names.
pub(super) fn customer_menu(scene: Scene, customer: Arc<Customer>) -> Element {
    let store = scene.store;
    // While a request is under way that changes it, the bar does not claim whom it acts as.
    let acting_as = element("span").part("acting-as").live_text(move || {
        let message = if store.is_changing() {
            Message::SwitchingFrom
        } else {
            Message::ActingAs
        };
        Some(text(message).to_owned())
    });
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
    let panel = move || customer_panel(scene, customer.clone());
    menu.around(store, Box::new(panel))
}
