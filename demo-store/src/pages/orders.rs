//! "My Orders": those of whoever the session says.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use super::account;
use super::layout::{self, money};
use super::viewer::Viewer;
use crate::browser::Visit;
use crate::cart::Client;
use crate::cookies::{self, SetCookie};
use crate::orders::Order;
use crate::world::Shared;

pub(super) async fn show(State(shared): State<Shared>, viewer: Viewer) -> Response {
    let orders: Vec<Order> = viewer
        .orders(&shared.world().orders)
        .into_iter()
        .cloned()
        .collect();
    layout::page(
        &viewer,
        "My Orders",
        &html! {
            section.narrow {
                h1 { "My Orders" }
                @if viewer.profile.is_none() { (account::nobody()) }
                @else if orders.is_empty() { p.lead { "No orders to show." } }
                @else { ul.orders { @for order in &orders { li { (card(order)) } } } }
            }
        },
    )
}

fn card(order: &Order) -> Markup {
    html! {
        div.head {
            h2 { "Order " (order.number) }
            span.status { (order.status) }
        }
        p.muted { (order.placed) @if let Some(operator) = order.operator { " · placed by " (operator) } }
        ul.plain { @for line in &order.lines {
            li { span { (line.quantity) " × " (line.product.name) } }
        } }
        p.total { span { "Total" } strong { (money(order.total)) } }
        form method="post" action={ "/account/orders/" (order.number) "/again" } {
            button.quiet type="submit" { "Order again" }
        }
    }
}

/// Fills the cart with an old order; with known issue 947563 the cart becomes the operator's.
pub(super) async fn again(
    State(shared): State<Shared>,
    viewer: Viewer,
    visit: Visit,
    Path(number): Path<String>,
) -> Response {
    let mut world = shared.world();
    let lines = viewer
        .orders(&world.orders)
        .into_iter()
        .find(|order| order.number == number)
        .map(|order| order.lines.clone())
        .unwrap_or_default();
    let mut cart = world.cart_or_new(&visit);
    let browser = world.browser(&visit.token);
    for line in lines {
        cart.add(
            line.product,
            line.quantity,
            &browser.session,
            &browser.lab.scenario,
        );
    }
    if let Some(staff) = browser.session.operator()
        && browser.lab.scenario.drift_after_order_again
    {
        cart.client = Some(Client::of(staff.email));
    }
    let mut headers = HeaderMap::new();
    cookies::put(&mut headers, &SetCookie::cart(&cart.id));
    world.keep_cart(cart);
    (headers, Redirect::to("/cart")).into_response()
}
