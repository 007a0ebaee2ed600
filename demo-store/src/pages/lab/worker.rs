//! `/_demo/worker`: a service worker between the store's pages and the store, which answers calls
//! from its cache.

use axum::http::{HeaderName, header};
use axum::response::{Html, IntoResponse};
use maud::{DOCTYPE, PreEscaped, html};

use crate::pages::STYLE;

/// Lets a worker stand before all of the store and not only before `/_demo/`.
const ALLOWED: HeaderName = HeaderName::from_static("service-worker-allowed");

/// Has no toolbar itself, as the worker does not come with one.
pub(in crate::pages) async fn show() -> impl IntoResponse {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "A service worker" }
                link rel="stylesheet" href=(STYLE);
            }
            body {
            main { section.narrow {
                h1 { "A service worker" }
                p.lead {
                    "It answers " code { "GET /api/*" } " from its cache, and asks the store "
                    "meanwhile: whoever asks is told what was true the last time."
                }
                p {
                    button.button #in type="button" { "Put it in" } " "
                    button.quiet #out type="button" { "Take it out" }
                }
                p { a href="/_demo" { "Make other things go wrong" } }
            } }
            script { (PreEscaped(include_str!("worker/page.js"))) }
            }
        }
    };
    Html(page.into_string())
}

pub(in crate::pages) async fn script() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (ALLOWED, "/"),
    ];
    (headers, include_str!("worker/worker.js"))
}
