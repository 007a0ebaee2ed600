//! What the store answers to a call, apart from how it travels.

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::cookies::{self, SetCookie};

/// An answer to a [`Call`](crate::call::Call).
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The JSON of the body; null where the answer has none.
    pub body: Value,
    /// Where a redirect leads.
    pub location: Option<&'static str>,
    pub(crate) cookies: Vec<SetCookie>,
}

impl Answer {
    pub(crate) fn new(status: StatusCode, body: Value) -> Self {
        Self {
            status: status.as_u16(),
            body,
            location: None,
            cookies: Vec::new(),
        }
    }

    pub(crate) fn ok(body: Value) -> Self {
        Self::new(StatusCode::OK, body)
    }

    /// A refusal in the one shape VTEX gives them: `{"type", "message"}`
    /// (`session-client: react/SessionTypes.ts`).
    pub(crate) fn refusal(status: StatusCode, message: &str) -> Self {
        // "Bad Request" becomes "BadRequest", as the documented "Unauthorized" and "Forbidden".
        let kind = status
            .canonical_reason()
            .unwrap_or("Error")
            .replace(' ', "");
        Self::new(status, json!({ "type": kind, "message": message }))
    }

    pub(crate) fn redirect(location: &'static str) -> Self {
        Self {
            location: Some(location),
            ..Self::new(StatusCode::FOUND, Value::Null)
        }
    }

    pub(crate) fn setting(mut self, cookie: SetCookie) -> Self {
        self.cookies.push(cookie);
        self
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status);
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut headers = HeaderMap::new();
        for cookie in &self.cookies {
            cookies::put(&mut headers, cookie);
        }
        if let Some(location) = self.location {
            headers.insert(header::LOCATION, HeaderValue::from_static(location));
        }
        if self.body.is_null() {
            return (status, headers).into_response();
        }
        (status, headers, Json(self.body)).into_response()
    }
}
