//! The home page: a promise and a shelf.

use axum::response::Response;
use maud::{Markup, html};

use super::layout;
use super::viewer::Viewer;
use crate::catalog::{self, PRODUCTS, Product, art};

pub(super) async fn show(viewer: Viewer) -> Response {
    layout::page(
        &viewer,
        "Shop",
        &html! {
            section.hero {
                div {
                    p.eyebrow { "The autumn collection" }
                    h1 { "Quiet things for a loud world" }
                    p.lead { "Twelve pieces in clay, wool, oak and light. Made in small workshops, meant to be used every day." }
                    p { a.button href="#shelf" { "See the collection" } }
                }
                @if let Some(product) = catalog::find("halo-lamp") {
                    a.picture href="/product/halo-lamp" aria-label=(product.name) { (art::draw(product.art)) }
                }
            }
            @if let Some(customer) = viewer.profile.filter(|customer| customer.price_table.is_some()) {
                p.notice data-prices {
                    "Your prices: 15 % off for "
                    bdi { (customer.organization.as_ref().map_or_else(|| customer.shown_name(), |it| it.name.to_owned())) }
                }
            }
            section #shelf aria-labelledby="shelf-title" {
                h2 #shelf-title { "The collection" }
                ul.shelf { @for product in PRODUCTS { li { (card(&viewer, product)) } } }
            }
        },
    )
}

fn card(viewer: &Viewer, product: &Product) -> Markup {
    html! {
        a.card href={ "/product/" (product.slug) } {
            span.picture { (art::draw(product.art)) }
            span.text {
                span.name { (product.name) }
                (layout::price(viewer, product))
                span.maker { (product.maker) }
            }
        }
    }
}
