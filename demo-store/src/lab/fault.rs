//! One way in which an answer goes wrong.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::chance;

/// Something that goes wrong on one kind of call.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Fault {
    pub(crate) endpoint: Endpoint,
    #[serde(flatten)]
    pub(crate) kind: Kind,
    /// The call takes effect, and only its answer is lost.
    #[serde(default)]
    pub(crate) after: bool,
    /// The call goes on to its end even when the caller has hung up meanwhile, as behind a
    /// gateway; without it, a caller who leaves takes the call along.
    #[serde(default)]
    pub(crate) stubborn: bool,
    /// How often it still happens; without it, always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<u32>,
    /// How likely it is, from 0 to 1; without it, certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) chance: Option<f64>,
}

/// Which calls a fault hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Endpoint {
    SessionRead,
    SessionWrite,
    CartRead,
    CartWrite,
    /// The check whether an address exists, before a login.
    CustomerLookup,
    /// All of the above.
    Any,
}

/// What happens to the answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum Kind {
    /// The connection closes without an answer.
    Drop,
    /// Headers and some bytes, then the connection breaks.
    Cut,
    /// A complete answer with half of the JSON.
    Truncated,
    /// The right answer, late.
    Slow { milliseconds: u64 },
    /// A refusal.
    Status { code: Refusal },
    /// A login page with status 200.
    Html,
    /// Status 200 and nothing.
    Empty,
    /// Five megabytes.
    Huge,
    /// The right JSON, called plain text.
    WrongType,
}

/// The statuses a refusal can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub(crate) enum Refusal {
    Unauthorized,
    Forbidden,
    NotFound,
    TooManyRequests,
    InternalError,
    Unavailable,
}

/// Every field a fault may have; serde cannot refuse others beside a flattened enum.
const FIELDS: &[&str] = &[
    "endpoint",
    "kind",
    "milliseconds",
    "code",
    "after",
    "stubborn",
    "times",
    "chance",
];

impl Fault {
    /// Reads a fault, and refuses what would quietly do nothing.
    pub(super) fn read(fields: Map<String, Value>) -> Result<Self, String> {
        if let Some(name) = fields.keys().find(|name| !FIELDS.contains(&name.as_str())) {
            return Err(format!("faults: {name} is not a field of a fault"));
        }
        let fault: Self =
            serde_json::from_value(fields.into()).map_err(|error| format!("faults: {error}"))?;
        match fault.chance {
            Some(chance) if !(0.0..=1.0).contains(&chance) => {
                Err("faults: chance is not between 0 and 1".to_owned())
            }
            _ => Ok(fault),
        }
    }

    pub(crate) fn covers(&self, endpoint: Endpoint) -> bool {
        self.endpoint == Endpoint::Any || self.endpoint == endpoint
    }

    /// Rolls the dice and counts down.
    pub(super) fn fires(&mut self, seed: &mut u64) -> bool {
        if self.times == Some(0)
            || self
                .chance
                .is_some_and(|chance| chance::share(seed) >= chance)
        {
            return false;
        }
        self.times = self.times.map(|times| times - 1);
        true
    }
}

impl TryFrom<u16> for Refusal {
    type Error = String;

    fn try_from(code: u16) -> Result<Self, String> {
        Ok(match code {
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            429 => Self::TooManyRequests,
            500 => Self::InternalError,
            503 => Self::Unavailable,
            _ => {
                return Err(format!(
                    "code {code} is none of 401, 403, 404, 429, 500, 503"
                ));
            }
        })
    }
}

impl From<Refusal> for u16 {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unauthorized => 401,
            Refusal::Forbidden => 403,
            Refusal::NotFound => 404,
            Refusal::TooManyRequests => 429,
            Refusal::InternalError => 500,
            Refusal::Unavailable => 503,
        }
    }
}
