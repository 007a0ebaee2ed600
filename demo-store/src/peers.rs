//! The toolbar's features by other means, for `cargo xtask bench` to measure beside it.
//!
//! They are built from `bench/peers`; a store without them says so where they would be.

use std::env;
use std::path::PathBuf;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::files;
use crate::toolbar::BRIEFLY;
use crate::world::Shared;

/// Below here are the scripts, one for each of [`NAMES`].
pub(crate) const BASE: &str = "/_peers/";
/// The peers, as a page's `?tag=` has them.
pub(crate) const NAMES: [&str; 3] = ["plain", "preact", "react"];
/// Names the folder of the built scripts.
const FOLDER: &str = "TELESALES_TOOLBAR_PEERS";
/// The folder where none is named: that of a build by hand.
const BUILT_BY_HAND: &str = "bench/peers/out";

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/_peers/{*file}", get(file))
}

async fn file(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let folder = env::var_os(FOLDER).map_or_else(|| BUILT_BY_HAND.into(), PathBuf::from);
    if !folder.is_dir() {
        let advice = "The peers are not built: `cargo xtask bench` builds them, \
            or `npm ci --ignore-scripts && npm run build` in bench/peers.";
        return (StatusCode::NOT_FOUND, advice).into_response();
    }
    files::serve(&folder, &file, &headers, BRIEFLY).await
}
