//! A browser driver of its own for each test, gone with it.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The running driver.
pub struct Driver {
    process: Child,
    /// Where it takes commands.
    pub address: String,
}

impl Driver {
    /// Starts the driver on a port of its choice.
    pub fn start() -> Self {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{program} does not start: {error}; `cargo xtask test` installs it")
            });
        let output = BufReader::new(process.stdout.take().unwrap());
        let port = output
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                let rest = line.split_once("started successfully on port ")?.1;
                rest.trim_end_matches('.').parse::<u16>().ok()
            })
            .expect("the driver says on which port it listens");
        Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What the driver notes for a test to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// The console.
    Console,
    /// The console, and every request whoever it goes to.
    Network,
}

/// What the browser is asked to be: headless, unused, and quiet towards the network.
pub fn capabilities(watch: Watch) -> serde_json::Map<String, Value> {
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
    if watch == Watch::Network {
        logs["performance"] = json!("ALL");
    }
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": logs,
        "unhandledPromptBehavior": "dismiss"
    });
    capabilities.as_object().cloned().unwrap()
}
