//! One browser as the store knows it: a session cookie, its session, its lab.

use crate::lab::Lab;
use crate::session::Session;

/// Everything kept for one value of the cookie `vtex_session`.
pub(crate) struct Browser {
    pub(crate) session: Session,
    pub(crate) lab: Lab,
}

impl Browser {
    pub(crate) fn new() -> Self {
        Self {
            session: Session::new(),
            lab: Lab::default(),
        }
    }
}

/// Which browser a request comes from; the middleware puts it on every request.
#[derive(Clone, Debug)]
pub(crate) struct BrowserId(pub(crate) String);
