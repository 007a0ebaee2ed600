//! One labelled fact about the customer.

use super::element::{Element, element};
use crate::i18n::{Message, text};

/// A term and its value, which is absent for customers who never gave it; says so then. `name`
/// names the value's part: `value-email` and so on.
pub(super) fn field(label: Message, value: Option<String>, name: &str) -> Element {
    let missing = if value.is_none() { " missing" } else { "" };
    let value = value.unwrap_or_else(|| text(Message::NotGiven).to_owned());
    element("div")
        .part("field")
        .child(element("dt").part("field-label").text(text(label)))
        .child(
            element("dd")
                .part(format!("field-value value-{name}{missing}"))
                .child(element("bdi").text(value)),
        )
}
