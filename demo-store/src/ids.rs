//! Where the ids of sessions, carts and logins come from.

use uuid::{Builder, Uuid};

use crate::chance;

/// A source of ids: from a seed, so that a history can be played again with the same ones.
#[derive(Clone, Debug)]
pub(crate) struct Ids(u64);

impl Ids {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// Ids that no other run has.
    pub(crate) fn random() -> Self {
        Self(Uuid::new_v4().as_u64_pair().0)
    }

    /// An id that this source has not given before.
    pub(crate) fn fresh(&mut self) -> Uuid {
        let (high, low) = (chance::next(&mut self.0), chance::next(&mut self.0));
        Builder::from_random_bytes(Uuid::from_u64_pair(high, low).into_bytes()).into_uuid()
    }
}
