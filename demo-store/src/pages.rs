//! The pages of the store, drawn on the server; every link is a real navigation.

mod account;
mod cart;
mod checkout;
mod home;
mod lab;
mod layout;
mod login;
mod orders;
mod product;
mod viewer;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::html;

use crate::world::Shared;
use viewer::Viewer;

/// The address of the one style sheet.
pub(crate) const STYLE: &str = "/store.css";
/// The address of the icon.
pub(crate) const ICON: &str = "/icon.svg";

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/", get(home::show))
        .route("/product/{slug}", get(product::show))
        .route("/cart", get(cart::show))
        .route("/cart/items", post(cart::change))
        .route("/checkout", get(checkout::show).post(checkout::place))
        // Where `changeToAnonymousUser` leads.
        .route("/checkout/", get(checkout::show))
        .route("/checkout/address", post(checkout::deliver))
        .route("/checkout/confirmation", get(checkout::confirm))
        .route("/account", get(account::show))
        .route("/account/orders", get(orders::show))
        .route("/account/orders/{number}/again", post(orders::again))
        .route("/login", get(login::show).post(login::sign_in))
        .route("/logout", post(login::sign_out))
        .route("/_demo", get(lab::show).post(lab::change))
        .route("/_demo/worker", get(lab::worker::show))
        .route("/_demo/worker.js", get(lab::worker::script))
        .route(STYLE, get(style))
        .route(ICON, get(icon))
        .fallback(not_found)
}

async fn style() -> impl IntoResponse {
    let css = include_str!("pages/store.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css)
}

async fn icon() -> impl IntoResponse {
    let svg = include_str!("pages/icon.svg");
    ([(header::CONTENT_TYPE, "image/svg+xml")], svg)
}

async fn not_found(viewer: Viewer) -> Response {
    let page = layout::page(
        &viewer,
        "Not found",
        &html! {
            section.narrow {
                h1 { "Nothing on this shelf" }
                p.lead { "The page you asked for is not here." }
                p { a.button href="/" { "Back to the shop" } }
            }
        },
    );
    (StatusCode::NOT_FOUND, page).into_response()
}
