//! The routes, and what every request passes on its way to one.

use std::path::Path;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};

use crate::answer::Answer;
use crate::arrival::Arrival;
use crate::browser::{BrowserId, Visit};
use crate::call::Call;
use crate::cookies::{self, Jar, SetCookie};
use crate::requests::{LoggedRequest, RequestLog};
use crate::world::Shared;
use crate::{api, cors, frameworks, guests, lab, pages, peers, toolbar};

/// No form or session write comes near this.
const LARGEST_BODY: usize = 1 << 20;

/// The whole store as a service, its memory fresh. `toolbar` is the folder of the built
/// toolbar; every request is written to `requests`.
pub fn app(toolbar: &Path, requests: &RequestLog) -> Router {
    let shared = Shared::new(toolbar.to_owned(), requests.clone());
    Router::new()
        .merge(pages::routes())
        .merge(api::routes())
        .merge(guests::routes())
        .merge(toolbar::routes())
        .merge(frameworks::routes())
        .merge(peers::routes())
        .layer(from_fn_with_state(shared.clone(), enter))
        .layer(from_fn_with_state(shared.clone(), cors::share))
        .layer(from_fn_with_state(shared.clone(), log))
        .with_state(shared)
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let token = parts.extensions.get::<BrowserId>().cloned();
        let BrowserId(token) = token.ok_or_else(|| {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            Answer::refusal(status, "This address has no session").into_response()
        })?;
        let jar = Jar::read(&parts.headers);
        Ok(Self { token, jar })
    }
}

/// Writes the request down, whatever becomes of it.
async fn log(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        return Answer::refusal(status, "The body is too large").into_response();
    };
    let jar = Jar::read(&parts.headers);
    let browser = known_session(&shared, &jar);
    shared.requests.add(LoggedRequest {
        method: parts.method.to_string(),
        path: parts.uri.to_string(),
        body: String::from_utf8_lossy(&body).into_owned(),
        cookies: jar.names(),
        browser,
        at: SystemTime::now(),
    });
    next.run(Request::from_parts(parts, Body::from(body))).await
}

/// Gives the browser a session if it has none, and lets the lab interfere.
async fn enter(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if is_file(request.uri().path()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    // The log has read it whole.
    let body = to_bytes(body, LARGEST_BODY).await.unwrap_or_default();
    let jar = Jar::read(&parts.headers);
    let known = known_session(&shared, &jar);
    let is_new = known.is_none();
    let token = known.unwrap_or_else(|| shared.world().open_session());
    parts.extensions.insert(BrowserId(token.clone()));
    let mut struck = Vec::new();
    if let Some(call) = Call::parse(parts.method.as_str(), &parts.uri.to_string(), &body) {
        let mut world = shared.world();
        struck = world.browser(&token).lab.strike(call.endpoint());
        let visit = Visit {
            token: token.clone(),
            jar,
        };
        let arrival = Arrival::of(&call, &world, &visit);
        parts.extensions.insert((call, arrival));
    }
    let request = Request::from_parts(parts, Body::from(body));
    let stubborn = struck.iter().any(|fault| fault.stubborn);
    let answer = lab::inject(struck, next.run(request));
    let mut response = if stubborn {
        lab::see_through(answer).await
    } else {
        answer.await
    };
    if is_new {
        let cookie = SetCookie::new(cookies::SESSION, &token);
        cookies::put(response.headers_mut(), &cookie);
    }
    let offset = shared
        .world()
        .browser(&token)
        .lab
        .scenario
        .clock_offset_seconds;
    date(response.headers_mut(), offset);
    response.into_response()
}

/// The value of the cookie `vtex_session`, where it is a session of ours.
fn known_session(shared: &Shared, jar: &Jar) -> Option<String> {
    let token = jar.get(cookies::SESSION)?;
    shared.world().knows(token).then(|| token.to_owned())
}

/// Files need no session, and a real store serves them from another machine.
fn is_file(path: &str) -> bool {
    let folders = ["/telesales-toolbar/", frameworks::BASE, peers::BASE];
    let files = [pages::STYLE, pages::ICON];
    folders.iter().any(|folder| path.starts_with(folder)) || files.contains(&path)
}

/// The server's clock as the lab has it; hyper writes the right one otherwise.
fn date(headers: &mut HeaderMap, offset_seconds: i64) {
    if offset_seconds == 0 {
        return;
    }
    let offset = Duration::from_secs(offset_seconds.unsigned_abs());
    let now = SystemTime::now();
    let shown = if offset_seconds > 0 {
        now.checked_add(offset)
    } else {
        now.checked_sub(offset)
    };
    let text = httpdate::fmt_http_date(shown.unwrap_or(now));
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.insert(header::DATE, value);
    }
}
