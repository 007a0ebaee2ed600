//! What is switched on to go wrong, for one browser session.

mod fault;
mod inject;
mod scenario;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub(crate) use fault::{Endpoint, Fault, Kind};
pub(crate) use inject::{Dropped, inject, see_through};
pub use scenario::{NotFound, Scenario};

/// The state of the lab; by default nothing goes wrong.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Lab {
    pub(crate) faults: Vec<Fault>,
    pub(crate) scenario: Scenario,
    /// Where the dice of faults with a `chance` stand.
    pub(crate) seed: u64,
}

/// What may be posted to `/_demo/lab`: only what is named changes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Change {
    /// Everything off first.
    reset: bool,
    /// Replaces the list.
    faults: Option<Vec<Map<String, Value>>>,
    /// Merged key by key.
    scenario: Map<String, Value>,
    seed: Option<u64>,
}

impl Lab {
    /// Applies `change` whole, or says why not and changes nothing.
    pub(crate) fn change(&mut self, change: Change) -> Result<(), String> {
        let mut next = if change.reset {
            Self::default()
        } else {
            self.clone()
        };
        next.scenario = next.scenario.merged(change.scenario)?;
        if let Some(faults) = change.faults {
            next.faults = faults
                .into_iter()
                .map(Fault::read)
                .collect::<Result<_, _>>()?;
        }
        if let Some(seed) = change.seed {
            next.seed = seed;
        }
        *self = next;
        Ok(())
    }

    /// The faults that hit a request to `endpoint`: every delay, and the first of the others.
    pub(crate) fn strike(&mut self, endpoint: Endpoint) -> Vec<Fault> {
        let mut struck = Vec::new();
        let mut done = false;
        for fault in &mut self.faults {
            let delays = matches!(fault.kind, Kind::Slow { .. });
            if (done && !delays) || !fault.covers(endpoint) || !fault.fires(&mut self.seed) {
                continue;
            }
            done |= !delays;
            struck.push(fault.clone());
        }
        self.faults.retain(|fault| fault.times != Some(0));
        struck
    }
}
