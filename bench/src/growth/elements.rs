//! Ever larger pages, into which the tag is put when they are there.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::json;
use tokio::time::sleep;

use super::{Growth, SETTLING};
use crate::contender::Contender;
use crate::pace::Pace;
use crate::statistics::Summary;
use crate::tab::Tab;
use crate::visit::Ground;

const ELEMENTS: [u32; 3] = [1_000, 10_000, 50_000];
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

/// From the tag to the painted bar, and the main thread's work for it, in ever larger pages.
pub(crate) async fn measure(ground: &Ground<'_>, rounds: usize) -> Result<Vec<Growth>> {
    let mut inserted = BTreeMap::<(Contender, u32), Vec<Inserted>>::new();
    for round in 0..rounds {
        for count in ELEMENTS {
            for contender in Contender::in_turn(&Contender::BARS, round) {
                let found = insert(ground, contender, count).await?;
                inserted.entry((contender, count)).or_default().push(found);
            }
        }
    }
    let growth = |contender: Contender, what: &str, cost: fn(&Inserted) -> f64| {
        let point = |count: u32| {
            let all = inserted.get(&(contender, count)).into_iter().flatten();
            let all: Vec<f64> = all.map(cost).collect();
            Some((f64::from(count), Summary::of(&all)?.median))
        };
        Growth {
            what: format!("{}, elements of the page → {what}", contender.name()),
            points: ELEMENTS.into_iter().filter_map(point).collect(),
        }
    };
    let both = |contender| {
        [
            growth(contender, "tag to bar painted, ms", |it| it.painted),
            growth(contender, "main thread at work, CPU ms", |it| it.work),
        ]
    };
    Ok(Contender::BARS.into_iter().flat_map(both).collect())
}

/// What became of a tag in a page that had none, in milliseconds.
struct Inserted {
    painted: f64,
    work: f64,
}

async fn insert(ground: &Ground<'_>, contender: Contender, count: u32) -> Result<Inserted> {
    let tab = ground.tab(Pace::FULL).await?;
    let clock = json!({ "timeDomain": "threadTicks" });
    tab.ask("Performance.setTimeDomain", clock).await?;
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
    Ok(Inserted { painted, work })
}

/// The processor's time for all tasks of the page so far, in milliseconds.
async fn work(tab: &Tab<'_>) -> Result<f64> {
    let answer = tab.ask("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array();
    let tasks = metrics.and_then(|all| all.iter().find(|it| it["name"] == "TaskDuration"));
    let seconds = tasks.and_then(|it| it["value"].as_f64());
    Ok(seconds.context("the browser counts no tasks")? * 1000.0)
}
