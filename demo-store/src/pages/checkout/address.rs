//! Where the order goes: the form at the checkout, and what it sends.

use axum::Form;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use super::Viewer;
use crate::browser::Visit;
use crate::cart::{Address, Cart};
use crate::cookies;
use crate::world::Shared;

/// The cart's address, whoever's it is, and fields for another.
pub(super) fn form(viewer: &Viewer, cart: &Cart) -> Markup {
    let name = viewer.profile.map(|customer| customer.shown_name());
    html! {
        form method="post" action="/checkout/address" {
            fieldset { legend { "Where" }
                @if let Some(address) = &cart.address {
                    p.buyer {
                        strong { bdi data-receiver { (address.receiver_name) } }
                        bdi { (address.street) }
                    }
                }
                div.grid {
                    label { "Receiver" input name="receiverName" value=[name] required; }
                    label { "Street" input name="street" value="Rua das Flores, 12"; }
                }
                button.quiet type="submit" data-deliver { "Deliver here" }
            }
        }
    }
}

pub(in crate::pages) async fn deliver(
    State(shared): State<Shared>,
    visit: Visit,
    Form(address): Form<Address>,
) -> Response {
    let cookie = shared.world().deliver_cart(&visit, address);
    let mut headers = HeaderMap::new();
    cookies::put(&mut headers, &cookie);
    (headers, Redirect::to("/checkout")).into_response()
}
