//! The browser: pages, scripts, windows, the network and the console.

use super::cable::Cable;
use super::elsewhere::Elsewhere;
use super::engine::{Engine, chromium, firefox, webkit};
use fantoccini::Client;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use serde_json::Value;
use url::{ParseError, Url};

/// One browser window, and the store's address that its paths are relative to.
#[derive(Clone, Debug)]
pub struct Browser {
    pub engine: Engine,
    pub client: Client,
    pub home: String,
    pub(super) cable: Cable,
    pub(super) elsewhere: Elsewhere,
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
        match self.engine {
            Engine::Chromium => chromium::resize(self, width, height).await,
            Engine::Firefox => firefox::resize(self, width, height).await,
            Engine::WebKit => webkit::resize(self, width, height).await,
        }
    }

    /// Pretends that the system prefers `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) {
        match self.engine {
            Engine::Chromium => chromium::prefer(self, scheme).await,
            Engine::Firefox => firefox::prefer(self, scheme).await,
            Engine::WebKit => webkit::prefer(self, scheme).await,
        }
    }

    /// A picture of the page as it is now, as PNG; on a stage for pictures only.
    pub async fn picture(&self) -> Vec<u8> {
        match self.engine {
            Engine::Chromium | Engine::Firefox => self.client.screenshot().await.unwrap(),
            Engine::WebKit => webkit::picture(self).await,
        }
    }

    /// Takes the network away, or gives it back. Besides what the browser is told, nothing
    /// reaches the store any more, not by a connection that was opened ahead either; the page
    /// knows before it can notice.
    pub async fn set_offline(&self, offline: bool) {
        if !offline {
            self.cable.pull(false);
        }
        match self.engine {
            Engine::Chromium => chromium::set_offline(self, offline).await,
            Engine::Firefox => firefox::set_offline(self, offline).await,
            Engine::WebKit => webkit::set_offline(self, offline).await,
        }
        if offline {
            self.cable.pull(true);
        }
    }

    /// What the console said since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => chromium::console(self).await,
            Engine::Firefox => [self.cable.said(), firefox::complaints(self).await].concat(),
            Engine::WebKit => self.cable.said(),
        }
    }

    /// The addresses of all requests since this was last asked; on a watched stage only.
    pub async fn requested(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => chromium::requested(self).await,
            Engine::Firefox => [self.cable.requested(), firefox::asked(self)].concat(),
            Engine::WebKit => [self.cable.requested(), self.elsewhere.asked()].concat(),
        }
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

    pub(super) async fn vendor(&self, path: &'static str, body: Value) -> Value {
        vendor(&self.client, path, body).await
    }
}

/// Gives a command outside the WebDriver standard.
pub(super) async fn vendor(client: &Client, path: &'static str, body: Value) -> Value {
    let body = Some(body);
    let command = VendorCommand { path, body };
    client.issue_cmd(command).await.unwrap()
}

/// Takes back what such a command has set.
pub(super) async fn vendor_undo(client: &Client, path: &'static str) {
    let command = VendorCommand { path, body: None };
    client.issue_cmd(command).await.unwrap();
}

/// A command outside the WebDriver standard; without a body it takes back.
#[derive(Debug)]
struct VendorCommand {
    path: &'static str,
    body: Option<Value>,
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
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::DELETE, None),
        }
    }
}
