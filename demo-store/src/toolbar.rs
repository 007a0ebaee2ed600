//! Serves the folder of the built toolbar.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;

use crate::files;
use crate::world::Shared;

/// The file that the store's one tag names.
pub(crate) const LOADER: &str = "telesales-toolbar.js";
/// What a browser is told of a file whose name stays the same from build to build.
pub(crate) const BRIEFLY: &str = "public, max-age=60";

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/telesales-toolbar/", get(StatusCode::NOT_FOUND))
        .route("/telesales-toolbar/{*file}", get(file))
}

async fn file(
    State(shared): State<Shared>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    files::serve(&shared.toolbar, &file, &headers, caching(&file)).await
}

/// The loader is the one name that stays the same from build to build.
fn caching(file: &str) -> &'static str {
    if file.starts_with("wasm/") {
        "public, max-age=31536000, immutable"
    } else {
        BRIEFLY
    }
}
