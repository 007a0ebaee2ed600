//! One request to its answer: time limit, another try where that helps, errors by stage.

use super::error::ClientError;
use super::json;
use super::retry::Patience;
use crate::ports::{Lost, Method, Ports, Request};
use crate::protocol::FromJson;
use futures::future::{Either, select};
use std::pin::pin;

/// How long an answer may take, in milliseconds: what VTEX's own session client allows.
const TIME_LIMIT: u32 = 7_000;

/// The same for a write to the session, which goes on whether or not somebody waits.
const WRITE_LIMIT: u32 = 60_000;

/// The whole text of a 2xx answer.
pub(super) struct Body(String);

impl Body {
    /// Reads the text as JSON.
    pub(super) fn json<T: FromJson>(self) -> Result<T, ClientError> {
        json::read(&self.0).ok_or(ClientError::Unreadable)
    }
}

/// Sends a request and reads its answer to the end, as often as patience allows.
pub(super) async fn exchange<P: Ports>(
    ports: &P,
    request: &Request,
    patience: Patience,
) -> Result<Body, ClientError> {
    let mut tried = 0;
    loop {
        let error = match attempt(ports, request).await {
            Ok(body) => return Ok(body),
            Err(error) => error,
        };
        let Some(wait) = patience.wait(tried, false, error.trouble(), ports.chance()) else {
            return Err(error);
        };
        ports.sleep(wait).await;
        tried += 1;
    }
}

async fn attempt<P: Ports>(ports: &P, request: &Request) -> Result<Body, ClientError> {
    let answer = pin!(ports.send(request.clone()));
    let limit = if request.lasts {
        WRITE_LIMIT
    } else {
        TIME_LIMIT
    };
    let answer = match select(answer, pin!(ports.sleep(limit))).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => return Err(ClientError::TimedOut),
    };
    let answer = answer.map_err(|lost| match lost {
        Lost::Unmade => ClientError::Unmade,
        // What was lost on its way may have arrived, whatever the browser says now.
        Lost::Connection => ClientError::Unsent {
            offline: !ports.is_online(),
        },
    })?;
    match (request.method, answer.status) {
        (Method::GetRedirect, 0) | (Method::Get | Method::Post, 200..=299) => Ok(Body(answer.text)),
        (Method::GetRedirect, 200..=299) | (_, 0) => Err(ClientError::Unreadable),
        (_, status) => Err(ClientError::Status {
            status,
            retry_after: answer.retry_after,
        }),
    }
}
