//! Checkout and confirmation. Here the cart says who buys, as in VTEX, not the session.

mod address;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

pub(super) use address::deliver;

use super::layout::{self, money};
use super::viewer::Viewer;
use crate::browser::Visit;
use crate::cart::{Cart, Client};
use crate::cookies::{self, SetCookie};
use crate::customers;
use crate::orders::{self, Order};
use crate::world::{Shared, World};

pub(super) async fn show(viewer: Viewer) -> Response {
    let cart = viewer.cart.as_ref().filter(|cart| !cart.lines.is_empty());
    let Some(cart) = cart else {
        return Redirect::to("/cart").into_response();
    };
    let total = money(cart.total(viewer.profile));
    layout::page(
        &viewer,
        "Checkout",
        &html! {
            section.narrow {
                h1 { "Checkout" }
                (address::form(&viewer, cart))
                form.checkout method="post" action="/checkout" {
                    fieldset { legend { "Who buys" } (buyer(&viewer, cart)) }
                    fieldset { legend { "What" }
                        ul.plain { @for line in &cart.lines {
                            li { span { (line.quantity) " × " (line.product.name) } span { (money(line.total(viewer.profile))) } }
                        } }
                        p.total { span { "Total" } strong data-total { (total) } }
                    }
                    button.button type="submit" { "Place the order" }
                }
            }
        },
    )
}

/// The name and email of the cart, in full.
fn buyer(viewer: &Viewer, cart: &Cart) -> Markup {
    let known = viewer.profile.map(|customer| customer.email);
    let email = cart
        .client
        .as_ref()
        .map(|client| client.email.as_str())
        .or(known);
    html! {
        @match email {
            None => { label { "Email" input type="email" name="email" autocomplete="email" required; } }
            Some(email) => {
                p.buyer {
                    strong { bdi { (customers::find(email).map_or_else(String::new, |it| it.shown_name())) } }
                    bdi data-cart-email { (email) }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Purchase {
    #[serde(default)]
    email: String,
}

pub(super) async fn place(
    State(shared): State<Shared>,
    visit: Visit,
    Form(purchase): Form<Purchase>,
) -> Response {
    let mut world = shared.world();
    world.visit(&visit);
    let cart = world.cart_or_new(&visit);
    let session = &world.browser(&visit.token).session;
    let (profile, operator) = (session.profile(), session.operator());
    let known = profile.map(|customer| customer.email.to_owned());
    let email = cart
        .client
        .as_ref()
        .map(|client| client.email.clone())
        .or(known);
    let email = email.unwrap_or(purchase.email);
    if cart.lines.is_empty() || email.is_empty() {
        return Redirect::to("/cart").into_response();
    }
    let number = orders::number(world.orders.len() + 1);
    let operator = operator.map(|staff| staff.email);
    let total = cart.total(profile);
    world
        .orders
        .push(Order::place(&cart, number.clone(), email, operator, total));
    let next = next_cart(&mut world, &visit);
    let mut headers = HeaderMap::new();
    cookies::put(&mut headers, &SetCookie::cart(&next.id));
    world.keep_cart(next);
    let done = format!("/checkout/confirmation?order={number}");
    (headers, Redirect::to(&done)).into_response()
}

/// The cart after a purchase; with known issue 1003545 it is the operator's.
fn next_cart(world: &mut World, visit: &Visit) -> Cart {
    let mut cart = world.new_cart(visit);
    let browser = world.browser(&visit.token);
    if let Some(staff) = browser.session.operator()
        && browser.lab.scenario.drift_after_purchase
    {
        cart.client = Some(Client::of(staff.email));
    }
    cart
}

#[derive(Deserialize)]
pub(super) struct Placed {
    #[serde(default)]
    order: String,
}

pub(super) async fn confirm(
    State(shared): State<Shared>,
    viewer: Viewer,
    Query(placed): Query<Placed>,
) -> Response {
    let orders = &shared.world().orders;
    let Some(order) = orders
        .iter()
        .find(|order| order.number == placed.order)
        .cloned()
    else {
        return Redirect::to("/account/orders").into_response();
    };
    layout::page(
        &viewer,
        "Thank you",
        &html! {
            section.narrow {
                p.eyebrow { "Order " span data-order { (order.number) } }
                h1 { "Thank you" }
                p.lead { "The order is placed for " bdi data-order-email { (order.email) } "." }
                @if let Some(operator) = order.operator { p.muted { "Placed by " (operator) "." } }
                p.total { span { "Total" } strong { (money(order.total)) } }
                p { a.button href="/account/orders" { "See the orders" } " " a.quiet href="/" { "Keep looking" } }
            }
        },
    )
}
