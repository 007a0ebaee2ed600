//! A request that failed, by the stage at which it did.

use super::retry::Trouble;
use crate::model::Failure;
use std::fmt;
use wasm_bindgen::JsValue;

/// A request that did not end in an answer of use, by the stage at which it failed.
#[derive(Debug)]
pub enum ClientError {
    /// The request could not even be made: a malformed address, or no browser around.
    Unmade(JsValue),
    /// It could not be sent, or the connection broke; the page's own `fetch` may reject with
    /// anything, so the reason is kept as it came.
    Unsent(JsValue),
    /// No answer within the time limit.
    TimedOut,
    /// An answer with a status outside 200 to 299.
    Status {
        /// The status.
        status: u16,
        /// The seconds of `Retry-After`.
        retry_after: Option<u32>,
    },
    /// An answer that is not JSON of the expected shape.
    Unreadable(JsValue),
}

impl ClientError {
    /// What the retry policy makes of it.
    pub(super) fn trouble(&self) -> Trouble {
        match self {
            Self::Unsent(_) if !is_offline() => Trouble::Connection,
            Self::Status {
                status,
                retry_after,
            } => Trouble::Status(*status, *retry_after),
            Self::Unsent(_) | Self::Unmade(_) | Self::TimedOut | Self::Unreadable(_) => {
                Trouble::Lasting
            }
        }
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unmade(reason) => write!(formatter, "the request could not be made: {reason:?}"),
            Self::Unsent(reason) => write!(formatter, "the connection failed: {reason:?}"),
            Self::TimedOut => write!(formatter, "no answer in time"),
            Self::Status { status, .. } => write!(formatter, "the answer was {status}"),
            Self::Unreadable(reason) => write!(formatter, "the answer is no session: {reason:?}"),
        }
    }
}

impl std::error::Error for ClientError {}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::Unmade(_) => Failure::Unreachable,
            ClientError::Unsent(_) if is_offline() => Failure::Offline,
            ClientError::Unsent(_) => Failure::Unreachable,
            ClientError::TimedOut => Failure::TimedOut,
            ClientError::Status { status, .. } if (500..600).contains(&status) => {
                Failure::ServerError(status)
            }
            ClientError::Status { status, .. } => Failure::Refused(status),
            ClientError::Unreadable(_) => Failure::Unreadable,
        }
    }
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}
