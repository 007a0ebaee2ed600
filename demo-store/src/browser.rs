//! One browser as the store knows it: a session cookie, its session, its lab.

use serde_json::Value;
use uuid::Uuid;

use crate::cookies::Jar;
use crate::lab::Lab;
use crate::session::{Items, Session};

/// Everything kept for one value of the cookie `vtex_session`.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    pub(crate) session: Session,
    pub(crate) lab: Lab,
}

impl Browser {
    pub(crate) fn new(id: Uuid) -> Self {
        Self {
            session: Session::new(id),
            lab: Lab::default(),
        }
    }

    /// Answers a read of the session, and counts it.
    pub(crate) fn read(&mut self, items: &Items, cart: Option<&str>) -> Value {
        let answer = self.session.answer(items, &self.lab.scenario, cart);
        self.session.was_read();
        answer
    }
}

/// Who asks: the browser's session and its cookies.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// The value of the cookie `vtex_session`.
    pub(crate) token: String,
    pub(crate) jar: Jar,
}

/// Which browser a request comes from; the middleware puts it on every request.
#[derive(Clone, Debug)]
pub(crate) struct BrowserId(pub(crate) String);
