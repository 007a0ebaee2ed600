//! Asks for the customer's email.

use super::spinner::Spinner;
use crate::i18n::{self, Message, text};
use crate::model::CustomerEmail;
use crate::session::state::Task;
use crate::session::store::SessionStore;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

const INPUT: &str = "customer-email";
const ERROR: &str = "login-error";

/// One labelled field, one button, and what went wrong.
#[component]
pub fn LoginForm(
    /// The session.
    store: SessionStore,
    /// What was typed; it outlives the form.
    typed: RwSignal<String>,
    /// Whether a login is under way.
    busy: Memo<bool>,
    /// What the button says.
    submit: Message,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    input.on_load(move |input| {
        input.set_value(&typed.read_untracked());
        // Fails only for elements that are gone.
        let _ = input.focus();
    });
    let refused = RwSignal::new(false);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        match CustomerEmail::parse(&typed.read_untracked()) {
            Ok(email) => store.log_in(email),
            Err(_) => {
                refused.set(true);
                if let Some(input) = input.get_untracked() {
                    let _ = input.focus();
                }
            }
        }
    };
    let problem = Memo::new(move |_| problem(store, &typed.read(), refused.get()));
    let invalid = move || problem.read().is_some().then_some("true");
    view! {
        <form part="login-form" novalidate=true on:submit=on_submit>
            <label part="email-label" for=INPUT>{text(Message::CustomerEmail)}</label>
            <div part="login-row">
                <input
                    part="email-input"
                    id=INPUT
                    type="email"
                    name="email"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    node_ref=input
                    // Written only when somebody else than the operator changes it: the field
                    // hides blanks from its value, and writing that back would drop them.
                    readonly=move || busy.get().then_some("")
                    aria-invalid=invalid
                    aria-describedby=ERROR
                    on:input:target=move |event| {
                        refused.set(false);
                        typed.set(event.target().value());
                    }
                />
                <LoginButton busy submit />
            </div>
            <Suggestion typed busy input />
            <p part="error login-error" id=ERROR role="alert">{move || problem.get()}</p>
        </form>
    }
}

// Not `disabled` while busy: that would take the focus away from under the operator. A second
// press asks for the same login again, which the session takes for one.
#[component]
fn LoginButton(busy: Memo<bool>, submit: Message) -> impl IntoView {
    view! {
        <button
            type="submit"
            part="submit-button"
            aria-disabled=move || busy.get().then_some("true")
        >
            {move || {
                if busy.get() {
                    view! { <Spinner label=text(Message::LoggingIn) /> }.into_any()
                } else {
                    text(submit).into_any()
                }
            }}
        </button>
    }
}

/// A likely fix for a mistyped domain: offered, never imposed.
#[component]
fn Suggestion(typed: RwSignal<String>, busy: Memo<bool>, input: NodeRef<Input>) -> impl IntoView {
    let suggestion = Memo::new(move |_| {
        let email = CustomerEmail::parse(&typed.read()).ok()?;
        email.suggestion().map(|it| it.as_str().to_owned())
    });
    move || {
        let Some(email) = suggestion.get().filter(|_| !busy.get()) else {
            return ().into_any();
        };
        let label = i18n::did_you_mean(&email);
        let take = move |_| {
            typed.set(email.clone());
            if let Some(input) = input.get_untracked() {
                input.set_value(&email);
                let _ = input.focus();
            }
        };
        view! {
            <p part="suggestion" role="status">
                <button type="button" part="suggestion-button" on:click=take>{label}</button>
            </p>
        }
        .into_any()
    }
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
