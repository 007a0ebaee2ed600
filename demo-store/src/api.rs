//! The endpoints a toolbar talks to, and the control endpoints of the lab.

mod control;
mod order_form;
mod profiles;
mod sessions;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Extension, Router};

use crate::answer::Answer;
use crate::arrival::Arrival;
use crate::browser::Visit;
use crate::call::Call;
use crate::world::{Shared, World};

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/{*call}", any(handle))
        .route("/checkout/changeToAnonymousUser/{id}", any(handle))
        .merge(control::routes())
}

/// The middleware has parsed the call and seen it arrive, before the lab delays it.
async fn handle(
    State(shared): State<Shared>,
    visit: Visit,
    arrived: Option<Extension<(Call, Arrival)>>,
) -> Response {
    match arrived {
        Some(Extension((call, arrival))) => {
            answer(&mut shared.world(), &visit, &call, &arrival).into_response()
        }
        None => Answer::refusal(StatusCode::NOT_FOUND, "There is no such call").into_response(),
    }
}

/// Carries out a call that has arrived, now.
pub(crate) fn answer(world: &mut World, visit: &Visit, call: &Call, arrival: &Arrival) -> Answer {
    match call {
        Call::ReadSession { items } => sessions::read(world, visit, items.as_ref()),
        Call::WriteSession {
            is_post,
            items,
            parameters,
            body,
        } => {
            let keys = sessions::Keys { parameters, body };
            sessions::write(world, visit, &keys, items.as_ref(), *is_post)
        }
        Call::ReadCart { id: None, .. } => order_form::current(world, visit, arrival),
        Call::ReadCart { id: Some(id), .. } => order_form::by_id(world, visit, id, arrival),
        Call::NewCart => order_form::start_new(world, visit),
        Call::AddItems { id, body } => order_form::add_items(world, visit, id, body),
        Call::ClientProfileData { id, body } => order_form::identify(world, visit, id, body),
        Call::ShippingData { id, body } => order_form::deliver(world, visit, id, body),
        Call::MakeAnonymous { id } => order_form::make_anonymous(world, visit, id),
        Call::LookUp {
            email,
            ensure_complete,
        } => profiles::look_up(email.as_deref(), *ensure_complete),
    }
}
