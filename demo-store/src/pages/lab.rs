//! `/_demo`: the form that makes things go wrong for this browser.

mod form;
mod switches;
pub(super) mod worker;

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

use super::layout;
use super::viewer::Viewer;
use crate::answer::Answer;
use crate::browser::Visit;
use crate::world::Shared;

pub(super) async fn show(State(shared): State<Shared>, viewer: Viewer, visit: Visit) -> Response {
    let lab = shared.world().browser(&visit.token).lab.clone();
    layout::page(
        &viewer,
        "Make things go wrong",
        &html! {
            section.narrow.lab {
                h1 { "Make things go wrong" }
                p.lead { "All of it for this browser only. Tests post the same as JSON to " code { "/_demo/lab" } "." }
                p { "Pages in which the toolbar is a guest and is not treated well: " a href="/_pages" { "a list" } "." }
                p { "A service worker that answers with what was true the last time: " a href="/_demo/worker" { "put it in" } "." }
                (form::faults(&lab))
                (form::scenario(&lab.scenario))
                form method="post" action="/_demo" {
                    button.quiet type="submit" name="do" value="reset" { "Everything back to normal" }
                }
            }
        },
    )
}

pub(super) async fn change(
    State(shared): State<Shared>,
    visit: Visit,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let mut world = shared.world();
    let lab = &mut world.browser(&visit.token).lab;
    let changed = form::read(&fields, lab).and_then(|change| lab.change(change));
    match changed {
        Ok(()) => Redirect::to("/_demo").into_response(),
        Err(message) => Answer::refusal(StatusCode::BAD_REQUEST, &message).into_response(),
    }
}
