//! For whom a page was loaded, and that it says so when somebody else is served.

use super::Rule;
use crate::people::short;
use crate::plan::step::letter;
use crate::shown;
use crate::world::{DocumentId, World};
use telesales_toolbar::session::Session;

impl World {
    /// Follows whom a page is known to be loaded for, whatever becomes of its bars.
    pub(super) fn follow_page(&mut self, document: DocumentId, before: &Session, now: &Session) {
        let Some(claim) = shown::claim(now) else {
            return;
        };
        let claim = claim.map(|it| it.email.to_lowercase());
        let page = &mut self.documents[document];
        let stays = if claim.is_some() {
            self.circumstances.after_login == "stay"
        } else {
            self.circumstances.after_logout == "stay"
        };
        // With `stay` the page takes care of itself.
        let was_changed = stays && shown::is_leaving(before) && !shown::is_leaving(now);
        if page.loaded_for.is_none() || was_changed {
            page.loaded_for = Some(claim.clone());
        }
        let is_stale = page.loaded_for.as_ref() != Some(&claim);
        if is_stale && !shown::is_leaving(now) && now.stale_page().is_none() {
            let tab = page.tab;
            let loaded_for = page.loaded_for.clone().flatten();
            self.break_rule(Rule::StalePageUnsaid, || {
                let name = |it: Option<&str>| it.map_or("nobody", short).to_owned();
                let (page, now) = (name(loaded_for.as_deref()), name(claim.as_deref()));
                format!("{} was loaded for {page} and shows {now}", letter(tab))
            });
        }
    }
}
