//! One labelled fact about the customer.

use crate::i18n::{Message, text};
use leptos::prelude::*;

/// A term and its value; says so where there is none.
#[component]
pub fn Field(
    /// What it is.
    label: Message,
    /// Absent for customers who never gave it.
    value: Option<String>,
    /// Names the value's part: `value-email` and so on.
    name: &'static str,
) -> impl IntoView {
    let missing = value.is_none();
    let value = value.unwrap_or_else(|| text(Message::NotGiven).to_owned());
    let part = if missing {
        format!("field-value value-{name} missing")
    } else {
        format!("field-value value-{name}")
    };
    view! {
        <div part="field">
            <dt part="field-label">{text(label)}</dt>
            <dd part=part><bdi>{value}</bdi></dd>
        </div>
    }
}
