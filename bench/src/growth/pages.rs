//! Ever more pages in one tab.

use anyhow::Result;
use serde_json::json;

use super::Growth;
use crate::contender::Contender;
use crate::pace::Pace;
use crate::visit::{Ground, kilobytes};

/// One page of the toolbar after the other in the same tab: the browser's work for all of
/// them, and what is held in memory at the end.
pub(crate) async fn measure(ground: &Ground<'_>, sizes: &[u32]) -> Result<Vec<Growth>> {
    let tab = ground.tab(Pace::FULL).await?;
    let (mut time, mut memory) = (Vec::new(), Vec::new());
    let before = processor(ground).await?;
    let mut done = 0;
    for size in sizes {
        while done < *size {
            tab.open_page(Contender::Toolbar.page()).await?;
            tab.bar().await?;
            done += 1;
        }
        time.push((f64::from(*size), processor(ground).await? - before));
        memory.push((f64::from(*size), kilobytes(&tab).await?));
    }
    tab.close().await?;
    Ok(vec![
        Growth {
            what: "Toolbar, pages in a tab → all of the browser's work for them, CPU ms".to_owned(),
            points: time,
        },
        Growth {
            what: "Toolbar, pages in a tab → JS heap and wasm memory after the last, KB".to_owned(),
            points: memory,
        },
    ])
}

/// The processor's time of all of the browser's processes so far, in milliseconds.
async fn processor(ground: &Ground<'_>) -> Result<f64> {
    let chromium = ground.chromium;
    let asked = chromium.ask(None, "SystemInfo.getProcessInfo", json!({}));
    let answer = asked.await?;
    let processes = answer["processInfo"].as_array().into_iter().flatten();
    let seconds = processes.filter_map(|it| it["cpuTime"].as_f64());
    Ok(seconds.sum::<f64>() * 1000.0)
}
