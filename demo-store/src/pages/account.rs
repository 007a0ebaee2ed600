//! The account: the profile of the session, an impersonated customer's included.

use axum::response::Response;
use maud::{Markup, html};

use super::layout;
use super::viewer::Viewer;
use crate::customers::{Customer, Nature};

pub(super) async fn show(viewer: Viewer) -> Response {
    layout::page(
        &viewer,
        "Account",
        &html! {
            section.narrow {
                h1 { "Account" }
                @match viewer.profile {
                    None => { (nobody()) }
                    Some(customer) => { (details(customer)) }
                }
            }
        },
    )
}

/// What pages of an account say to somebody without one.
pub(super) fn nobody() -> Markup {
    html! {
        p.lead { "Nobody is signed in as a customer." }
        p { a.button href="/login" { "Sign in" } }
    }
}

fn details(customer: &Customer) -> Markup {
    let hidden = customer.nature == Nature::Private;
    let text = |value: Option<&'static str>| match value {
        _ if hidden => "hidden",
        Some(value) => value,
        None => "not given",
    };
    html! {
        dl.details {
            dt { "First name" } dd { bdi { (text(customer.first_name)) } }
            dt { "Last name" } dd { bdi { (text(customer.last_name)) } }
            dt { "Email" } dd { bdi data-account-email { (customer.email) } }
            dt { "Phone" } dd { bdi { (text(customer.phone)) } }
            dt { "Document" } dd { bdi { (text(customer.document)) } }
            @if let Some(organization) = &customer.organization {
                dt { "Organization" } dd { (organization.name) }
                dt { "Cost center" } dd { (organization.cost_center) }
            }
            @if customer.price_table.is_some() { dt { "Prices" } dd { "15 % off everything" } }
        }
        p { a.button href="/account/orders" { "Orders" } }
    }
}
