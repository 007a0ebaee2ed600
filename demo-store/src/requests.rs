//! A log of what the store was asked, for tests to look at.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// One request as it arrived.
#[derive(Clone, Debug)]
pub struct LoggedRequest {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The body as text.
    pub body: String,
    /// The names of the cookies that came along.
    pub cookies: Vec<String>,
    /// Which browser session asked; none for files and for a first contact.
    pub browser: Option<String>,
    /// When it arrived.
    pub at: SystemTime,
}

/// All requests since the start or the last [`RequestLog::clear`]. Clones share one log.
#[derive(Clone, Debug, Default)]
pub struct RequestLog(Arc<Mutex<Vec<LoggedRequest>>>);

impl RequestLog {
    /// Everything logged so far, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<LoggedRequest> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Forgets everything logged so far.
    pub fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    pub(crate) fn add(&self, request: LoggedRequest) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(request);
    }
}
