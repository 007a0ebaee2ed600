//! Watches whom a tab shows, from inside the page and to the millisecond: background tabs have
//! slow timers, but see their own changes at once.

use super::Stage;
use serde::Deserialize;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// From when on a tab showed somebody; nobody when there is no name.
#[derive(Clone, Debug, Deserialize)]
pub struct Sighting {
    at: f64,
    pub name: Option<String>,
}

impl Sighting {
    /// How long after that moment; zero when before it.
    pub fn after(&self, moment: SystemTime) -> Duration {
        let at = UNIX_EPOCH + Duration::from_secs_f64(self.at / 1_000.0);
        at.duration_since(moment).unwrap_or_default()
    }
}

impl Stage {
    /// Starts to note whom this tab shows.
    pub async fn watch(&self) {
        self.browser
            .run(
                "const root = document.querySelector('telesales-toolbar').shadowRoot; \
                 const look = () => { const name = \
                   root.querySelector('[part~=customer-name]')?.textContent ?? null; \
                   if (seen.at(-1)?.name !== name) seen.push({ at: Date.now(), name }) }; \
                 const seen = window.seen = []; look(); \
                 new MutationObserver(look).observe(root, \
                   { subtree: true, childList: true, characterData: true })",
            )
            .await;
    }

    /// Whom this tab has shown since then, and from when on.
    pub async fn sightings(&self) -> Vec<Sighting> {
        serde_json::from_value(self.browser.run("return window.seen ?? []").await).unwrap()
    }
}
