//! Signing in, without a password, as anybody the demo needs.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::layout;
use super::viewer::Viewer;
use crate::browser::Visit;
use crate::cookies;
use crate::customers;
use crate::staff::{self, STAFF};
use crate::world::{Login, Shared};

#[derive(Deserialize)]
pub(super) struct Hint {
    /// Set when the last try named nobody.
    unknown: Option<String>,
}

pub(super) async fn show(viewer: Viewer, Query(hint): Query<Hint>) -> Response {
    layout::page(
        &viewer,
        "Sign in",
        &html! {
            section.narrow {
                h1 { "Sign in" }
                p.lead { "No password: this is a pretend store. Choose who you are." }
                @if hint.unknown.is_some() { p.notice role="alert" { "No customer has that email." } }
                (signed_in(&viewer))
                h2 { "People who work here" }
                ul.people { @for person in STAFF {
                    li { form method="post" action="/login" {
                        input type="hidden" name="who" value=(person.key);
                        button type="submit" data-sign-in=(person.key) {
                            strong { (person.role.name()) } span { (person.email) }
                        }
                    } }
                } }
                h2 { "People who shop here" }
                (shopper())
            }
        },
    )
}

fn signed_in(viewer: &Viewer) -> Markup {
    html! {
        @if viewer.staff.is_some() || viewer.profile.is_some() {
            form.notice method="post" action="/logout" {
                span {
                    @if let Some(person) = viewer.staff { "Signed in as " (person.email) ". " }
                    @if let Some(customer) = viewer.profile { "The store shows " bdi { (customer.email) } "." }
                }
                button.quiet type="submit" data-sign-out { "Sign out" }
            }
        }
    }
}

fn shopper() -> Markup {
    html! {
        form.buy method="post" action="/login" {
            input type="hidden" name="who" value="shopper";
            label { "Email of a customer"
                input type="email" name="email" list="customers" value="ana.souza@example.com" required; }
            datalist #customers { @for customer in customers::all() { option value=(customer.email) {} } }
            button.button type="submit" data-sign-in="shopper" { "Sign in as a shopper" }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Credentials {
    who: String,
    #[serde(default)]
    email: String,
    /// Where to go afterwards; a path of this store.
    #[serde(default)]
    next: String,
}

pub(super) async fn sign_in(
    State(shared): State<Shared>,
    visit: Visit,
    Form(credentials): Form<Credentials>,
) -> Response {
    let login = match credentials.who.as_str() {
        "shopper" => customers::find(credentials.email.trim()).map(Login::Shopper),
        key => staff::find(key).map(Login::Staff),
    };
    let Some(login) = login else {
        return Redirect::to("/login?unknown=1").into_response();
    };
    let set = shared.world().sign_in(&visit.token, login);
    let mut headers = HeaderMap::new();
    for cookie in &set {
        cookies::put(&mut headers, cookie);
    }
    (headers, Redirect::to(local(&credentials.next))).into_response()
}

pub(super) async fn sign_out(State(shared): State<Shared>, visit: Visit) -> Response {
    let set = shared.world().sign_out(&visit.token);
    let mut headers = HeaderMap::new();
    for cookie in &set {
        cookies::put(&mut headers, cookie);
    }
    (headers, Redirect::to("/login")).into_response()
}

/// `path` if it stays in this store.
fn local(path: &str) -> &str {
    let outside = !path.starts_with('/') || path.starts_with("//") || path.contains('\\');
    if outside { "/" } else { path }
}
