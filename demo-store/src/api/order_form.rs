//! The cart's endpoints (OpenAPI schema "VTEX - Checkout API").

use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::Answer;
use crate::browser::Visit;
use crate::cart::{Cart, Client};
use crate::catalog;
use crate::cookies::SetCookie;
use crate::world::World;

/// The browser's own cart, or a new one.
pub(super) fn current(world: &mut World, visit: &Visit) -> Answer {
    world.visit(visit);
    let cart = world.cart_or_new(visit);
    keep_own(world, visit, cart)
}

/// A new cart, whatever there was.
pub(super) fn start_new(world: &mut World, visit: &Visit) -> Answer {
    world.visit(visit);
    let cart = world.new_cart(visit);
    keep_own(world, visit, cart)
}

fn keep_own(world: &mut World, visit: &Visit, cart: Cart) -> Answer {
    let form = cart.order_form(&world.browser(&visit.token).session);
    let cookie = SetCookie::cart(&cart.id);
    world.keep_cart(cart);
    Answer::ok(form).setting(cookie)
}

pub(super) fn by_id(world: &mut World, visit: &Visit, id: &str) -> Answer {
    change(world, visit, id, |_| {})
}

/// Writes whose cart it is; the items stay.
pub(super) fn attach(world: &mut World, visit: &Visit, id: &str, body: &[u8]) -> Answer {
    #[derive(Deserialize)]
    struct Attachment {
        email: String,
    }
    match serde_json::from_slice::<Attachment>(body) {
        Ok(Attachment { email }) => change(world, visit, id, |cart| {
            cart.client = Some(Client::of(&email));
        }),
        Err(error) => malformed(&format!("Not a profile: {error}")),
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
    world.visit(visit);
    let Some(mut cart) = world.cart(id).cloned() else {
        return unknown();
    };
    let browser = world.browser(&visit.token);
    for item in order.order_items {
        if let Some(product) = catalog::by_id(&item.id) {
            cart.add(
                product,
                item.quantity,
                &browser.session,
                &browser.lab.scenario,
            );
        }
    }
    let form = cart.order_form(&browser.session);
    world.keep_cart(cart);
    Answer::ok(form)
}

/// A new cart with the same items and nobody's name on it; 302 to the checkout.
pub(super) fn make_anonymous(world: &mut World, id: &str) -> Answer {
    let Some(cart) = world.anonymous_cart(id) else {
        return unknown();
    };
    let cookie = SetCookie::cart(&cart.id);
    world.keep_cart(cart);
    Answer::redirect("/checkout/#/orderform").setting(cookie)
}

fn change(world: &mut World, visit: &Visit, id: &str, edit: impl FnOnce(&mut Cart)) -> Answer {
    world.visit(visit);
    let Some(mut cart) = world.cart(id).cloned() else {
        return unknown();
    };
    edit(&mut cart);
    let form = cart.order_form(&world.browser(&visit.token).session);
    world.keep_cart(cart);
    Answer::ok(form)
}

fn unknown() -> Answer {
    Answer::refusal(StatusCode::NOT_FOUND, "There is no such orderForm")
}

fn malformed(message: &str) -> Answer {
    Answer::refusal(StatusCode::BAD_REQUEST, message)
}
