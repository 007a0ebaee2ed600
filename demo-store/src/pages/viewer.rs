//! Who looks at a page, and what the page shows them for it.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;

use crate::browser::Visit;
use crate::cart::Cart;
use crate::customers::Customer;
use crate::orders::Order;
use crate::peers;
use crate::staff::{Role, Staff};
use crate::world::Shared;

/// The session of the page's visitor, as far as pages care.
pub(crate) struct Viewer {
    /// Whose prices, account and orders the page shows.
    pub(crate) profile: Option<&'static Customer>,
    pub(crate) staff: Option<&'static Staff>,
    pub(crate) cart: Option<Cart>,
    /// What the page carries.
    pub(crate) tag: Tag,
    pub(crate) path: String,
}

/// The script in the head of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// The toolbar's.
    Toolbar,
    /// `?tag=bare`: one that looks into the tab's memory and asks the session, the least that
    /// anything of the kind must do, to compare with.
    Bare,
    /// `?tag=react` and so on: the same features by other means, to compare with.
    Peer(&'static str),
    /// `?tag=off`.
    Off,
}

impl Tag {
    fn wished(query: &str) -> Self {
        let wish = query.split('&').find_map(|part| part.strip_prefix("tag="));
        let peer = peers::NAMES.into_iter().find(|name| Some(*name) == wish);
        match (wish, peer) {
            (_, Some(name)) => Self::Peer(name),
            (Some("off"), None) => Self::Off,
            (Some("bare"), None) => Self::Bare,
            (_, None) => Self::Toolbar,
        }
    }
}

impl FromRequestParts<Shared> for Viewer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, shared).await?;
        let mut world = shared.world();
        let cart = visit.jar.cart().and_then(|id| world.cart(id)).cloned();
        let session = &world.visit(&visit).session;
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self {
            profile: session.profile(),
            staff: session.staff(),
            cart,
            tag: Tag::wished(query),
            path: parts.uri.path().to_owned(),
        })
    }
}

impl Viewer {
    pub(crate) fn cart_count(&self) -> u32 {
        self.cart.as_ref().map_or(0, Cart::count)
    }

    /// The profile's orders, newest first. The restricted role sees only those the operator
    /// placed (help center, "Creating a call center user").
    pub(crate) fn orders<'a>(&self, all: &'a [Order]) -> Vec<&'a Order> {
        let Some(customer) = self.profile else {
            return Vec::new();
        };
        let only = self
            .staff
            .filter(|staff| staff.role == Role::CallCenterOperatorRestricted)
            .map(|staff| staff.email);
        all.iter()
            .rev()
            .filter(|order| order.email.eq_ignore_ascii_case(customer.email))
            .filter(|order| only.is_none() || order.operator == only)
            .collect()
    }
}
