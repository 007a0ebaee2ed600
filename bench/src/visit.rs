//! Visits to the store's page: an operator's, with what their hand does, and a shopper's.

use anyhow::{Context as _, Result};
use serde_json::json;
use tokio::time::{Duration, sleep};

use crate::chromium::Chromium;
use crate::contender::Contender;
use crate::hand;
use crate::kind::Kind;
use crate::pace::Pace;
use crate::samples::Samples;
use crate::situation::{Situation, Start, Visitor};
use crate::tab::{Tab, text};
use crate::trace::{self, Costs, Detail};

/// What comes after the bar or the load event is over by then.
const SETTLING: Duration = Duration::from_millis(250);
const SIGN_IN: &str = "fetch('/login', { method: 'POST', body: new URLSearchParams({ who: 'operator' }) }).then((it) => it.ok)";
/// The browser and the store.
pub(crate) struct Ground<'a> {
    pub(crate) chromium: &'a Chromium,
    pub(crate) home: &'a str,
}

impl<'a> Ground<'a> {
    /// A tab of the signed-in operator's.
    pub(crate) async fn tab(&self, pace: Pace) -> Result<Tab<'a>> {
        Tab::open(self.chromium, self.home, None, pace).await
    }

    /// Signs the operator in, for all tabs of the usual profile.
    pub(crate) async fn sign_in(&self) -> Result<()> {
        let tab = self.tab(Pace::FULL).await?;
        tab.open_page(Contender::Nothing.page()).await?;
        tab.value(SIGN_IN).await.context("the sign-in fails")?;
        tab.close().await
    }

    /// An operator's first page, and a later one with what they do there.
    pub(crate) async fn operator(
        &self,
        contender: Contender,
        pace: Pace,
        samples: &mut Samples,
    ) -> Result<()> {
        let situation = |start| Situation {
            visitor: Visitor::Operator,
            start,
            pace,
        };
        let tab = self.tab(pace).await?;
        tab.ask("Network.clearBrowserCache", json!({})).await?;
        let mut add = |start, kind, value| samples.add(situation(start), contender, kind, value);
        self.page(&tab, contender, Visitor::Operator, |kind, value| {
            add(Start::Cold, kind, value);
        })
        .await?;
        // Compiled code is kept from the second time on.
        self.load(&tab, contender, Visitor::Operator).await?;
        self.page(&tab, contender, Visitor::Operator, |kind, value| {
            add(Start::Warm, kind, value);
        })
        .await?;
        add(Start::Warm, Kind::Memory, kilobytes(&tab).await?);
        if contender != Contender::Nothing && !pace.is_far {
            for (kind, value) in hand::log_in(&tab).await? {
                add(Start::Warm, kind, value);
            }
        }
        tab.close().await
    }

    /// What is compiled for an operator's first and later page.
    pub(crate) async fn compilations(
        &self,
        contender: Contender,
        samples: &mut Samples,
    ) -> Result<()> {
        let tab = self.tab(Pace::FULL).await?;
        tab.ask("Network.clearBrowserCache", json!({})).await?;
        for start in [Start::Cold, Start::Warm] {
            let traced = self.traced(&tab, contender, Visitor::Operator, Detail::Compilations);
            let situation = Situation {
                visitor: Visitor::Operator,
                start,
                pace: Pace::FULL,
            };
            let costs = traced.await?;
            samples.add(situation, contender, Kind::Compiling, costs.compiling);
            self.load(&tab, contender, Visitor::Operator).await?;
        }
        tab.close().await
    }

    /// A shopper's first page and a later one.
    pub(crate) async fn shopper(
        &self,
        contender: Contender,
        pace: Pace,
        samples: &mut Samples,
    ) -> Result<()> {
        let profile = self
            .chromium
            .ask(None, "Target.createBrowserContext", json!({}));
        let profile = text(&profile.await?, "browserContextId")?;
        let tab = Tab::open(self.chromium, self.home, Some(&profile), pace).await?;
        for start in [Start::Cold, Start::Warm] {
            let situation = Situation {
                visitor: Visitor::Shopper,
                start,
                pace,
            };
            self.page(&tab, contender, Visitor::Shopper, |kind, value| {
                samples.add(situation, contender, kind, value);
            })
            .await?;
            self.load(&tab, contender, Visitor::Shopper).await?;
        }
        tab.close().await?;
        let profile = json!({ "browserContextId": profile });
        let disposed = self
            .chromium
            .ask(None, "Target.disposeBrowserContext", profile);
        disposed.await.map(drop)
    }

    /// Loads the page and adds what can be told of it.
    async fn page(
        &self,
        tab: &Tab<'_>,
        contender: Contender,
        visitor: Visitor,
        mut add: impl FnMut(Kind, f64),
    ) -> Result<()> {
        let costs = self.traced(tab, contender, visitor, Detail::Tasks).await?;
        add(Kind::Busy, costs.busy);
        add(Kind::Script, costs.script);
        add(Kind::Longest, costs.longest);
        add(Kind::Shift, tab.number("__bench.shift").await?);
        let requests = format!("__bench.requests({:?})", contender.script());
        let requests = tab.value(&requests).await?;
        let number = |name: &str| {
            let number = requests[name].as_f64();
            number.with_context(|| format!("the page tells no {name}"))
        };
        add(Kind::Loaded, number("loaded")?);
        add(Kind::Bytes, number("bytes")? / 1024.0);
        add(Kind::Requests, number("number")?);
        if visitor == Visitor::Operator && contender != Contender::Nothing {
            let bar = tab.bar().await?;
            add(Kind::Bar, bar);
            add(Kind::FromScript, bar - number("arrived")?);
            add(Kind::FromQuestion, bar - number("asked")?);
        }
        Ok(())
    }

    async fn traced(
        &self,
        tab: &Tab<'_>,
        contender: Contender,
        visitor: Visitor,
        detail: Detail,
    ) -> Result<Costs> {
        trace::start(self.chromium, detail).await?;
        self.load(tab, contender, visitor).await?;
        let page = format!("{}{}", self.home, contender.page());
        trace::stop(self.chromium, &page).await
    }

    /// Loads the page and waits until all is done that the tag does.
    async fn load(&self, tab: &Tab<'_>, contender: Contender, visitor: Visitor) -> Result<()> {
        tab.open_page(contender.page()).await?;
        if visitor == Visitor::Operator && contender != Contender::Nothing {
            tab.bar()
                .await
                .with_context(|| format!("{} at {}", contender.name(), contender.page()))?;
        }
        tab.wait_for("document.readyState === 'complete'").await?;
        tab.value("new Promise((done) => requestIdleCallback(() => done(0)))")
            .await?;
        sleep(SETTLING).await;
        Ok(())
    }
}

/// What JavaScript and WebAssembly hold after everything unused is gone.
pub(crate) async fn kilobytes(tab: &Tab<'_>) -> Result<f64> {
    tab.ask("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = tab.ask("Runtime.getHeapUsage", json!({})).await?;
    let heap = heap["usedSize"].as_f64().context("the heap has no size")?;
    let wasm = "typeof __bench.wasm === 'function' ? __bench.wasm() : 0";
    Ok((heap + tab.number(wasm).await?) / 1024.0)
}
