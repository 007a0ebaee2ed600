//! For whom a page was loaded, and that it says so when somebody else is served.

use super::Rule;
use crate::people::short;
use crate::plan::step::letter;
use crate::shown;
use crate::world::{DocumentId, World};
use telesales_toolbar::session::Session;

impl World {
    /// Notes whom a page was loaded for: the first answer that says so says it.
    pub(super) fn note_page(&mut self, document: DocumentId, named: Option<Option<String>>) {
        if let Some(named) = named {
            let page = &mut self.documents[document];
            page.loaded_for.get_or_insert(named);
        }
    }

    /// Checks that a page says when it shows somebody else's prices.
    pub(super) fn follow_page(&mut self, document: DocumentId, before: &Session, now: &Session) {
        let Some(claim) = shown::claim(now) else {
            return;
        };
        let claim = claim.map(|it| it.email.to_lowercase());
        let changed = shown::claim(before).map(|it| it.map(|it| it.email.to_lowercase()));
        let page = &mut self.documents[document];
        let stays = if claim.is_some() {
            self.circumstances.after_login == "stay"
        } else {
            self.circumstances.after_logout == "stay"
        };
        // With `stay` the page takes care of itself.
        let is_done = shown::is_leaving(before) && !shown::is_leaving(now);
        if stays && is_done && changed.as_ref() == Some(&claim) {
            page.loaded_for = changed;
        }
        let Some(loaded_for) = &page.loaded_for else {
            return;
        };
        if *loaded_for != claim && !shown::is_leaving(now) && now.stale_page().is_none() {
            let tab = page.tab;
            let name = |it: &Option<String>| it.as_deref().map_or("nobody", short).to_owned();
            let (page, now) = (name(loaded_for), name(&claim));
            self.break_rule(Rule::StalePageUnsaid, || {
                format!("{} was loaded for {page} and shows {now}", letter(tab))
            });
        }
    }
}
