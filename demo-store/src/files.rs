//! Files from a folder, as a host of static files serves them: with their type, and compressed
//! where a compressed one lies beside.

use std::path::Path;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// What a compressed file has after its name.
const COMPRESSED: &str = ".br";
/// How HTTP calls that.
const BROTLI: &str = "br";

/// The file of this name below the folder; `caching` is for `Cache-Control`.
pub(crate) async fn serve(
    folder: &Path,
    file: &str,
    asked: &HeaderMap,
    caching: &'static str,
) -> Response {
    if !is_plain(file) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let path = folder.join(file);
    let compressed = tokio::fs::read(folder.join(format!("{file}{COMPRESSED}"))).await;
    let (bytes, is_compressed) = match (compressed, tokio::fs::read(path).await) {
        (Ok(compressed), Ok(_)) if takes_brotli(asked) => (compressed, true),
        (_, Ok(plain)) => (plain, false),
        (_, Err(_)) => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, content_type(file)),
        (header::CACHE_CONTROL, caching),
        (header::VARY, "Accept-Encoding"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let mut response = (headers, bytes).into_response();
    if is_compressed {
        let encoding = HeaderValue::from_static(BROTLI);
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, encoding);
    }
    response
}

fn takes_brotli(asked: &HeaderMap) -> bool {
    let list = asked.get(header::ACCEPT_ENCODING);
    let list = list.and_then(|it| it.to_str().ok()).unwrap_or_default();
    list.split(',').any(|one| one.trim() == BROTLI)
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
