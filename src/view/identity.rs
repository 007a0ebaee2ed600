//! Whose order this is, in full, where a mistake costs most.

use super::element::{Element, element};
use crate::i18n::{Message, text};
use crate::model::Customer;

/// A line below the bar with the whole name and address, however long.
pub(super) fn identity(customer: &Customer) -> Element {
    let Customer { name, email, .. } = customer;
    let mut line = element("p")
        .part("identity")
        .text(text(Message::OrderFor))
        .text(" ");
    if let Some(name) = name {
        line = line
            .child(element("bdi").part("identity-name").text(name.clone()))
            .text(" ");
    }
    line.child(element("bdi").part("identity-email").text(email.clone()))
}
