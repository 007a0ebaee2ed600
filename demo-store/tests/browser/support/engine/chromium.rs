//! Chromium: the driver has commands of the developer tools for everything.

use super::program;
use crate::support::browser::{Browser, vendor, vendor_undo};
use crate::support::driver::{Need, Setting};
use crate::support::leash::Leash;
use crate::support::running::close_all_tabs;
use fantoccini::Client;
use serde_json::{Value, json};
use std::process::Command;

/// Starts the driver; the answer is the port of its choice.
///
/// It takes a port that is free in IPv6 and ends when somebody has the same one in IPv4, which on
/// a machine with many connections happens every few hundred times: then it is asked to choose
/// again.
pub fn start(setting: &Setting) -> (Vec<Leash>, u16) {
    loop {
        let mut chromedriver = Command::new(program("CHROMEDRIVER", "chromedriver"));
        chromedriver.arg("--port=0").env("TMPDIR", &setting.folder);
        let mut driver = Leash::on(&mut chromedriver);
        if let Some(port) = driver.line_with(outcome) {
            return (vec![driver], port);
        }
    }
}

/// What a line says of the start: the port, or that it was another's.
fn outcome(line: &str) -> Option<Option<u16>> {
    if line.contains("port not available") {
        return Some(None);
    }
    let (_, port) = line.split_once("started successfully on port ")?;
    Some(port.trim_end_matches('.').parse().ok())
}

/// Headless, unused, and quiet towards the network.
pub fn capabilities(setting: &Setting) -> Value {
    let mut options = json!({
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--hide-scrollbars"
        ]
    });
    if let Ok(binary) = std::env::var("CHROMIUM") {
        options["binary"] = json!(binary);
    }
    let mut logs = json!({ "browser": "ALL" });
    if setting.need == Need::RequestLog {
        logs["performance"] = json!("ALL");
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": logs,
    })
}

pub async fn resize(browser: &Browser, width: u32, height: u32) {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    devtools(browser, "Emulation.setDeviceMetricsOverride", metrics).await;
}

pub async fn prefer(browser: &Browser, scheme: &str) {
    let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
    let media = json!({ "features": [feature] });
    devtools(browser, "Emulation.setEmulatedMedia", media).await;
}

pub async fn set_offline(browser: &Browser, offline: bool) {
    let conditions = json!({
        "offline": offline, "latency": 0, "download_throughput": -1, "upload_throughput": -1
    });
    let body = json!({ "network_conditions": conditions });
    browser.vendor("chromium/network_conditions", body).await;
}

/// Makes it as good as unused: one empty tab, nothing stored, nothing set, nothing said. What is
/// set for a page alone is gone with its tab.
pub async fn forget(client: &Client, need: Need) {
    close_all_tabs(client).await;
    vendor_undo(client, "chromium/network_conditions").await;
    for command in ["Storage.clearCookies", "Network.clearBrowserCache"] {
        let body = json!({ "cmd": command, "params": {} });
        vendor(client, "goog/cdp/execute", body).await;
    }
    log(client, "browser").await;
    if need == Need::RequestLog {
        log(client, "performance").await;
    }
}

pub async fn console(browser: &Browser) -> Vec<String> {
    log(&browser.client, "browser").await
}

/// On a watched stage only.
pub async fn requested(browser: &Browser) -> Vec<String> {
    let address = |entry: &String| {
        let entry: Value = serde_json::from_str(entry).ok()?;
        let message = &entry["message"];
        let request = &message["params"]["request"];
        (message["method"] == "Network.requestWillBeSent")
            .then(|| request["url"].as_str().map(str::to_owned))?
    };
    let log = log(&browser.client, "performance").await;
    log.iter().filter_map(address).collect()
}

async fn log(client: &Client, name: &str) -> Vec<String> {
    let entries = vendor(client, "se/log", json!({ "type": name })).await;
    let entries = entries.as_array().cloned().unwrap_or_default();
    entries
        .iter()
        .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
        .collect()
}

pub async fn devtools(browser: &Browser, command: &str, parameters: Value) -> Value {
    let body = json!({ "cmd": command, "params": parameters });
    browser.vendor("goog/cdp/execute", body).await
}

/// What the browser counts in the page, by its own names.
pub async fn metrics<const N: usize>(browser: &Browser, names: [&str; N]) -> [f64; N] {
    let answer = devtools(browser, "Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().unwrap();
    names.map(|name| {
        let metric = metrics.iter().find(|it| it["name"] == name);
        metric.and_then(|it| it["value"].as_f64()).expect(name)
    })
}
