//! `/_pages`: pages in which a toolbar is a guest and is not treated well, one file per kind.
//!
//! A file in `pages/` begins with a comment: a sentence about its kind, then the response
//! headers that belong to it, one a line. In the rest, a name in braces stands for a part that
//! pages share, see [`PARTS`], `{nonce}` for a nonce of this response, `{origin}` for the store's
//! origin.

mod page;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use maud::{DOCTYPE, html};
use uuid::Uuid;

use crate::world::Shared;
use page::Page;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const XHTML: HeaderValue = HeaderValue::from_static("application/xhtml+xml; charset=utf-8");
/// As the store's own pages: `no-cache` and not `no-store`.
const CACHING: HeaderValue = HeaderValue::from_static("private, no-cache");

/// What is the same in many pages, so that a file has what is its own. `main` holds `content`.
const PARTS: [(&str, &str); 6] = [
    ("{meta}", include_str!("../pages/parts/meta.html")),
    ("{notes}", include_str!("../pages/parts/notes.html")),
    ("{tag}", include_str!("../pages/parts/tag.html")),
    ("{links}", include_str!("../pages/parts/links.html")),
    ("{main}", include_str!("../pages/parts/main.html")),
    ("{content}", include_str!("../pages/parts/content.html")),
];

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/_pages", get(index))
        .route("/_pages/page.css", get(style))
        .route("/_pages/notes.js", get(notes))
        .route("/_pages/{kind}", get(show))
}

async fn show(Path(kind): Path<String>, headers: HeaderMap) -> Response {
    let Some(page) = Page::read(&kind).await else {
        return (StatusCode::NOT_FOUND, "There is no such page").into_response();
    };
    let nonce = Uuid::new_v4().simple().to_string();
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let origin = format!("http://{}", host.unwrap_or_default());
    let fill = |text: &str| {
        let whole = PARTS.iter().fold(text.to_owned(), |text, (name, part)| {
            text.replace(name, part.trim_end_matches('\n'))
        });
        whole
            .replace("{nonce}", &nonce)
            .replace("{origin}", &origin)
    };
    let mut response = fill(&page.body).into_response();
    let answered = response.headers_mut();
    for (name, value) in &page.headers {
        if let Ok(value) = HeaderValue::from_str(&fill(value)) {
            answered.append(name, value);
        }
    }
    answered.insert(header::CONTENT_TYPE, if page.is_xml { XHTML } else { HTML });
    answered.insert(header::CACHE_CONTROL, CACHING);
    response
}

/// A list to click through; it has no toolbar itself.
async fn index() -> impl IntoResponse {
    let kinds = page::kinds().await;
    Html(
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { "Pages that make it hard to be a guest" }
                    link rel="stylesheet" href="/_pages/page.css";
                }
                body {
                    header { a href="/" { "Casa Alba" } a href="/_demo" { "Make things go wrong" } }
                    main {
                        h1 { "Pages that make it hard to be a guest" }
                        p { a href="/login" { "Sign in" } " as an operator to see the toolbar in them." }
                        ul { @for (kind, about) in kinds {
                            li { a href={ "/_pages/" (kind) } { (kind) } ": " (about) }
                        } }
                    }
                }
            }
        }
        .into_string(),
    )
}

async fn style() -> impl IntoResponse {
    let css = include_str!("../pages/parts/page.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css)
}

async fn notes() -> impl IntoResponse {
    let script = include_str!("../pages/parts/notes.js");
    let kind = "text/javascript; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], script)
}
