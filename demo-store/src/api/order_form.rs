//! The cart's endpoints (OpenAPI schema "VTEX - Checkout API").

use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::Answer;
use crate::arrival::Arrival;
use crate::browser::{Browser, Visit};
use crate::cart::{Address, Cart};
use crate::catalog;
use crate::cookies::SetCookie;
use crate::world::World;

/// The browser's own cart, or a new one.
pub(super) fn current(world: &mut World, visit: &Visit, arrival: &Arrival) -> Answer {
    world.visit(visit);
    let mut cart = world.cart_or_new(visit);
    arrival.complete(&mut cart);
    keep_own(world, visit, cart)
}

/// A new cart, whatever there was; with known issue 1056870 only the answer knows it.
pub(super) fn start_new(world: &mut World, visit: &Visit) -> Answer {
    world.visit(visit);
    let cart = world.new_cart(visit);
    let browser = world.browser(&visit.token);
    if browser.lab.scenario.new_cart_not_kept {
        return Answer::ok(cart.order_form(browser));
    }
    keep_own(world, visit, cart)
}

fn keep_own(world: &mut World, visit: &Visit, cart: Cart) -> Answer {
    let form = cart.order_form(world.browser(&visit.token));
    let cookie = SetCookie::cart(&cart.id);
    world.keep_cart(cart);
    Answer::ok(form).setting(cookie)
}

pub(super) fn by_id(world: &mut World, visit: &Visit, id: &str, arrival: &Arrival) -> Answer {
    change(world, visit, id, |cart, _| arrival.complete(cart))
}

/// Writes whose cart it is.
pub(super) fn identify(world: &mut World, visit: &Visit, id: &str, body: &[u8]) -> Answer {
    #[derive(Deserialize)]
    struct Profile {
        email: String,
    }
    match serde_json::from_slice::<Profile>(body) {
        Ok(Profile { email }) => change(world, visit, id, |cart, browser| {
            cart.identify(&email, &browser.lab.scenario);
        }),
        Err(error) => malformed(&format!("Not a profile: {error}")),
    }
}

/// Writes where the cart is to be delivered.
pub(super) fn deliver(world: &mut World, visit: &Visit, id: &str, body: &[u8]) -> Answer {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Shipping {
        selected_addresses: Vec<Address>,
    }
    match serde_json::from_slice::<Shipping>(body) {
        Ok(shipping) => change(world, visit, id, |cart, _| {
            cart.address = shipping.selected_addresses.into_iter().next();
        }),
        Err(error) => malformed(&format!("Not an address: {error}")),
    }
}

pub(super) fn add_items(world: &mut World, visit: &Visit, id: &str, body: &[u8]) -> Answer {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Order {
        order_items: Vec<Item>,
    }
    #[derive(Deserialize)]
    struct Item {
        id: String,
        quantity: u32,
    }
    let order: Order = match serde_json::from_slice(body) {
        Ok(order) => order,
        Err(error) => return malformed(&format!("Not a list of items: {error}")),
    };
    change(world, visit, id, |cart, browser| {
        for item in order.order_items {
            if let Some(product) = catalog::by_id(&item.id) {
                let scenario = &browser.lab.scenario;
                cart.add(product, item.quantity, &browser.session, scenario);
            }
        }
    })
}

/// A new cart with the same items and nobody's name on it; 302 to the checkout.
pub(super) fn make_anonymous(world: &mut World, visit: &Visit, id: &str) -> Answer {
    let scenario = world.browser(&visit.token).lab.scenario.clone();
    let Some(cart) = world.anonymous_cart(id) else {
        return unknown();
    };
    if scenario.anonymous_elsewhere {
        return Answer::redirect("/login");
    }
    let answer = Answer::redirect("/checkout/#/orderform");
    if scenario.anonymous_keeps_email {
        return answer;
    }
    let cookie = SetCookie::cart(&cart.id);
    world.keep_cart(cart);
    answer.setting(cookie)
}

fn change(
    world: &mut World,
    visit: &Visit,
    id: &str,
    edit: impl FnOnce(&mut Cart, &Browser),
) -> Answer {
    world.visit(visit);
    let Some(mut cart) = world.cart(id).cloned() else {
        return unknown();
    };
    let browser = world.browser(&visit.token);
    edit(&mut cart, browser);
    let form = cart.order_form(browser);
    world.keep_cart(cart);
    Answer::ok(form)
}

fn unknown() -> Answer {
    Answer::refusal(StatusCode::NOT_FOUND, "There is no such orderForm")
}

fn malformed(message: &str) -> Answer {
    Answer::refusal(StatusCode::BAD_REQUEST, message)
}
