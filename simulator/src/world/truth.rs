//! Whom the store's session serves, and how that changed.

use super::{FlightId, World};
use crate::agenda::Time;
use crate::people::short;

/// What the rules hold against what bars claim.
#[derive(Debug, Default)]
pub(crate) struct Truth {
    pub(crate) served: Option<&'static str>,
    is_operators: bool,
    /// In the order of time.
    pub(crate) changes: Vec<Change>,
    /// Whose the cart is, and since when.
    cart: Option<String>,
    cart_since: Time,
    /// Whether a bar has made it theirs, or else a page of the store.
    is_cart_by_bar: bool,
}

/// Somebody else is served from then on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change {
    pub(crate) at: Time,
    /// From when on readings show it.
    pub(crate) shows_at: Time,
    pub(crate) to: Option<&'static str>,
    pub(crate) cause: Cause,
}

/// What changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Nothing that a bar did, so that no bar can tell the others.
    Unheard,
    /// A write of a bar.
    Write(FlightId),
}

impl World {
    /// A script writes `document.cookie`.
    pub(crate) fn write_cookie(&mut self, email: Option<&str>) {
        if self.cookie.as_deref() != email {
            self.cookie = email.map(str::to_owned);
            self.tell(|| format!("   the cookie names {}", email.map_or("nobody", short)));
            self.look_for_change(Cause::Unheard);
        }
    }

    /// Compares the cart with what it was.
    pub(super) fn look_at_cart(&mut self, is_by_bar: bool) {
        let owner = self.store.cart_owner();
        if owner != self.truth.cart.as_deref() {
            self.truth.cart = owner.map(str::to_owned);
            self.truth.cart_since = self.now;
            self.truth.is_cart_by_bar = is_by_bar;
        }
    }

    /// Whether a page of the store has written into the cart since then.
    pub(crate) fn was_cart_written(&self, since: Time) -> bool {
        !self.truth.is_cart_by_bar && self.truth.cart_since >= since
    }

    /// Compares the session with what it was. Where an operator's right has come or gone, writes do
    /// something else from then on, so that is a change too.
    pub(crate) fn look_for_change(&mut self, cause: Cause) {
        self.look_at_cart(false);
        let served = self.store.snapshot(self.cookie.as_deref()).served();
        let is_turn = cause == Cause::Unheard;
        let is_operators = if is_turn {
            self.is_operators()
        } else {
            self.truth.is_operators
        };
        let is_same = is_operators == self.truth.is_operators;
        self.truth.is_operators = is_operators;
        if served == self.truth.served && is_same {
            return;
        }
        let lag = self.lag.as_ref().map_or(0, |lag| lag.until);
        self.truth.served = served;
        self.truth.changes.push(Change {
            at: self.now,
            shows_at: self.now.max(lag),
            to: served,
            cause,
        });
        self.tell(|| format!("   THE SESSION SERVES {}", served.map_or("nobody", short)));
    }
}
