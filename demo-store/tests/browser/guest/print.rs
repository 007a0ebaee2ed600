//! Paper, in the browser that can pretend to print. The WebDriver standard can print too, but
//! nobody can look at what comes out.

use super::support::Visit;
use crate::support::{Engine, chromium};
use serde_json::json;

impl Visit {
    /// Shows the page as on paper, if this browser can.
    pub async fn prints(&self) -> bool {
        self.pretend("print").await
    }

    /// Shows the page on the screen again.
    pub async fn shows_on_screen(&self) {
        self.pretend("").await;
    }

    async fn pretend(&self, media: &'static str) -> bool {
        let browser = &self.stage.browser;
        let can = browser.engine == Engine::Chromium;
        if can {
            let media = json!({ "media": media });
            chromium::devtools(browser, "Emulation.setEmulatedMedia", media).await;
        }
        can
    }
}
