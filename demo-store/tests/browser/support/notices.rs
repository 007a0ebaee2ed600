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

    /// Presses the button of the notice that says this.
    pub async fn follow_notice(&self, text: &str, button: &str) {
        self.notice(text).await;
        let script = format!(
            "{FIND} const [said] = arguments; \
             const button = notices.find((it) => text(it).includes(said))\
             ?.querySelector('[part=notice-button]'); \
             const label = button?.textContent; button?.click(); return label"
        );
        let pressed = self
            .browser
            .client
            .execute(&script, vec![json!(text)])
            .await
            .unwrap();
        assert_eq!(pressed, json!(button), "the button of {text:?}");
    }
}
