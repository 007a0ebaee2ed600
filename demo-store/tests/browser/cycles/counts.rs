//! What Chromium counts in the whole page. The other browsers tell nobody; there the page's own
//! counting must do.

use crate::support::Stage;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// The garbage collected before.
#[derive(Debug)]
pub struct Counts {
    /// Nodes, listeners, documents.
    pub exact: [f64; 3],
    /// Bytes on the heap of scripts.
    pub heap: f64,
}

impl Counts {
    pub async fn taken(stage: &Stage) -> Option<Self> {
        if stage.browser.run("return 'chrome' in window").await == json!(false) {
            return None;
        }
        for command in ["Performance.enable", "HeapProfiler.collectGarbage"] {
            devtools(stage, command).await;
        }
        let answer = devtools(stage, "Performance.getMetrics").await;
        let metrics = answer["metrics"].as_array().unwrap();
        let value = |name: &str| {
            let metric = metrics.iter().find(|it| it["name"] == name);
            metric.and_then(|it| it["value"].as_f64()).expect(name)
        };
        Some(Self {
            exact: ["Nodes", "JSEventListeners", "Documents"].map(value),
            heap: value("JSHeapUsedSize"),
        })
    }
}

async fn devtools(stage: &Stage, command: &'static str) -> Value {
    let command = Devtools { command };
    stage.browser.client.issue_cmd(command).await.unwrap()
}

/// A command of the developer tools, without parameters.
#[derive(Debug)]
struct Devtools {
    command: &'static str,
}

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": {} });
        (http::Method::POST, Some(body.to_string()))
    }
}
