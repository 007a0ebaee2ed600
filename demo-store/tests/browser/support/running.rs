//! A running browser: started for one test, or handed on from an earlier one where starting is
//! half of what a test costs and the browser can be made as good as unused.

use super::calls::Calls;
use super::driver::{Driver, Need, Setting};
use super::elsewhere::Elsewhere;
use super::engine::{Engine, chromium, firefox};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::sync::{LazyLock, Mutex};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::time::timeout;

/// How long a browser may take to start. WebKit's small one ends as it begins, once in some
/// hundred starts, by a fault of its own; its driver then waits for it for ever.
const START_LIMIT: Duration = Duration::from_secs(30);

/// So often it may fail to, before there is a test.
const STARTS: u32 = 3;

/// Where the connections to browsers live: each test has a runtime of its own, which ends with it.
static WORLD: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

/// Clean ones that no test is using.
static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// A browser, its driver and its way to the rest of the world; closed when dropped.
pub struct Running {
    engine: Engine,
    need: Need,
    pub client: Client,
    pub calls: Calls,
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
        for _ in 0..STARTS {
            let setting = Setting::unused(need).await;
            let elsewhere = setting.elsewhere.clone();
            let driver = Driver::start(engine, setting);
            let calls = Calls::to(driver.port).await;
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let connecting = builder
                .capabilities(driver.capabilities(engine))
                .connect(&calls.address);
            let Ok(connected) = timeout(START_LIMIT, connecting).await else {
                continue;
            };
            return Self {
                engine,
                need,
                client: connected.expect("the browser starts"),
                calls,
                elsewhere,
                _driver: driver,
            };
        }
        panic!("the browser does not start in {START_LIMIT:?}, {STARTS} times");
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
