//! Pages of other origins that may make the store's calls, where the lab allows one (Fetch
//! standard, "CORS protocol").
//!
//! A preflight brings no cookies, so it cannot say whose lab counts: an origin is allowed as soon
//! as one browser's lab names it.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::call::Call;
use crate::world::Shared;

/// The headers that a page may set, and the methods that it may use.
const HEADERS: HeaderValue = HeaderValue::from_static("content-type");
const METHODS: HeaderValue = HeaderValue::from_static("GET, POST, PATCH");

/// Answers preflights, and lets an allowed origin read the answers to its calls.
pub(crate) async fn share(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let Some(origin) = caller(&request).filter(|origin| is_allowed(&shared, origin)) else {
        return next.run(request).await;
    };
    if request.method() == Method::OPTIONS {
        return consent(&origin);
    }
    let mut response = next.run(request).await;
    allow(response.headers_mut(), &origin);
    response
}

/// The origin of whoever makes a call, or asks in a preflight whether it may.
fn caller(request: &Request) -> Option<HeaderValue> {
    let headers = request.headers();
    let method = if request.method() == Method::OPTIONS {
        let wanted = headers.get(header::ACCESS_CONTROL_REQUEST_METHOD)?;
        wanted.to_str().ok()?
    } else {
        request.method().as_str()
    };
    Call::parse(method, &request.uri().to_string(), b"")?;
    headers.get(header::ORIGIN).cloned()
}

fn is_allowed(shared: &Shared, origin: &HeaderValue) -> bool {
    let origin = origin.to_str();
    origin.is_ok_and(|origin| shared.world().allows(origin))
}

fn consent(origin: &HeaderValue) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    allow(headers, origin);
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    response
}

/// Exactly this origin, as a call is sent with cookies.
fn allow(headers: &mut HeaderMap, origin: &HeaderValue) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    let with_cookies = HeaderValue::from_static("true");
    headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, with_cookies);
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
}
