//! What must hold when all has been quiet for a while.

use super::Rule;
use crate::people::short;
use crate::plan::step::letter;
use crate::shown;
use crate::world::{DocumentId, World};

impl World {
    /// Checks the rules of quiet.
    pub(crate) fn check_quiet(&mut self) {
        for tab in 0..self.tabs.len() {
            if let Some(document) = self.in_sight(tab) {
                self.check_settled(document);
                self.check_cookie(document);
            }
        }
    }

    fn check_settled(&mut self, document: DocumentId) {
        let Some(session) = self.shown(document) else {
            return;
        };
        let is_right = match shown::claim(session) {
            Some(claim) => claim.map(|it| it.email.as_str()) == self.truth.served,
            None => shown::says_why_not(session),
        };
        if !is_right {
            let tab = self.documents[document].tab;
            let words = shown::words(session);
            let served = self.truth.served.map_or("nobody", short);
            self.break_rule(Rule::NotSettled, || {
                format!(
                    "{} shows: {words}; the session serves {served}",
                    letter(tab)
                )
            });
        }
    }

    /// A bar that has looked since nobody is served must have taken the cookie away.
    fn check_cookie(&mut self, document: DocumentId) {
        let last_change = self.truth.changes.last().map_or(0, |change| change.at);
        let seen = self.documents[document].looks.seen;
        let has_looked = seen.is_some_and(|(seen, _)| seen > last_change);
        if let (Some(cookie), None, true) = (&self.cookie, self.truth.served, has_looked) {
            let cookie = short(cookie).to_owned();
            self.break_rule(Rule::CookieLeft, || format!("the cookie names {cookie}"));
        }
    }
}
