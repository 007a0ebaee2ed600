//! A button while something is under way.

use super::distinct::distinct;
use super::element::Element;
use super::spinner::spinner;
use crate::i18n::{Message, text};
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// Gives a button its face: what it says, or a spinner and what is under way.
///
/// Not `disabled` meanwhile: that would take the focus away from under the operator. A second
/// press asks for the same again, which the session takes for one.
pub(super) fn busy_while(
    button: Element,
    store: SessionStore,
    is_busy: fn(&SessionStore) -> bool,
    doing: Message,
    face: impl Fn() -> AnyView + Send + 'static,
) -> Element {
    let busy = distinct(move || is_busy(&store).then_some(()));
    button
        .live_attribute("aria-disabled", move || busy().map(|_| "true"))
        .live(move || match busy() {
            Some(_) => spinner(text(doing)),
            None => face(),
        })
}
