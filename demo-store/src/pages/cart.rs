//! The cart's page, and the forms that change it.

use axum::Form;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::layout::{self, money};
use super::viewer::Viewer;
use crate::browser::Visit;
use crate::cart::{Cart, Line};
use crate::catalog::art;
use crate::cookies;
use crate::world::{Quantity, Shared};

pub(super) async fn show(viewer: Viewer) -> Response {
    layout::page(
        &viewer,
        "Cart",
        &html! {
            section.narrow {
                h1 { "Your cart" }
                @match viewer.cart.as_ref().filter(|cart| !cart.lines.is_empty()) {
                    None => { p.lead { "Nothing in it yet." } p { a.button href="/" { "Find something" } } }
                    Some(cart) => { (contents(&viewer, cart)) }
                }
            }
        },
    )
}

fn contents(viewer: &Viewer, cart: &Cart) -> Markup {
    html! {
        ul.lines { @for line in &cart.lines { li { (row(viewer, line)) } } }
        p.total { span { "Total" } strong data-total { (money(cart.total(viewer.profile))) } }
        @if let Some(client) = &cart.client {
            p.muted { "This cart belongs to " bdi data-cart-email { (client.email) } }
        }
        p { a.button href="/checkout" { "Go to checkout" } }
    }
}

fn row(viewer: &Viewer, line: &Line) -> Markup {
    html! {
        a.picture href={ "/product/" (line.product.slug) } aria-hidden="true" tabindex="-1" { (art::draw(line.product.art)) }
        div.text {
            a.name href={ "/product/" (line.product.slug) } { (line.product.name) }
            (layout::price(viewer, line.product))
        }
        form method="post" action="/cart/items" {
            input type="hidden" name="product" value=(line.product.id);
            label { span.visually-hidden { "Quantity of " (line.product.name) }
                input type="number" name="set" value=(line.quantity) min="0" max="99" inputmode="numeric"; }
            button.quiet type="submit" { "Update" }
        }
    }
}

/// `add` so many more, or `set` how many there are.
#[derive(Deserialize)]
pub(super) struct Change {
    product: String,
    add: Option<u32>,
    set: Option<u32>,
}

pub(super) async fn change(
    State(shared): State<Shared>,
    visit: Visit,
    Form(change): Form<Change>,
) -> Response {
    let quantity = match (change.add, change.set) {
        (_, Some(quantity)) => Quantity::Set(quantity),
        (more, None) => Quantity::Add(more.unwrap_or_default()),
    };
    let cookie = shared
        .world()
        .change_cart(&visit, &change.product, quantity);
    let mut headers = HeaderMap::new();
    cookies::put(&mut headers, &cookie);
    (headers, Redirect::to("/cart")).into_response()
}
