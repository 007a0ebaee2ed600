//! WebKit, as WebKitGTK's own small browser under a display without a screen. Its driver has the
//! standard's commands only, and the browser cannot be asked for more from outside: the page's
//! console, its network and the system's colours are reached by a way around each.

use super::program;
use crate::support::browser::Browser;
use crate::support::driver::{Need, Setting};
use crate::support::eventually;
use crate::support::leash::Leash;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Larger than every page a test asks for.
const SCREEN: &str = "1600x1200x24";
/// The browser's own buttons made tiny: they would keep the window wider than a telephone.
const NARROW: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px } \
    entry, button, image { -gtk-icon-transform: scale(0.1) }";

/// Starts a display and the driver; the answer is the driver's port.
pub fn start(setting: &Setting) -> (Vec<Leash>, u16) {
    let mut xvfb = Command::new(program("XVFB", "Xvfb"));
    xvfb.args([
        "-displayfd",
        "1",
        "-nolisten",
        "tcp",
        "-screen",
        "0",
        SCREEN,
    ]);
    // It takes the first display that is free, and says which.
    let mut display = Leash::on(&mut xvfb);
    let number: u32 = display.line_with(|line| line.parse().ok());
    let settings = setting.folder.join("gtk-3.0");
    fs::create_dir_all(&settings).unwrap();
    fs::write(settings.join("gtk.css"), NARROW).unwrap();
    let mut webdriver = Command::new(program("WEBKITWEBDRIVER", "WebKitWebDriver"));
    webdriver
        .arg("--port=0")
        .env("DISPLAY", format!(":{number}"));
    for name in [
        "HOME",
        "TMPDIR",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_DATA_HOME",
    ] {
        webdriver.env(name, &setting.folder);
    }
    // Alone: no bus, no other program's settings, nothing read aloud.
    webdriver
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11");
    webdriver.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    webdriver
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1");
    // Without a graphics card, composing costs more than everything else together. Two things
    // need it, though. Where pages fade into each other, the browser ends without it; and it
    // takes a picture when the page is painted next, which without it is only when something
    // has changed: a page that has come to rest is never painted again.
    if !matches!(setting.need, Need::ViewTransitions | Need::Pictures) {
        webdriver.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
    let driver = Leash::on(&mut webdriver);
    let port = listening_port(driver.id());
    (vec![driver, display], port)
}

/// The driver takes a free port and does not say which; the system knows.
fn listening_port(process: u32) -> u16 {
    let process = format!("/proc/{process}");
    let deadline = std::time::Instant::now() + crate::support::PATIENCE;
    loop {
        if let Some(port) = port_of(Path::new(&process)) {
            return port;
        }
        assert!(
            std::time::Instant::now() < deadline,
            "WebKitWebDriver does not listen"
        );
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

/// The port of the process's listening socket, from the kernel's tables.
fn port_of(process: &Path) -> Option<u16> {
    const LISTENING: &str = "0A";
    let links = fs::read_dir(process.join("fd")).ok()?.flatten();
    let targets = links.filter_map(|link| fs::read_link(link.path()).ok());
    let sockets: Vec<String> = targets
        .filter_map(|target| {
            let inode = target
                .to_str()?
                .strip_prefix("socket:[")?
                .strip_suffix(']')?;
            Some(inode.to_owned())
        })
        .collect();
    let table = fs::read_to_string(process.join("net/tcp")).ok()?;
    table.lines().find_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let ours = fields.get(3) == Some(&LISTENING) && sockets.iter().any(|it| fields[9] == it);
        ours.then(|| u16::from_str_radix(fields[1].split_once(':')?.1, 16).ok())?
    })
}

/// Private, and with nobody else to talk to.
pub fn capabilities(setting: &Setting) -> Value {
    let mut capabilities = json!({ "proxy": setting.elsewhere.as_proxy() });
    if let Ok(binary) = std::env::var("MINIBROWSER") {
        let options = json!({ "binary": binary, "args": ["--automation"] });
        capabilities["webkitgtk:browserOptions"] = options;
    }
    capabilities
}

/// The window is what can be sized; it has bars above the page.
pub async fn resize(browser: &Browser, width: u32, height: u32) {
    let bars = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
    let wanted = json!([width, height]);
    eventually("the page has its size", || async {
        let bars: (u32, u32) = serde_json::from_value(browser.run(bars).await).ok()?;
        let (width, height) = (width + bars.0, height + bars.1);
        browser
            .client
            .set_window_rect(0, 0, width, height)
            .await
            .unwrap();
        let size = browser.run("return [innerWidth, innerHeight]").await;
        (size == wanted).then_some(())
    })
    .await;
}

/// There is no switch: the page is told what the store's style sheet would ask the system for.
pub async fn prefer(browser: &Browser, scheme: &str) {
    let script = format!("document.documentElement.style.colorScheme = '{scheme}'");
    browser.run(&script).await;
}

/// The browser takes a picture when it next shows a frame, which may be one that was composed
/// before it was asked. The frame of the first picture has been composed when the second is asked
/// for, so that one is of the page as it is now.
pub async fn picture(browser: &Browser) -> Vec<u8> {
    browser.client.screenshot().await.unwrap();
    browser.client.screenshot().await.unwrap()
}

/// The browser has no switch for it: the page that is open is told what a browser without a
/// network tells it.
pub async fn set_offline(browser: &Browser, offline: bool) {
    let tell = if offline {
        "Object.defineProperty(navigator, 'onLine', { configurable: true, value: false }); \
         dispatchEvent(new Event('offline'))"
    } else {
        "delete navigator.onLine; dispatchEvent(new Event('online'))"
    };
    browser.run(tell).await;
}
