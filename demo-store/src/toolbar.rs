//! Serves the folder of the built toolbar.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::world::Shared;

/// The file that the store's one tag names.
pub(crate) const LOADER: &str = "telesales-toolbar.js";

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/telesales-toolbar/", get(StatusCode::NOT_FOUND))
        .route("/telesales-toolbar/{*file}", get(file))
}

async fn file(State(shared): State<Shared>, Path(file): Path<String>) -> Response {
    if !is_plain(&file) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(bytes) = tokio::fs::read(shared.toolbar.join(&file)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, content_type(&file)),
        (header::CACHE_CONTROL, caching(&file)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, bytes).into_response()
}

/// Every part of the path is a name: nothing leads out of the folder, nothing is hidden.
pub(crate) fn is_plain(path: &str) -> bool {
    path.split('/')
        .all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']))
}

/// What a browser is told that a file is.
pub(crate) fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("html") => "text/html; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// The loader is the one name that stays the same from build to build.
fn caching(file: &str) -> &'static str {
    if file.starts_with("wasm/") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=60"
    }
}
