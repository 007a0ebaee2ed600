//! Refusals in the one shape VTEX gives them: `{"type", "message"}`.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A refusal with its status (`session-client: react/SessionTypes.ts`).
pub(crate) fn refusal(status: StatusCode, message: &str) -> Response {
    // "Bad Request" becomes "BadRequest", as the documented "Unauthorized" and "Forbidden".
    let kind = status
        .canonical_reason()
        .unwrap_or("Error")
        .replace(' ', "");
    (status, Json(json!({ "type": kind, "message": message }))).into_response()
}
