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
    /// What reads still answer, oldest first; nothing, unless they lag behind the writes.
    past: Vec<Past>,
}

/// A session as it was before a write.
#[derive(Clone, Debug)]
struct Past {
    session: Session,
    /// How many reads do not know the write yet.
    reads: u32,
}

impl Browser {
    pub(crate) fn new(id: Uuid) -> Self {
        Self {
            session: Session::new(id),
            lab: Lab::default(),
            past: Vec::new(),
        }
    }

    /// Puts a new session in the place of this one.
    pub(crate) fn renew_session(&mut self, id: Uuid) {
        self.session = Session::new(id);
        self.past.clear();
    }

    /// Puts keys into `public`; the chain has to run afterwards.
    pub(crate) fn write(&mut self, keys: Vec<(String, Value)>) {
        let reads = self.lab.scenario.read_lag;
        if reads > 0 {
            let session = self.session.clone();
            self.past.push(Past { session, reads });
        }
        self.session.set_public(keys);
    }

    /// Answers a read of the session, and counts it.
    pub(crate) fn read(&mut self, items: &Items, cart: Option<&str>) -> Value {
        let Some(past) = self.past.first() else {
            return self.answer(items, cart);
        };
        let answer = past.session.answer(items, &self.lab.scenario, cart);
        for past in &mut self.past {
            past.reads -= 1;
        }
        self.past.retain(|past| past.reads > 0);
        answer
    }

    /// Answers with the session as it is now, which counts as a read of it.
    pub(crate) fn answer(&mut self, items: &Items, cart: Option<&str>) -> Value {
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
