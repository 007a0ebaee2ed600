//! Who is working.

use super::element::{Element, element, nothing};
use super::icon::{IconName, icon};
use crate::i18n::{Message, text};

/// The operator's address, shortened by the styles where room is short; absent when the session
/// does not name it.
pub(super) fn operator_label(email: Option<&str>) -> Element {
    let address = email.map_or_else(nothing, |email| {
        element("bdi")
            .part("operator-email")
            .attribute("title", email)
            .text(email)
            .into()
    });
    element("p")
        .part("operator")
        .child(icon(IconName::Headset))
        .child(
            element("span")
                .part("operator-label")
                .text(text(Message::Operator)),
        )
        .child(address)
}
