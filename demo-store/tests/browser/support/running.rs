//! A running browser: started for one test, or handed on from an earlier one where starting is
//! half of what a test costs and the browser can be made as good as unused.

use super::driver::{Driver, Need, Setting};
use super::elsewhere::Elsewhere;
use super::engine::{Engine, chromium, firefox};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::sync::{LazyLock, Mutex};
use tokio::runtime::Runtime;

/// Where the connections to browsers live: each test has a runtime of its own, which ends with it.
static WORLD: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

/// Clean ones that no test is using.
static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// A browser, its driver and its way to the rest of the world; closed when dropped.
pub struct Running {
    engine: Engine,
    need: Need,
    pub client: Client,
    pub elsewhere: Elsewhere,
    _driver: Driver,
}

impl Running {
    /// One that is unused, or as good as that.
    pub async fn unused(engine: Engine, need: Need) -> Self {
        match Self::idle(need) {
            Some(running) => running,
            None => WORLD.spawn(Self::start(engine, need)).await.unwrap(),
        }
    }

    fn idle(need: Need) -> Option<Self> {
        let mut idle = IDLE.lock().unwrap();
        let fits = idle.iter().position(|it| it.need == need)?;
        Some(idle.swap_remove(fits))
    }

    async fn start(engine: Engine, need: Need) -> Self {
        let setting = Setting::unused(need).await;
        let elsewhere = setting.elsewhere.clone();
        let driver = Driver::start(engine, setting);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(driver.capabilities(engine))
            .connect(&driver.address)
            .await
            .expect("the browser starts");
        Self {
            engine,
            need,
            client,
            elsewhere,
            _driver: driver,
        }
    }

    /// Hands it on after a test that passed; whoever failed may have left anything behind.
    pub async fn hand_on(self) {
        match self.engine {
            Engine::Chromium => chromium::forget(&self.client, self.need).await,
            Engine::Firefox => firefox::forget(&self.client).await,
            // It cannot be told to forget, and starts in a second.
            Engine::WebKit => return,
        }
        let _ = self.elsewhere.asked();
        IDLE.lock().unwrap().push(self);
    }
}

/// Leaves one empty tab.
pub async fn close_all_tabs(client: &Client) {
    let used = client.windows().await.unwrap();
    let unused = client.new_window(true).await.unwrap().handle;
    for tab in used {
        client.switch_to_window(tab).await.unwrap();
        client.close_window().await.unwrap();
    }
    client.switch_to_window(unused).await.unwrap();
}
