//! One tab of the browser: pages, scripts, the operator's hand.

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::{Value, json};
use tokio::time::{Duration, Instant, sleep};

use crate::chromium::Chromium;
use crate::pace::Pace;

/// What every page is observed by.
const OBSERVE: &str = include_str!("observe.js");
/// Finds an element of the bar.
const PART: &str =
    "document.querySelector('telesales-toolbar')?.shadowRoot.querySelector('[part~=\"NAME\"]')";
/// Longer than any page of ours takes, on a slowed processor too.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open tab; it stays open until [`Tab::close`].
pub(crate) struct Tab<'a> {
    chromium: &'a Chromium,
    home: &'a str,
    target: String,
    session: String,
}

impl<'a> Tab<'a> {
    /// Opens a tab with a tab's memory of its own, in this profile or in the usual one.
    pub(crate) async fn open(
        chromium: &'a Chromium,
        home: &'a str,
        profile: Option<&str>,
        pace: Pace,
    ) -> Result<Self> {
        let mut wish = json!({ "url": "about:blank" });
        if let Some(profile) = profile {
            wish["browserContextId"] = json!(profile);
        }
        let created = chromium.ask(None, "Target.createTarget", wish).await?;
        let target = text(&created, "targetId")?;
        let wish = json!({ "targetId": target, "flatten": true });
        let attached = chromium.ask(None, "Target.attachToTarget", wish).await?;
        let tab = Self {
            chromium,
            home,
            target,
            session: text(&attached, "sessionId")?,
        };
        tab.ask("Page.enable", json!({})).await?;
        tab.ask("Network.enable", json!({})).await?;
        let metrics =
            json!({ "width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        tab.ask("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        let observe = json!({ "source": OBSERVE });
        tab.ask("Page.addScriptToEvaluateOnNewDocument", observe)
            .await?;
        tab.set_pace(pace).await?;
        Ok(tab)
    }

    async fn set_pace(&self, pace: Pace) -> Result<()> {
        let rate = json!({ "rate": pace.slowdown });
        self.ask("Emulation.setCPUThrottlingRate", rate).await?;
        if pace.is_far {
            let bytes_a_second = 10_000_000 / 8;
            let line = json!({
                "offline": false, "latency": 40,
                "downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second,
            });
            self.ask("Network.emulateNetworkConditions", line).await?;
        }
        Ok(())
    }

    /// Sends a command to this tab.
    pub(crate) async fn ask(&self, method: &str, parameters: Value) -> Result<Value> {
        let session = Some(self.session.as_str());
        self.chromium.ask(session, method, parameters).await
    }

    /// Begins to load a page of the store; returns when it has replaced the one before.
    pub(crate) async fn open_page(&self, path: &str) -> Result<()> {
        let address = json!({ "url": format!("{}{path}", self.home) });
        let answer = self.ask("Page.navigate", address).await?;
        match answer["errorText"].as_str() {
            Some(error) => bail!("{path} does not open: {error}"),
            None => Ok(()),
        }
    }

    /// The value of an expression in the page, a promise's when it is kept.
    pub(crate) async fn value(&self, expression: &str) -> Result<Value> {
        let wish = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.ask("Runtime.evaluate", wish).await?;
        if let Some(wrong) = answer.get("exceptionDetails") {
            let said = wrong["exception"]["description"].as_str();
            bail!("{expression}: {}", said.unwrap_or("failed"));
        }
        Ok(answer["result"]["value"].clone())
    }

    /// The same as a number.
    pub(crate) async fn number(&self, expression: &str) -> Result<f64> {
        let value = self.value(expression).await?;
        let number = value.as_f64();
        number.with_context(|| format!("{expression} is {value}, not a number"))
    }

    /// Waits until an expression is true in the page, whatever page that is by then.
    pub(crate) async fn wait_for(&self, condition: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            // A page that is being replaced answers nothing.
            if self.value(condition).await.is_ok_and(|it| it == true) {
                return Ok(());
            }
            sleep(Duration::from_millis(10)).await;
        }
        bail!("never true: {condition}")
    }

    /// When the bar of this page was painted, in milliseconds from the navigation on.
    pub(crate) async fn bar(&self) -> Result<f64> {
        let bar = self.number("__bench.bar");
        let painted = tokio::time::timeout(PATIENCE, bar).await;
        painted.map_err(|_| anyhow!("the bar never came"))?
    }

    /// The page's expression for an element of the bar.
    pub(crate) fn part(name: &str) -> String {
        PART.replace("NAME", name)
    }

    /// Clicks the middle of a part, as a hand with a mouse does.
    pub(crate) async fn click(&self, part: &str) -> Result<()> {
        let place = format!(
            "(() => {{ const it = {}.getBoundingClientRect(); \
             return [it.x + it.width / 2, it.y + it.height / 2] }})()",
            Self::part(part)
        );
        let place = self.value(&place).await?;
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let event = json!({
                "type": kind, "x": place[0], "y": place[1], "button": "left",
                "clickCount": i32::from(kind != "mouseMoved"),
            });
            self.ask("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Presses and releases the key of a letter.
    pub(crate) async fn press(&self, letter: &str) -> Result<()> {
        for kind in ["keyDown", "keyUp"] {
            let mut event = json!({ "type": kind, "key": letter });
            if kind == "keyDown" {
                event["text"] = json!(letter);
            }
            self.ask("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Takes the page away.
    pub(crate) async fn close(self) -> Result<()> {
        let wish = json!({ "targetId": self.target });
        self.chromium.ask(None, "Target.closeTarget", wish).await?;
        Ok(())
    }
}

/// A text in an answer of the browser.
pub(crate) fn text(answer: &Value, name: &str) -> Result<String> {
    let text = answer[name].as_str();
    Ok(text
        .with_context(|| format!("no {name} in {answer}"))?
        .to_owned())
}
