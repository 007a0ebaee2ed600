//! Whom the store's session serves, and how that changed.

use super::{FlightId, World};
use crate::agenda::Time;
use crate::people::short;

/// What the rules hold against what bars claim.
#[derive(Debug, Default)]
pub(crate) struct Truth {
    pub(crate) served: Option<&'static str>,
    /// In the order of time.
    pub(crate) changes: Vec<Change>,
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

    /// Compares the session with what it was.
    pub(crate) fn look_for_change(&mut self, cause: Cause) {
        let served = self.store.snapshot(self.cookie.as_deref()).served();
        if served == self.truth.served {
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
