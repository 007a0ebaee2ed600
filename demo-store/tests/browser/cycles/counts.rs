//! What Chromium counts in the whole page. The other browsers tell nobody; there the page's own
//! counting must do.

use crate::support::{Engine, Stage, chromium};
use serde_json::json;

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
        let browser = &stage.browser;
        if browser.engine != Engine::Chromium {
            return None;
        }
        chromium::devtools(browser, "Performance.enable", json!({})).await;
        // Nodes that a script held are free once the first collection has found the script's
        // objects to be.
        for _ in 0..2 {
            chromium::devtools(browser, "HeapProfiler.collectGarbage", json!({})).await;
        }
        let names = ["Nodes", "JSEventListeners", "Documents", "JSHeapUsedSize"];
        let [nodes, listeners, documents, heap] = chromium::metrics(browser, names).await;
        Some(Self {
            exact: [nodes, listeners, documents],
            heap,
        })
    }
}
