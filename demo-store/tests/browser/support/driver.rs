//! A browser driver of its own for each test, gone with it.

use super::elsewhere::Elsewhere;
use super::engine::{Engine, chromium, firefox, webkit};
use super::leash::Leash;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

/// What a test needs of its browser beyond the ordinary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Nothing,
    /// A list of all requests, whoever they go to.
    RequestLog,
    /// Pages that fade into each other.
    ViewTransitions,
    /// Pictures of pages, also of such as have come to rest.
    Pictures,
}

/// How the browsers' own folders begin; the number of the test program's process follows.
const FOLDERS: &str = "telesales-toolbar-browser-";

/// What a browser is started with.
pub struct Setting {
    pub need: Need,
    /// Where it may leave things; nobody else's.
    pub folder: PathBuf,
    /// All of the world but the store.
    pub elsewhere: Elsewhere,
}

/// The running driver.
pub struct Driver {
    /// The program, and what it needs beside it.
    programs: Vec<Leash>,
    setting: Setting,
    /// Where it takes commands, on this machine.
    pub port: u16,
}

impl Driver {
    /// Starts the driver on a port that nobody else has.
    pub fn start(engine: Engine, setting: Setting) -> Self {
        let (programs, port) = match engine {
            Engine::Chromium => chromium::start(&setting),
            Engine::Firefox => firefox::start(&setting),
            Engine::WebKit => webkit::start(&setting),
        };
        Self {
            programs,
            setting,
            port,
        }
    }

    /// What the browser is asked to be.
    pub fn capabilities(&self, engine: Engine) -> Map<String, Value> {
        let mut capabilities = match engine {
            Engine::Chromium => chromium::capabilities(&self.setting),
            Engine::Firefox => firefox::capabilities(&self.setting),
            Engine::WebKit => webkit::capabilities(&self.setting),
        };
        capabilities["unhandledPromptBehavior"] = json!("dismiss");
        capabilities.as_object().cloned().unwrap()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.programs.clear();
        let _ = fs::remove_dir_all(&self.setting.folder);
    }
}

impl Setting {
    /// An unused one.
    pub async fn unused(need: Need) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        static SWEPT: Once = Once::new();
        SWEPT.call_once(sweep);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{FOLDERS}{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self {
            need,
            folder,
            elsewhere: Elsewhere::open().await,
        }
    }
}

/// Removes what browsers left behind that ran until their test program ended.
fn sweep() {
    let entries = fs::read_dir(std::env::temp_dir()).into_iter().flatten();
    for folder in entries.flatten() {
        let name = folder.file_name();
        let of = name.to_str().and_then(|name| name.strip_prefix(FOLDERS));
        let process = of.and_then(|of| of.split('-').next());
        if process.is_some_and(|id| !Path::new("/proc").join(id).exists()) {
            let _ = fs::remove_dir_all(folder.path());
        }
    }
}
