//! One look at a site with the bar above it, and what is wrong with it.

use crate::support::{PATIENCE, Stage};
use serde::Deserialize;
use std::time::{Duration, Instant};

/// What is seen, all at one moment.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    pub path: String,
    /// The page's own heading: what it shows, whatever the address says.
    pub heading: String,
    /// Whether it is still the page that was marked at the start.
    same_page: bool,
    /// Whether the framework is still at it.
    busy: bool,
    hosts: usize,
    /// The bar's distance from the top of the window.
    top: f64,
    bar_on_top: bool,
    name: Option<String>,
    marked: bool,
    /// How much the page is further down, or less far, than the bar is high.
    room: f64,
    /// The same for what the page says is its scroll padding.
    padding: f64,
    /// How far below the bar the page's header is.
    header: f64,
    header_on_top: bool,
    errors: Vec<String>,
    /// What grows when something is left behind.
    pub traces: Traces,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Traces {
    /// Elements of the page, the host among them. Without scripts, which run once, and Astro's
    /// own that come a little later: for screen readers, and to fetch ahead.
    pub elements: usize,
    /// Elements inside the toolbar.
    pub inside: usize,
    pub sheets: usize,
    /// Listeners and observers of the toolbar.
    pub held: Vec<String>,
}

const SEE: &str = "const root = document.documentElement; \
    const host = document.querySelector('telesales-toolbar'); \
    const bar = host?.getBoundingClientRect() ?? new DOMRect(); \
    const header = document.querySelector('[data-test=header]'); \
    const box = header.getBoundingClientRect(); \
    const hit = (y) => document.elementFromPoint(innerWidth / 2, y); \
    const all = (root) => \
      root?.querySelectorAll('*:not(script, .astro-route-announcer, link[rel=prefetch])').length ?? 0; \
    const busy = ['aria-busy', 'data-turbo-preview', 'data-astro-transition']; \
    return { path: location.pathname, heading: document.querySelector('h1')?.textContent ?? '', \
      samePage: window.marked === true, busy: busy.some((name) => root.hasAttribute(name)), \
      hosts: document.querySelectorAll('telesales-toolbar').length, \
      top: bar.top, barOnTop: Boolean(host) && hit(bar.top + bar.height / 2) === host, \
      name: host?.shadowRoot.querySelector('[part~=customer-name]')?.textContent ?? null, \
      marked: root.classList.contains('telesales-toolbar'), \
      room: document.body.getBoundingClientRect().top + scrollY - bar.height, \
      padding: (parseFloat(getComputedStyle(root).scrollPaddingTop) || 0) - bar.height, \
      header: box.top - bar.bottom, \
      headerOnTop: header.contains(hit(box.top + box.height / 2)), \
      errors: [...window.watched.errors, ...(window.hydrationErrors ?? [])], \
      traces: { elements: all(document), inside: all(host?.shadowRoot), \
        sheets: document.adoptedStyleSheets.length, held: window.watched.held() } }";

impl Look {
    pub async fn at(stage: &Stage) -> Self {
        serde_json::from_value(stage.browser.run(SEE).await).unwrap()
    }

    /// Waits for a look with nothing wrong; says how long that took. `compared` may know more
    /// to find wrong.
    pub async fn in_order(
        stage: &Stage,
        what: &str,
        mut compared: impl FnMut(&Self) -> Vec<String>,
    ) -> (Self, Duration) {
        let since = Instant::now();
        loop {
            let look = Self::at(stage).await;
            let wrong = [look.wrong(), compared(&look)].concat();
            if wrong.is_empty() {
                return (look, since.elapsed());
            }
            assert!(
                since.elapsed() < PATIENCE,
                "{what}: {}; {look:?}",
                wrong.join(", ")
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    fn wrong(&self) -> Vec<String> {
        let near = |length: f64| length.abs() < 0.5;
        let complaints = [
            (!self.same_page, "loaded anew"),
            (self.busy, "the framework is busy"),
            (self.hosts != 1, "not one host"),
            (!near(self.top), "not at the top"),
            (!self.bar_on_top, "covered"),
            (self.name.as_deref() != Some("Ana Souza"), "not her name"),
            (!self.marked, "the page is not marked"),
            (!near(self.room), "not the bar's room"),
            (!near(self.padding), "not the bar's scroll padding"),
            (!near(self.header), "the header is not right below the bar"),
            (!self.header_on_top, "the header is covered"),
            (!self.errors.is_empty(), "errors"),
        ];
        let found = complaints.into_iter().filter(|(wrong, _)| *wrong);
        found.map(|(_, complaint)| complaint.to_owned()).collect()
    }
}
