//! Paper, in the browser that can pretend to print. The WebDriver standard can print too, but
//! nobody can look at what comes out.

use super::support::Visit;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::json;
use url::{ParseError, Url};

/// A command of Chromium's developer tools.
#[derive(Debug)]
struct PretendMedia(&'static str);

impl WebDriverCompatibleCommand for PretendMedia {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        let parameters = json!({ "media": self.0 });
        let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": parameters });
        (http::Method::POST, Some(body.to_string()))
    }
}

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
        let can = self.engine == "chromium";
        if can {
            let client = &self.stage.browser.client;
            client.issue_cmd(PretendMedia(media)).await.unwrap();
        }
        can
    }
}
