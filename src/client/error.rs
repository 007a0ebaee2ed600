//! A request that failed, by the stage at which it did.

use super::retry::{Patience, Trouble};
use crate::model::Failure;
use std::fmt;

/// A request that did not end in an answer of use, by the stage at which it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientError {
    /// The request could not even be made, such as for a malformed address.
    Unmade,
    /// It could not be sent, or the connection broke.
    Unsent {
        /// Whether the browser says that it has no network.
        offline: bool,
    },
    /// No answer within the time limit.
    TimedOut,
    /// An answer with a status outside 200 to 299.
    Status {
        /// The status.
        status: u16,
        /// The seconds of `Retry-After`.
        retry_after: Option<u32>,
    },
    /// An answer that is not what was asked for.
    Unreadable,
}

/// What a write that failed may have done, or may do yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing, as far as the answer goes.
    Impossible,
    /// Perhaps what it should; it is over.
    Over,
    /// It may take effect yet: whatever answered is not what carries it out.
    Possible,
}

impl ClientError {
    /// What a write may have done that failed so. Gateways answer 408, 502 and 504 (others 52x)
    /// when they no longer wait for what is behind them.
    pub fn effect(self) -> Effect {
        match self {
            Self::Unmade => Effect::Impossible,
            Self::Status { status, .. } => match status {
                408 | 502 | 504 | 520..=599 => Effect::Possible,
                500..=519 => Effect::Over,
                _ => Effect::Impossible,
            },
            Self::Unsent { .. } | Self::TimedOut | Self::Unreadable => Effect::Possible,
        }
    }

    /// In how many milliseconds to try a write again that was not taken. `chance` is from 0 to 1.
    pub fn wait_to_write(self, chance: f64) -> Option<u32> {
        Patience::Short.wait(0, true, self.trouble(), chance)
    }

    /// What the retry policy makes of it.
    pub(super) fn trouble(self) -> Trouble {
        match self {
            Self::Unsent { offline: false, .. } => Trouble::Connection,
            Self::Status {
                status,
                retry_after,
            } => Trouble::Status(status, retry_after),
            Self::Unsent { offline: true, .. }
            | Self::Unmade
            | Self::TimedOut
            | Self::Unreadable => Trouble::Lasting,
        }
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Unmade => "the request could not be made",
            Self::Unsent { .. } => "the connection failed",
            Self::TimedOut => "no answer in time",
            Self::Status { .. } => "the store refused",
            Self::Unreadable => "the answer is not what was asked for",
        })
    }
}

impl std::error::Error for ClientError {}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::Unmade | ClientError::Unsent { offline: false, .. } => {
                Failure::Unreachable
            }
            ClientError::Unsent { offline: true, .. } => Failure::Offline,
            ClientError::TimedOut => Failure::TimedOut,
            ClientError::Status { status, .. } if (500..600).contains(&status) => {
                Failure::ServerError(status)
            }
            ClientError::Status { status, .. } => Failure::Refused(status),
            ClientError::Unreadable => Failure::Unreadable,
        }
    }
}
