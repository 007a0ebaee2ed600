//! The frame around every page: head, header, footer.

use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::viewer::{Tag, Viewer};
use super::{ICON, STYLE};
use crate::cart;
use crate::catalog::Product;
use crate::peers;

/// What the store is called.
const NAME: &str = "Casa Alba";

/// See [`Tag::Bare`].
const BARE: &str = "if (!sessionStorage.getItem('bare')) addEventListener('load', () => \
    requestIdleCallback(() => fetch('/api/sessions?items=impersonate.canImpersonate')\
    .then((answer) => answer.json())))";

/// A whole page. `no-cache` and not `no-store`, which would turn the back/forward cache off.
pub(super) fn page(viewer: &Viewer, title: &str, main: &Markup) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · " (NAME) }
                link rel="icon" href=(ICON);
                link rel="stylesheet" href=(STYLE);
                @if viewer.tag == Tag::Bare {
                    script { (PreEscaped(BARE)) }
                }
                @if let Tag::Peer(name) = viewer.tag {
                    script src={ (peers::BASE) (name) ".js" } type="module"
                        data-orders-url="/account/orders" async {}
                }
                @if viewer.tag == Tag::Toolbar {
                    script src="/telesales-toolbar/telesales-toolbar.js"
                        data-orders-url="/account/orders" async blocking="render" {}
                }
            }
            body {
                a.skip href="#main" { "Skip to content" }
                (head(viewer))
                main #main { (main) }
                (foot())
            }
        }
    };
    let caching = [(header::CACHE_CONTROL, "private, no-cache")];
    (caching, Html(page.into_string())).into_response()
}

fn head(viewer: &Viewer) -> Markup {
    html! {
        header.site {
            a.brand href="/" { (NAME) }
            nav aria-label="Main" {
                (link(viewer, "/", "Shop"))
                (link(viewer, "/account", "Account"))
                (link(viewer, "/account/orders", "Orders"))
                a.cart href="/cart" aria-current=[current(viewer, "/cart")] {
                    "Cart " span.count data-cart-count { (viewer.cart_count()) }
                }
            }
            (greeting(viewer))
        }
    }
}

/// Follows the session's profile, so an impersonated customer is greeted as themselves.
fn greeting(viewer: &Viewer) -> Markup {
    html! {
        a.who href="/login" {
            @if let Some(customer) = viewer.profile {
                "Hello, " bdi { (customer.shown_name()) }
            } @else if let Some(staff) = viewer.staff {
                (staff.name) small { (staff.role.name()) }
            } @else {
                "Sign in"
            }
        }
    }
}

fn link(viewer: &Viewer, path: &str, label: &str) -> Markup {
    html! { a href=(path) aria-current=[current(viewer, path)] { (label) } }
}

fn current(viewer: &Viewer, path: &str) -> Option<&'static str> {
    (viewer.path == path).then_some("page")
}

fn foot() -> Markup {
    html! {
        footer.site {
            p.brand { (NAME) }
            p { "Things for the house, made slowly. A pretend store: nothing is sold, nothing is shipped." }
            p { a href="/login" { "Sign in as somebody" } " · " a href="/_demo" { "Make things go wrong" } }
        }
    }
}

/// Cents as dollars.
pub(super) fn money(cents: u64) -> String {
    let (dollars, cents) = (cents / 100, cents % 100);
    if dollars < 1000 {
        format!("${dollars}.{cents:02}")
    } else {
        format!("${},{:03}.{cents:02}", dollars / 1000, dollars % 1000)
    }
}

/// A product's price for this viewer, the list price struck out where theirs is lower.
pub(super) fn price(viewer: &Viewer, product: &Product) -> Markup {
    let own = cart::price_for(product, viewer.profile);
    html! {
        span.price {
            @if own < product.price {
                del { span.visually-hidden { "List price " } (money(product.price)) } " "
                ins { (money(own)) }
            } @else {
                (money(own))
            }
        }
    }
}
