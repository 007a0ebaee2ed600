//! The endpoints a toolbar talks to, and the control endpoints of the lab.

mod control;
mod order_form;
mod profiles;
mod sessions;

use axum::Router;
use axum::http::{Method, Uri};

use crate::lab::Endpoint;
use crate::world::Shared;

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .merge(sessions::routes())
        .merge(order_form::routes())
        .merge(profiles::routes())
        .merge(control::routes())
}

/// Which kind of call the lab takes a request for; pages are none.
pub(crate) fn endpoint(method: &Method, uri: &Uri) -> Option<Endpoint> {
    let path = uri.path().trim_end_matches('/');
    let reads = method == Method::GET;
    if path == "/api/sessions" {
        return Some(if reads {
            Endpoint::SessionRead
        } else {
            Endpoint::SessionWrite
        });
    }
    if path == "/api/checkout/pub/profiles" {
        return Some(Endpoint::CustomerLookup);
    }
    if path.starts_with("/checkout/changeToAnonymousUser/") {
        return Some(Endpoint::CartWrite);
    }
    if path.starts_with("/api/checkout/pub/orderForm") {
        let renews = uri
            .query()
            .is_some_and(|query| query.contains("forceNewCart=true"));
        let reads = path.matches('/').count() <= 5 && !renews;
        return Some(if reads {
            Endpoint::CartRead
        } else {
            Endpoint::CartWrite
        });
    }
    None
}
