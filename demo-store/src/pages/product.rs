//! One product.

use axum::extract::Path;
use axum::response::Response;
use maud::html;

use super::layout;
use super::viewer::Viewer;
use crate::catalog::{self, art};

pub(super) async fn show(viewer: Viewer, Path(slug): Path<String>) -> Response {
    let Some(product) = catalog::find(&slug) else {
        return super::not_found(viewer).await;
    };
    layout::page(
        &viewer,
        product.name,
        &html! {
            section.product {
                div.picture { (art::draw(product.art)) }
                div.text {
                    p.eyebrow { (product.maker) }
                    h1 { (product.name) }
                    p.big { (layout::price(&viewer, product)) }
                    p.lead { (product.about) }
                    form.buy method="post" action="/cart/items" {
                        input type="hidden" name="product" value=(product.id);
                        label { "Quantity"
                            input type="number" name="add" value="1" min="1" max="99" inputmode="numeric"; }
                        button.button type="submit" { "Add to cart" }
                    }
                    ul.facts {
                        li { "Ships in two days, from Porto" }
                        li { "Thirty days to change your mind" }
                        li { "Repaired for life" }
                    }
                }
            }
        },
    )
}
