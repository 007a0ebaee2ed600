//! How the cost grows: with the elements of the page, the pages of a tab, the tabs of a browser.

use anyhow::{Context as _, Result};
use demo_store::RequestLog;
use serde_json::json;
use tokio::time::{Duration, Instant, sleep};

use crate::contender::Contender;
use crate::hand;
use crate::statistics::{Summary, growth_exponent};
use crate::tab::{Pace, Tab};
use crate::visit::{Ground, kilobytes};

/// More than in proportion, and more than what chance adds to it.
const TOO_STEEP: f64 = 1.1;
const ELEMENTS: [u32; 3] = [1_000, 10_000, 50_000];
const TABS: [u32; 3] = [1, 5, 20];
/// What comes after the bar, or goes from tab to tab, is over by then.
const SETTLING: Duration = Duration::from_millis(400);
/// Elements that the page lays out, in rows as lists and grids of products have them.
const FILL: &str = "(() => { const list = document.createElement('div'); \
    for (let i = 0; i < COUNT; i += 10) { const row = document.createElement('p'); \
      for (let k = 1; k < 10; k++) row.append(Object.assign(document.createElement('span'), \
        { textContent: k })); list.append(row) } \
    document.body.append(list); document.body.offsetHeight })()";
/// The tag in a page that has none; the answer is how long until its bar is painted.
const INSERT: &str = "(async () => { const tag = document.createElement('script'); \
    Object.assign(tag, { src: 'SCRIPT', async: true, type: 'TYPE' }); \
    tag.dataset.ordersUrl = '/account/orders'; const start = performance.now(); \
    document.head.append(tag); return (await __bench.bar) - start })()";

/// One cost at several sizes.
#[derive(Debug)]
pub(crate) struct Growth {
    /// What grows, and which cost is looked at.
    pub(crate) what: String,
    /// Size and cost.
    pub(crate) points: Vec<(f64, f64)>,
}

impl Growth {
    /// The cost at each size, the exponent, and what that means.
    pub(crate) fn line(&self) -> String {
        let points = self.points.iter();
        let points: Vec<String> = points
            .map(|(size, cost)| format!("{size}: {cost:.0}"))
            .collect();
        let verdict = match growth_exponent(&self.points) {
            Some(exponent) if exponent > TOO_STEEP => format!("{exponent:.2} WORSE THAN LINEAR"),
            Some(exponent) => format!("{exponent:.2}"),
            None => "nothing to grow".to_owned(),
        };
        format!("{}: {}; exponent {verdict}", self.what, points.join(", "))
    }
}

/// From the tag to the painted bar, and the main thread's work for it, in ever larger pages.
pub(crate) async fn with_elements(ground: &Ground<'_>, rounds: usize) -> Result<Vec<Growth>> {
    let mut growths = Vec::new();
    for contender in Contender::BARS {
        let (mut painted, mut busy) = (Vec::new(), Vec::new());
        for count in ELEMENTS {
            let mut times = (Vec::new(), Vec::new());
            for _ in 0..rounds {
                let (bar, work) = insert(ground, contender, count).await?;
                times.0.push(bar);
                times.1.push(work);
            }
            painted.push((f64::from(count), median(&times.0)));
            busy.push((f64::from(count), median(&times.1)));
        }
        let name = contender.name();
        growths.push(Growth {
            what: format!("{name}, elements of the page → tag to bar painted, ms"),
            points: painted,
        });
        growths.push(Growth {
            what: format!("{name}, elements of the page → main thread at work, ms"),
            points: busy,
        });
    }
    Ok(growths)
}

async fn insert(ground: &Ground<'_>, contender: Contender, count: u32) -> Result<(f64, f64)> {
    let tab = ground.tab(Pace::FULL).await?;
    tab.ask("Performance.enable", json!({})).await?;
    tab.open_page(Contender::Nothing.page()).await?;
    tab.wait_for("document.readyState === 'complete'").await?;
    tab.value(&FILL.replace("COUNT", &count.to_string()))
        .await?;
    sleep(SETTLING).await;
    let before = work(&tab).await?;
    let kind = match contender {
        Contender::Toolbar | Contender::Nothing => "text/javascript",
        Contender::Plain | Contender::Preact | Contender::React => "module",
    };
    let tag = INSERT
        .replace("SCRIPT", contender.script())
        .replace("TYPE", kind);
    let painted = tab.number(&tag).await?;
    sleep(SETTLING).await;
    let work = work(&tab).await? - before;
    tab.close().await?;
    Ok((painted, work))
}

/// The time of all tasks of the page so far, in milliseconds.
async fn work(tab: &Tab<'_>) -> Result<f64> {
    let answer = tab.ask("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array();
    let tasks = metrics.and_then(|all| all.iter().find(|it| it["name"] == "TaskDuration"));
    let seconds = tasks.and_then(|it| it["value"].as_f64());
    Ok(seconds.context("the browser counts no tasks")? * 1000.0)
}

/// One page of the toolbar after the other in the same tab: the time of all, and what is held in
/// memory at the end.
pub(crate) async fn with_pages(ground: &Ground<'_>, sizes: &[u32]) -> Result<Vec<Growth>> {
    let tab = ground.tab(Pace::FULL).await?;
    let (mut time, mut memory) = (Vec::new(), Vec::new());
    let started = Instant::now();
    let mut done = 0;
    for size in sizes {
        while done < *size {
            tab.open_page(Contender::Toolbar.page()).await?;
            tab.bar().await?;
            done += 1;
        }
        time.push((f64::from(*size), started.elapsed().as_secs_f64() * 1000.0));
        memory.push((f64::from(*size), kilobytes(&tab).await?));
    }
    tab.close().await?;
    Ok(vec![
        Growth {
            what: "Toolbar, pages in a tab → all of them until the bar, ms".to_owned(),
            points: time,
        },
        Growth {
            what: "Toolbar, pages in a tab → JS heap and wasm memory after the last, KB".to_owned(),
            points: memory,
        },
    ])
}

/// Ever more tabs with the toolbar in one browser: what they hold in memory, and what they ask the
/// session for when one of them says that somebody else is served.
pub(crate) async fn with_tabs(ground: &Ground<'_>, requests: &RequestLog) -> Result<Vec<Growth>> {
    let (mut memory, mut asked) = (Vec::new(), Vec::new());
    let mut tabs = Vec::new();
    for size in TABS {
        while tabs.len() < size as usize {
            let tab = ground.tab(Pace::FULL).await?;
            tab.open_page(Contender::Toolbar.page()).await?;
            tab.bar().await?;
            tabs.push(tab);
        }
        sleep(SETTLING).await;
        let mut sum = 0.0;
        for tab in &tabs {
            sum += kilobytes(tab).await?;
        }
        memory.push((f64::from(size), sum));
        // It still shows the customer of the smaller number of tabs.
        tabs[0].ask("Page.bringToFront", json!({})).await?;
        tabs[0].open_page(Contender::Toolbar.page()).await?;
        tabs[0].bar().await?;
        requests.clear();
        hand::log_in(&tabs[0]).await?;
        sleep(SETTLING).await;
        let all = requests.all();
        let of_session = all.iter().filter(|it| it.path.starts_with("/api/sessions"));
        asked.push((f64::from(size), of_session.count() as f64));
    }
    for tab in tabs {
        tab.close().await?;
    }
    Ok(vec![
        Growth {
            what: "Toolbar, tabs → JS heap and wasm memory of all, KB".to_owned(),
            points: memory,
        },
        Growth {
            what: "Toolbar, tabs → requests to the session for a login in one".to_owned(),
            points: asked,
        },
    ])
}

fn median(samples: &[f64]) -> f64 {
    Summary::of(samples).map_or(f64::NAN, |it| it.median)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(costs: [f64; 2]) -> String {
        let growth = Growth {
            what: "Tabs → requests".to_owned(),
            points: vec![(1.0, costs[0]), (10.0, costs[1])],
        };
        growth.line()
    }

    #[test]
    fn the_line_says_when_the_cost_grows_faster_than_what_it_grows_with() {
        assert_eq!(
            line([4.0, 40.0]),
            "Tabs → requests: 1: 4, 10: 40; exponent 1.00"
        );
        assert!(line([4.0, 80.0]).ends_with("exponent 1.30 WORSE THAN LINEAR"));
        assert!(line([0.0, 0.0]).ends_with("nothing to grow"));
    }
}
