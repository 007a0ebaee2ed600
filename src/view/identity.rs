//! Whose order this is, in full, where a mistake costs most.

use crate::i18n::{Message, text};
use crate::model::Customer;
use leptos::prelude::*;

/// A line below the bar with the whole name and address, however long.
#[component]
pub fn Identity(
    /// Who the session names.
    customer: Customer,
) -> impl IntoView {
    let Customer { name, email, .. } = customer;
    view! {
        <p part="identity">
            {text(Message::OrderFor)}
            " "
            {name.map(|name| view! { <bdi part="identity-name">{name}</bdi> " " })}
            <bdi part="identity-email">{email}</bdi>
        </p>
    }
}
