//! Who is working.

use super::icon::{Icon, IconName};
use crate::i18n::{Message, text};
use leptos::prelude::*;

/// The operator's address, shortened by the styles where room is short.
#[component]
pub fn OperatorLabel(
    /// Absent when the session does not name it.
    email: Option<String>,
) -> impl IntoView {
    let address = email.map(|email| {
        let title = email.clone();
        view! { <bdi part="operator-email" title=title>{email}</bdi> }
    });
    view! {
        <p part="operator">
            <Icon name=IconName::Headset />
            <span part="operator-label">{text(Message::Operator)}</span>
            {address}
        </p>
    }
}
