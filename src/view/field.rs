//! One labelled fact about the customer.

use super::element::{Element, element};
use crate::i18n::{Message, text};

/// A term and its value, which is absent for customers who never gave it; says so then. `name`
/// names the value's part: `value-email` and so on.
pub(super) fn field(label: Message, value: Option<&str>, name: &str) -> Element {
    let missing = if value.is_none() { " missing" } else { "" };
    element("div")
        .part("field")
        .child(element("dt").part("field-label").text(text(label)))
        .child(
            element("dd")
                .part(format!("field-value value-{name}{missing}"))
                .child(element("bdi").text(value.unwrap_or(text(Message::NotGiven)))),
        )
}
