//! Something the operator has to know before going on.

use super::copy_diagnostics::CopyDiagnostics;
use super::icon::{Icon, IconName};
use crate::i18n::{Message, text};
use crate::session::store::SessionStore;
use leptos::prelude::*;
use std::rc::Rc;

/// How bad it is; told by words too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Something to know, or to try again.
    #[default]
    Notice,
    /// Going on like this could serve the wrong person.
    Warning,
}

/// A strip across the page with an explanation and what can be done.
#[component]
pub fn Notice(
    /// The session.
    store: SessionStore,
    /// What happened, and what to do.
    explanation: String,
    /// How bad it is.
    #[prop(optional)]
    tone: Tone,
    /// What the button says; without it there is none.
    #[prop(optional)]
    action: Option<Message>,
    /// What the button does.
    #[prop(optional, into)]
    run: Option<Run>,
) -> impl IntoView {
    let part = match tone {
        Tone::Notice => "notice",
        Tone::Warning => "notice warning",
    };
    let button = action.zip(run).map(|(action, run)| {
        view! {
            <button type="button" part="notice-button" on:click=move |_| (run.0)()>
                {text(action)}
            </button>
        }
    });
    view! {
        <div part=part role="alert">
            <Icon name=IconName::Warning />
            <p part="notice-text">{explanation}</p>
            {button}
            <CopyDiagnostics store />
        </div>
    }
}

/// What a notice's button does.
#[derive(Clone)]
pub struct Run(Rc<dyn Fn()>);

impl<F: Fn() + 'static> From<F> for Run {
    fn from(run: F) -> Self {
        Self(Rc::new(run))
    }
}
