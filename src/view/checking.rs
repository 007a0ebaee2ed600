//! In place of a customer while it is not confirmed who is served.

use super::distinct::distinct;
use super::element::{Element, element, several};
use super::icon::{IconName, icon};
use super::spinner::spinner;
use crate::i18n::{Message, text};
use crate::session::state::Task;
use crate::session::store::SessionStore;

/// Says that it is being found out, or that it is not known. What to do is in a notice.
pub(super) fn checking(store: SessionStore) -> Element {
    let waiting = distinct(move || {
        store.with(|session| {
            let task = &session.operator()?.task;
            matches!(task, Task::Confirming | Task::LoggingOut).then_some(())
        })
    });
    element("p").part("checking").live(move || {
        if waiting().is_some() {
            spinner(text(Message::Checking))
        } else {
            let words = element("span").text(text(Message::NotConfirmed));
            several(vec![icon(IconName::Warning), words.into()])
        }
    })
}
