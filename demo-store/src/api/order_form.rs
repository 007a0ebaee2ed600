//! The cart's endpoints (OpenAPI schema "VTEX - Checkout API").

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::Visit;
use crate::cart::{Cart, Client};
use crate::catalog;
use crate::cookies;
use crate::json::refusal;
use crate::world::Shared;

pub(super) fn routes() -> Router<Shared> {
    let form = "/api/checkout/pub/orderForm";
    Router::new()
        .route(form, get(current).post(current))
        .route(&format!("{form}/{{id}}"), get(by_id))
        .route(
            &format!("{form}/{{id}}/attachments/clientProfileData"),
            post(attach),
        )
        .route(&format!("{form}/{{id}}/items"), post(add_items))
        .route("/checkout/changeToAnonymousUser/{id}", get(make_anonymous))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wish {
    #[serde(default)]
    force_new_cart: bool,
}

async fn current(State(shared): State<Shared>, visit: Visit, Query(wish): Query<Wish>) -> Response {
    let mut world = shared.world();
    world.visit(&visit.token, &visit.jar);
    let cart = if wish.force_new_cart {
        Cart::new(&world.browser(&visit.token).session)
    } else {
        world.cart_or_new(&visit.token, &visit.jar)
    };
    world.keep_cart(cart.clone());
    let form = cart.order_form(&world.browser(&visit.token).session);
    (with_cart(&cart), Json(form)).into_response()
}

async fn by_id(State(shared): State<Shared>, visit: Visit, Path(id): Path<String>) -> Response {
    change(&shared, &visit, &id, |_| {})
}

/// Writes whose cart it is; the items stay.
async fn attach(
    State(shared): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    #[derive(Deserialize)]
    struct Attachment {
        email: String,
    }
    match serde_json::from_slice::<Attachment>(&body) {
        Ok(Attachment { email }) => change(&shared, &visit, &id, |cart| {
            cart.client = Some(Client::of(&email));
        }),
        Err(error) => refusal(StatusCode::BAD_REQUEST, &format!("Not a profile: {error}")),
    }
}

async fn add_items(
    State(shared): State<Shared>,
    visit: Visit,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
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
    let order: Order = match serde_json::from_slice(&body) {
        Ok(order) => order,
        Err(error) => {
            return refusal(
                StatusCode::BAD_REQUEST,
                &format!("Not a list of items: {error}"),
            );
        }
    };
    let mut world = shared.world();
    world.visit(&visit.token, &visit.jar);
    let Some(mut cart) = world.cart(&id).cloned() else {
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
    Json(form).into_response()
}

/// A new cart with the same items and nobody's name on it; 302 to the checkout.
async fn make_anonymous(State(shared): State<Shared>, Path(id): Path<String>) -> Response {
    let mut world = shared.world();
    let Some(cart) = world.cart(&id).map(Cart::anonymous) else {
        return unknown();
    };
    let headers = with_cart(&cart);
    world.keep_cart(cart);
    (
        StatusCode::FOUND,
        headers,
        [(header::LOCATION, "/checkout/#/orderform")],
    )
        .into_response()
}

fn change(shared: &Shared, visit: &Visit, id: &str, edit: impl FnOnce(&mut Cart)) -> Response {
    let mut world = shared.world();
    world.visit(&visit.token, &visit.jar);
    let Some(mut cart) = world.cart(id).cloned() else {
        return unknown();
    };
    edit(&mut cart);
    let form = cart.order_form(&world.browser(&visit.token).session);
    world.keep_cart(cart);
    Json(form).into_response()
}

fn unknown() -> Response {
    refusal(StatusCode::NOT_FOUND, "There is no such orderForm")
}

fn with_cart(cart: &Cart) -> HeaderMap {
    let mut headers = HeaderMap::new();
    cookies::put(&mut headers, &cookies::cart(&cart.id));
    headers
}
