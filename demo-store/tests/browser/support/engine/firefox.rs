//! Firefox: what WebDriver has no word for is done by scripts in the browser's own window, which
//! geckodriver runs when it is allowed to.

use super::program;
use crate::support::browser::{Browser, vendor};
use crate::support::driver::Setting;
use crate::support::eventually;
use crate::support::leash::Leash;
use crate::support::running::close_all_tabs;
use fantoccini::Client;
use serde_json::{Value, json};
use std::process::Command;

/// Starts the driver; the answer is the port of its choice.
pub fn start(setting: &Setting) -> (Vec<Leash>, u16) {
    let mut geckodriver = Command::new(program("GECKODRIVER", "geckodriver"));
    geckodriver.args(["--port=0", "--websocket-port=0", "--allow-system-access"]);
    let mut driver = Leash::on(geckodriver.env("TMPDIR", &setting.folder));
    let port = driver.line_with(|line| line.rsplit_once("Listening on 127.0.0.1:")?.1.parse().ok());
    (vec![driver], port)
}

/// Headless, with room for every size of page, and quiet towards the network.
pub fn capabilities(setting: &Setting) -> Value {
    let mut options = json!({
        // It would outlive the browser.
        "env": { "MOZ_CRASHREPORTER_DISABLE": "1" },
        "args": ["-headless", "-width", "1400", "-height", "1000"],
        "prefs": {
            // Being offline, which the tests ask for, does not leave out this machine by itself.
            "network.disable-localhost-when-offline": true,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            // It asks again by itself, up to ten times, when a connection is cut; how often the
            // toolbar asks is what the tests count.
            "network.http.request.max-attempts": 1,
            // Bars that take no room from the page, as on a telephone.
            "ui.useOverlayScrollbars": 1,
        }
    });
    if let Ok(binary) = std::env::var("FIREFOX") {
        options["binary"] = json!(binary);
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": options,
        "proxy": setting.elsewhere.as_proxy(),
    })
}

/// The window cannot be made as narrow as a telephone, but the page in it can.
pub async fn resize(browser: &Browser, width: u32, height: u32) {
    let script = "const { style } = gBrowser.selectedBrowser; \
        for (const [side, size] of Object.entries(arguments[0])) \
          for (const bound of ['min', 'max']) style.setProperty(`${bound}-${side}`, `${size}px`)";
    in_chrome(browser, script, json!({ "width": width, "height": height })).await;
    let size = "return [innerWidth, innerHeight]";
    eventually("the page has its size", || async {
        (browser.run(size).await == json!([width, height])).then_some(())
    })
    .await;
}

pub async fn prefer(browser: &Browser, scheme: &str) {
    let script = "Services.prefs.setIntPref(\
        'layout.css.prefers-color-scheme.content-override', arguments[0])";
    in_chrome(browser, script, json!(u8::from(scheme == "light"))).await;
}

pub async fn set_offline(browser: &Browser, offline: bool) {
    let script = "Services.io.offline = arguments[0]";
    in_chrome(browser, script, json!(offline)).await;
    eventually("the page knows whether it is online", || async {
        (browser.run("return navigator.onLine").await == json!(!offline)).then_some(())
    })
    .await;
}

/// What the browser itself complained of since it was last asked: errors nobody caught, requests
/// that failed, policies that were broken. What pages say there is not among it.
pub async fn complaints(browser: &Browser) -> Vec<String> {
    let script = "const said = Services.console.getMessageArray().map((it) => it.message); \
        Services.console.reset(); return said.filter((it) => it.includes(arguments[0]))";
    // The browser talks to itself as well.
    let said = in_chrome(browser, script, json!(browser.home)).await;
    serde_json::from_value(said).unwrap()
}

/// Who else was to be asked. The browser's own settings service is left out: a release asks it
/// whatever it is told, and gets no answer here.
pub fn asked(browser: &Browser) -> Vec<String> {
    let asked = browser.elsewhere.asked().into_iter();
    let own = "firefox.settings.services.mozilla.com:443";
    asked.filter(|address| address != own).collect()
}

/// Makes it as good as unused: one empty tab, nothing stored, nothing set, nothing said.
pub async fn forget(client: &Client) {
    close_all_tabs(client).await;
    let script = "const done = arguments[arguments.length - 1]; \
        Services.prefs.clearUserPref('layout.css.prefers-color-scheme.content-override'); \
        Services.io.offline = false; \
        Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, \
            (failed) => { Services.console.reset(); done(failed) })";
    context(client, "chrome").await;
    let failed = client.execute_async(script, vec![]).await;
    context(client, "content").await;
    assert_eq!(failed.unwrap(), json!(0), "the browser forgets everything");
}

/// Runs a function body in the browser's own window.
async fn in_chrome(browser: &Browser, script: &str, argument: Value) -> Value {
    context(&browser.client, "chrome").await;
    let answer = browser.client.execute(script, vec![argument]).await;
    context(&browser.client, "content").await;
    answer.unwrap()
}

async fn context(client: &Client, name: &str) {
    vendor(client, "moz/context", json!({ "context": name })).await;
}
