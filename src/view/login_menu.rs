//! **Login as**, and behind it the form.

use super::disclosure::Disclosure;
use super::element::{Element, element};
use super::icon::{IconName, icon};
use super::login_form::login_form;
use super::toolbar::Scene;
use crate::i18n::{Message, text};
use crate::session::store::SessionStore;
use leptos::prelude::*;

/// The way to begin serving a customer.
pub(super) fn login_menu(scene: Scene) -> Element {
    let store = scene.store;
    let words = element("span").text(text(Message::LoginAs));
    let menu = Disclosure {
        name: "login",
        // A login that failed has just ended the service of somebody: its form says why.
        open_at_first: untrack(|| store.has_failed_login()),
        is_locked: SessionStore::is_logging_in,
        label: vec![icon(IconName::Person), words.into()],
    };
    let panel = move || login_form(store, scene.typed, Message::Login).into();
    menu.around(store, Box::new(panel))
}
