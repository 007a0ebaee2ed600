//! Watches whom a tab shows, from inside the page and to the millisecond: background tabs have
//! slow timers, but see their own changes at once.

use super::{Stage, within};
use serde::Deserialize;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long a write whose answer was lost may be in the way: it may take effect for fifteen
/// seconds, the bar looks after twenty, and the machine may be busy.
pub const SETTLED: Duration = Duration::from_secs(30);

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

/// Notes whom a toolbar shows, in `window.seen`.
const NOTE: &str = "const seen = window.seen = []; \
    const note = (root) => { \
      const look = () => { \
        const name = root.querySelector('[part~=customer-name]')?.textContent ?? null; \
        if (seen.at(-1)?.name !== name) seen.push({ at: Date.now(), name }) }; \
      look(); \
      new MutationObserver(look).observe(root, \
        { subtree: true, childList: true, characterData: true }) };";

impl Stage {
    /// Starts to note whom this tab shows.
    pub async fn watch(&self) {
        let script = format!("{NOTE} note(document.querySelector('telesales-toolbar').shadowRoot)");
        self.browser.run(&script).await;
    }

    /// Notes whom this page shows from the first on, before its toolbar has come.
    pub async fn watch_from_the_first(&self) {
        let script = format!(
            "{NOTE} const attach = Element.prototype.attachShadow; \
             Element.prototype.attachShadow = function (options) {{ \
               const root = attach.call(this, options); note(root); return root }}"
        );
        self.browser.run(&script).await;
    }

    /// Waits until this customer is shown, as long as a write whose answer was lost may still take
    /// effect.
    pub async fn shows_once_settled(&self, name: &str) {
        within(SETTLED, &format!("{name} is shown"), || async {
            let shown = self.drawn("customer-name").await;
            (shown.as_deref() == Some(name)).then_some(())
        })
        .await;
    }

    /// Whom this tab has shown since then, and from when on.
    pub async fn sightings(&self) -> Vec<Sighting> {
        serde_json::from_value(self.browser.run("return window.seen ?? []").await).unwrap()
    }
}
