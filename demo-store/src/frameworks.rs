//! Sites made with the frameworks that stores are made with, for the tests of the toolbar.
//!
//! They are built from `demo-store/frameworks`, on the way to the browser tests; a store without
//! them says so where they would be.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::files::{content_type, is_plain};
use crate::world::Shared;

/// Below here are the sites, each under its name.
pub(crate) const BASE: &str = "/_frameworks/";
/// Names the folder of the built sites.
const FOLDER: &str = "TELESALES_TOOLBAR_FRAMEWORKS";
/// The folder where none is named: that of a build by hand.
const BUILT_BY_HAND: &str = "demo-store/frameworks/sites";
const PAGE: &str = "index.html";

pub(crate) fn routes() -> Router<Shared> {
    let named = env::var_os(FOLDER).map(PathBuf::from);
    let folder = Arc::new(named.unwrap_or_else(|| BUILT_BY_HAND.into()));
    let answer = get(move |address: Uri| async move { answer(&folder, address.path()).await });
    Router::new().route("/_frameworks/{*path}", answer)
}

async fn answer(folder: &Path, address: &str) -> Response {
    let path = address.strip_prefix(BASE).unwrap_or_default();
    let Some((site, _)) = path.split_once('/') else {
        // A site's own addresses count from its folder.
        return Redirect::permanent(&format!("{address}/")).into_response();
    };
    if !folder.is_dir() {
        let advice = "The framework sites are not built: `cargo xtask test` builds them, \
            or `npm ci --ignore-scripts && npm run build` in demo-store/frameworks.";
        return (StatusCode::NOT_FOUND, advice).into_response();
    }
    for file in candidates(site, path.trim_end_matches('/')) {
        if let Ok(bytes) = tokio::fs::read(folder.join(&file)).await {
            let headers = [
                (header::CONTENT_TYPE, content_type(&file)),
                (header::CACHE_CONTROL, "no-cache"),
            ];
            return (headers, bytes).into_response();
        }
    }
    StatusCode::NOT_FOUND.into_response()
}

/// Where what is asked for may be: a file, a page of its own, or, when it does not look like a
/// file, the one page of a site that draws all others in the browser.
fn candidates(site: &str, path: &str) -> Vec<String> {
    if !is_plain(path) {
        return Vec::new();
    }
    let mut files = vec![path.to_owned(), format!("{path}/{PAGE}")];
    if !path.rsplit('/').next().unwrap_or_default().contains('.') {
        files.push(format!("{site}/{PAGE}"));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn an_unknown_page_is_the_sites_own_matter() {
        let pages = ["vue/rugs", "vue/rugs/index.html", "vue/index.html"];
        assert_eq!(candidates("vue", "vue/rugs"), pages);
        let site = ["vue", "vue/index.html", "vue/index.html"];
        assert_eq!(candidates("vue", "vue"), site);
    }

    #[test]
    fn a_missing_file_is_missing_and_nothing_leads_out() {
        let file = ["vue/main.js", "vue/main.js/index.html"];
        assert_eq!(candidates("vue", "vue/main.js"), file);
        for path in ["vue/../secret", "vue/.server/react.cjs", "vue//rugs"] {
            assert!(candidates("vue", path).is_empty(), "{path}");
        }
    }
}
