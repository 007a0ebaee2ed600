//! The browser: pages, scripts, windows, the network and the console.

use fantoccini::Client;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use serde_json::{Value, json};
use url::{ParseError, Url};

/// One browser window, and the store's address that its paths are relative to.
#[derive(Clone, Debug)]
pub struct Browser {
    pub client: Client,
    pub home: String,
}

impl Browser {
    /// Opens a page of the store.
    pub async fn open(&self, path: &str) {
        self.client
            .goto(&format!("{}{path}", self.home))
            .await
            .unwrap();
    }

    /// Runs a function body in the page.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// The address without the store's own part.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        url.as_str()
            .strip_prefix(&self.home)
            .unwrap_or(url.as_str())
            .to_owned()
    }

    /// Makes the page's own area this large, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await;
    }

    /// Pretends that the system prefers `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [feature] }),
        )
        .await;
    }

    /// Takes the network away, or gives it back.
    pub async fn set_offline(&self, offline: bool) {
        let conditions = json!({
            "offline": offline, "latency": 0, "download_throughput": -1, "upload_throughput": -1
        });
        let body = json!({ "network_conditions": conditions });
        self.vendor("chromium/network_conditions", body).await;
    }

    /// What the console said since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        self.log("browser").await
    }

    /// The addresses of all requests since this was last asked; on a watched stage only.
    pub async fn requested(&self) -> Vec<String> {
        let address = |entry: &String| {
            let entry: Value = serde_json::from_str(entry).ok()?;
            let message = &entry["message"];
            (message["method"] == "Network.requestWillBeSent").then(|| {
                message["params"]["request"]["url"]
                    .as_str()
                    .map(str::to_owned)
            })?
        };
        self.log("performance")
            .await
            .iter()
            .filter_map(address)
            .collect()
    }

    async fn log(&self, name: &str) -> Vec<String> {
        let entries = self.vendor("se/log", json!({ "type": name })).await;
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
            .collect()
    }

    /// Opens another tab of the same browser, and goes there.
    pub async fn new_tab(&self, path: &str) -> WindowHandle {
        let tab = self.client.new_window(true).await.unwrap().handle;
        self.go_to(&tab).await;
        self.open(path).await;
        tab
    }

    /// The tab that commands go to.
    pub async fn tab(&self) -> WindowHandle {
        self.client.window().await.unwrap()
    }

    /// Goes to another tab.
    pub async fn go_to(&self, tab: &WindowHandle) {
        self.client.switch_to_window(tab.clone()).await.unwrap();
    }

    /// Sends a command of the browser's developer tools.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.vendor(
            "goog/cdp/execute",
            json!({ "cmd": command, "params": parameters }),
        )
        .await
    }

    async fn vendor(&self, path: &'static str, body: Value) -> Value {
        self.client
            .issue_cmd(VendorCommand { path, body })
            .await
            .unwrap()
    }
}

/// A command outside the WebDriver standard.
#[derive(Debug)]
struct VendorCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for VendorCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
