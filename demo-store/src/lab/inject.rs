//! Turns a right answer into the wrong one that the lab asks for.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Extension;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use futures_util::{StreamExt, stream};
use tokio::time::sleep;

use super::{Fault, Kind};
use crate::answer::Answer;

/// Marks an answer that must never leave: the server closes the connection instead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropped;

/// Five megabytes.
const HUGE: usize = 5 * 1024 * 1024;
/// More than any answer of ours.
const LARGEST_ANSWER: usize = 1 << 22;

/// Answers with `right`, or with what `struck` makes of it. A fault that is not `after`
/// keeps the call from taking effect, unless it needs the right answer.
pub(crate) async fn inject(struck: Vec<Fault>, right: impl Future<Output = Response>) -> Response {
    let mut late = Duration::ZERO;
    let mut broken = None;
    for fault in struck {
        let Kind::Slow { milliseconds } = fault.kind else {
            broken = Some(fault);
            continue;
        };
        let delay = Duration::from_millis(milliseconds);
        if fault.after {
            late += delay;
        } else {
            sleep(delay).await;
        }
    }
    let response = match broken {
        None => right.await,
        Some(fault) => wrong(fault, right).await,
    };
    sleep(late).await;
    response
}

/// Goes on to the end whether or not somebody still waits for the answer.
pub(crate) async fn see_through(
    answer: impl Future<Output = Response> + Send + 'static,
) -> Response {
    match tokio::spawn(answer).await {
        Ok(response) => response,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn wrong(fault: Fault, right: impl Future<Output = Response>) -> Response {
    let spoiled = matches!(fault.kind, Kind::Truncated | Kind::WrongType);
    let response = if spoiled || fault.after {
        right.await
    } else {
        StatusCode::OK.into_response()
    };
    match fault.kind {
        Kind::Slow { .. } => response,
        Kind::Truncated => truncated(response).await,
        Kind::WrongType => plain_text(response),
        Kind::Drop => (StatusCode::INTERNAL_SERVER_ERROR, Extension(Dropped)).into_response(),
        Kind::Cut => cut(),
        Kind::Status { code } => refused(code.into()),
        Kind::Html => Html(LOGIN_PAGE).into_response(),
        Kind::Huge => huge(),
        Kind::Empty => StatusCode::OK.into_response(),
    }
}

const LOGIN_PAGE: &str =
    "<!doctype html><title>Sign in</title><h1>Sign in to continue</h1><form></form>";

async fn truncated(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let mut body = to_bytes(body, LARGEST_ANSWER).await.unwrap_or_default();
    body.truncate(body.len() / 2);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(body))
}

fn plain_text(mut response: Response) -> Response {
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    response
}

/// The pause lets the first bytes out; without it the server would throw them away unsent.
fn cut() -> Response {
    let first = stream::iter([Ok(Bytes::from_static(b"{\"id\":\"840f8910-"))]);
    let broken = stream::once(async {
        sleep(Duration::from_millis(50)).await;
        Err(io::Error::other("cut by the lab"))
    });
    let body = Body::from_stream(first.chain(broken));
    (
        [(header::CONTENT_TYPE, "application/json; charset=utf-8")],
        body,
    )
        .into_response()
}

fn refused(code: u16) -> Response {
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let message = "Refused by the lab of the demo store";
    let mut response = Answer::refusal(status, message).into_response();
    if matches!(code, 429 | 503) {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

/// Valid JSON all the way, so that only a limit on size stops a reader.
fn huge() -> Response {
    let chunk = Bytes::from("x".repeat(64 * 1024));
    let chunks = HUGE / chunk.len();
    let middle = stream::iter(std::iter::repeat_n(chunk, chunks));
    let body = stream::iter([Bytes::from_static(b"{\"id\":\"")])
        .chain(middle)
        .chain(stream::iter([Bytes::from_static(b"\",\"namespaces\":{}}")]));
    let body = Body::from_stream(body.map(Ok::<_, Infallible>));
    (
        [(header::CONTENT_TYPE, "application/json; charset=utf-8")],
        body,
    )
        .into_response()
}
