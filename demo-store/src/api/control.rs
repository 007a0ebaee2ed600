//! The lab's own endpoints, which no real store has.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::browser::Visit;
use crate::cookies::{self, SetCookie};
use crate::lab::{Change, Lab};
use crate::session::Items;
use crate::world::Shared;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/_demo/lab", get(read).post(change))
        .route("/_demo/session", get(session))
        .route("/_demo/hidden-cookie", post(hide_cookie))
}

async fn read(State(shared): State<Shared>, visit: Visit) -> Json<Lab> {
    Json(shared.world().browser(&visit.token).lab.clone())
}

async fn change(State(shared): State<Shared>, visit: Visit, body: Bytes) -> Response {
    let change: Change = match serde_json::from_slice(&body) {
        Ok(change) => change,
        Err(error) => return malformed(&error.to_string()),
    };
    let mut world = shared.world();
    let lab = &mut world.browser(&visit.token).lab;
    match lab.change(change) {
        Ok(()) => Json(lab.clone()).into_response(),
        Err(message) => malformed(&message),
    }
}

fn malformed(message: &str) -> Response {
    Answer::refusal(StatusCode::BAD_REQUEST, message).into_response()
}

/// Sets the impersonation cookie to the body, as servers can: out of the reach of scripts. Takes it
/// away for an empty one.
async fn hide_cookie(email: String) -> Response {
    let cookie = if email.is_empty() {
        SetCookie::ended(cookies::IMPERSONATED)
    } else {
        SetCookie::new(cookies::IMPERSONATED, &email)
    };
    let mut response = StatusCode::NO_CONTENT.into_response();
    cookies::put(response.headers_mut(), &cookie);
    response
}

/// The truth about the calling browser, which no fault touches and no read counts.
async fn session(State(shared): State<Shared>, visit: Visit) -> Json<Value> {
    let mut world = shared.world();
    let cart = visit.jar.cart().and_then(|id| world.cart(id)).cloned();
    let browser = world.visit(&visit);
    let session = browser.session.answer(
        &Items::everything(),
        &browser.lab.scenario,
        visit.jar.cart(),
    );
    Json(json!({
        "browser": visit.token,
        "session": session,
        "impersonated": browser.session.impersonated().map(|customer| customer.email),
        "impersonationCookie": visit.jar.get(cookies::IMPERSONATED),
        "cart": cart.map(|cart| cart.order_form(browser)),
    }))
}
