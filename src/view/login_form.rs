//! Asks for the customer's email.

use super::busy::busy_while;
use super::distinct::distinct;
use super::element::{Element, button, element, live, nothing, words};
use crate::i18n::{self, Message, text};
use crate::kept::Kept;
use crate::model::CustomerEmail;
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

const INPUT: &str = "customer-email";
const ERROR: &str = "login-error";

/// One labelled field, one button, and what went wrong. `typed` is what was typed, which outlives
/// the form; `submit` is what the button says.
pub(super) fn login_form(store: SessionStore, typed: Kept<String>, submit: Message) -> Element {
    let refused = Kept::new(false);
    let problem = move || problem(store, &typed.get(), *refused.get());
    let on_submit = move |event: &Event| {
        event.prevent_default();
        let Some(input) = input_beside(event) else {
            return;
        };
        // What the field shows is what is sent: autofill and password managers fill it without a
        // word, or with `change` alone.
        take(&input, typed);
        match CustomerEmail::parse(&typed.get_untracked()) {
            Ok(email) => store.log_in(email),
            Err(_) => {
                refused.set(true);
                let _ = input.focus();
            }
        }
    };
    let label = element("label")
        .part("email-label")
        .attribute("for", INPUT)
        .text(text(Message::CustomerEmail));
    let input = input(store, typed, refused)
        .live_attribute("aria-invalid", move || problem().map(|_| "true"));
    let row = element("div")
        .part("login-row")
        .child(input)
        .child(login_button(store, submit));
    let error = element("p")
        .part("error login-error")
        .attribute("id", ERROR)
        .attribute("role", "alert")
        .live_text(problem);
    element("form")
        .part("login-form")
        .attribute("novalidate", "")
        .on("submit", on_submit)
        .child(label)
        .child(row)
        .child(suggestion(store, typed))
        .child(error)
}

fn input(store: SessionStore, typed: Kept<String>, refused: Kept<bool>) -> Element {
    let on_change = move |event: &Event| {
        refused.set(false);
        if let Some(input) = input_beside(event) {
            take(&input, typed);
        }
    };
    element("input")
        .part("email-input")
        .attribute("id", INPUT)
        // Not `email`: one browser then writes an accented domain in ASCII and another does not.
        .attribute("type", "text")
        .attribute("inputmode", "email")
        .attribute("name", "email")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "none")
        .attribute("spellcheck", "false")
        .attribute("aria-describedby", ERROR)
        // Written only when somebody else than the operator changes it: writing back what is just
        // being typed would move the caret.
        .attribute("value", typed.get_untracked().as_str())
        .live_attribute("readonly", move || store.is_logging_in().then_some(""))
        .created(|input| {
            // It is not in the page yet.
            let input = input.clone();
            spawn_local(async move {
                if let Some(input) = input.dyn_ref::<HtmlElement>() {
                    // Fails only for elements that are gone.
                    let _ = input.focus();
                }
            });
        })
        .on("input", on_change)
        .on("change", on_change)
}

/// Takes what the field shows, if it is news.
fn take(input: &HtmlInputElement, typed: Kept<String>) {
    let shown = input.value();
    if *typed.get_untracked() != shown {
        typed.set(shown);
    }
}

/// The field of the form in which an event is handled.
fn input_beside(event: &Event) -> Option<HtmlInputElement> {
    let element: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let input = element.closest("form").ok()??.query_selector("input");
    input.ok()??.dyn_into().ok()
}

fn login_button(store: SessionStore, submit: Message) -> Element {
    let login = element("button")
        .attribute("type", "submit")
        .part("submit-button");
    let is_busy = SessionStore::is_logging_in;
    busy_while(login, store, is_busy, Message::LoggingIn, move || {
        words(text(submit))
    })
}

/// A likely fix for a mistyped domain: offered, never imposed.
fn suggestion(store: SessionStore, typed: Kept<String>) -> AnyView {
    let suggestion = distinct(move || {
        let email = CustomerEmail::parse(&typed.get()).ok()?;
        let suggestion = email.suggestion().filter(|_| !store.is_logging_in())?;
        Some(suggestion.as_str().to_owned())
    });
    live(move || {
        let Some(email) = suggestion() else {
            return nothing();
        };
        let label = i18n::did_you_mean(&email);
        let take = move |event: &Event| {
            typed.set(email.to_string());
            if let Some(input) = input_beside(event) {
                input.set_value(&email);
                let _ = input.focus();
            }
        };
        let take_it = button()
            .part("suggestion-button")
            .on("click", take)
            .text(label);
        element("p")
            .part("suggestion")
            .attribute("role", "status")
            .child(take_it)
            .into()
    })
}

/// What to say under the field. A failure is about the address that failed: it goes as soon as
/// another one is typed.
fn problem(store: SessionStore, typed: &str, refused: bool) -> Option<String> {
    let now = match CustomerEmail::parse(typed) {
        Ok(email) => email,
        Err(error) => return refused.then(|| i18n::email_error(error).to_owned()),
    };
    store.with(|session| match &session.operator()?.task {
        Task::LoginFailed(failed) if failed.email == now => Some(i18n::login_failure(failed)),
        Task::LoginFailed(_)
        | Task::Settled
        | Task::Confirming
        | Task::NotConfirmed(_)
        | Task::LoggingIn(_)
        | Task::LoggingOut
        | Task::LogoutFailed(_)
        | Task::RepairingCart
        | Task::CartNotRepaired(_)
        | Task::Leaving => None,
    })
}
