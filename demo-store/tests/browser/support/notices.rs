//! The strips below the bar.

use super::{Stage, eventually};
use serde_json::json;

const FIND: &str = "const host = document.querySelector('telesales-toolbar'); \
    const notices = [...(host?.shadowRoot.querySelectorAll('[part~=notice]') ?? [])]; \
    const text = (it) => it.querySelector('[part=notice-text]').textContent;";

impl Stage {
    /// The texts of all notices.
    pub async fn notices(&self) -> Vec<String> {
        let texts = self
            .browser
            .run(&format!("{FIND} return notices.map(text)"))
            .await;
        serde_json::from_value(texts).unwrap()
    }

    /// Waits for a notice that says this.
    pub async fn notice(&self, text: &str) {
        eventually(&format!("a notice that says {text:?}"), || async {
            let said = self.notices().await;
            said.iter().any(|it| it.contains(text)).then_some(())
        })
        .await;
    }

    /// Waits until no notice says this.
    pub async fn no_notice(&self, text: &str) {
        eventually(&format!("no notice that says {text:?}"), || async {
            let said = self.notices().await;
            said.iter().all(|it| !it.contains(text)).then_some(())
        })
        .await;
    }

    /// Presses this button of the notice that says this.
    pub async fn follow_notice(&self, text: &str, button: &str) {
        self.notice(text).await;
        let script = format!(
            "{FIND} const [said, label] = arguments; \
             const buttons = notices.filter((it) => text(it).includes(said))\
             .flatMap((it) => [...it.querySelectorAll('[part=notice-button]')]); \
             const button = buttons.find((it) => it.textContent === label); \
             button?.click(); return button !== undefined"
        );
        let arguments = vec![json!(text), json!(button)];
        let client = &self.browser.client;
        let pressed = client.execute(&script, arguments).await.unwrap();
        assert_eq!(pressed, json!(true), "{button} at {text:?}");
    }
}
