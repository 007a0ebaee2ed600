//! Ever more tabs of one browser.

use anyhow::Result;
use demo_store::RequestLog;
use serde_json::json;
use tokio::time::sleep;

use super::{Growth, SETTLING};
use crate::contender::Contender;
use crate::hand;
use crate::pace::Pace;
use crate::visit::{Ground, kilobytes};

const TABS: [u32; 3] = [1, 5, 20];

/// Ever more tabs with the toolbar in one browser: what they hold in memory, and what they ask the
/// session for when one of them says that somebody else is served.
pub(crate) async fn measure(ground: &Ground<'_>, requests: &RequestLog) -> Result<Vec<Growth>> {
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
