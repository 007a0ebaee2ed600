//! A walk through a site by its own links, back and forward, with a look at every stop.

use super::look::{Look, Traces};
use crate::support::{Engine, Stage};
use fantoccini::Locator;
use std::collections::HashMap;
use std::time::Duration;

/// The pages of every site, in the order of their links.
const PAGES: [(&str, &str); 5] = [
    ("", "Home"),
    ("chairs", "Chairs"),
    ("lamps", "Lamps"),
    ("rugs", "Rugs"),
    ("bowls", "Bowls"),
];

enum Step {
    Click(usize),
    Back,
    Forward,
}

/// Where the browser is in its own history.
struct Walk {
    visited: Vec<usize>,
    at: usize,
}

impl Walk {
    /// Mostly on, sometimes back, and from there forward again.
    fn next(&self, step: usize) -> Step {
        match step % 10 {
            5 | 8 | 9 if self.at > 0 => Step::Back,
            6 if self.at + 1 < self.visited.len() => Step::Forward,
            _ => Step::Click((self.visited[self.at] + 1 + step % 3) % PAGES.len()),
        }
    }

    /// Does it; the answer is the page that must follow.
    async fn take(&mut self, stage: &Stage, step: Step) -> usize {
        let client = &stage.browser.client;
        match step {
            Step::Click(page) => {
                let link = format!("[data-test=header] a:nth-of-type({})", page + 1);
                let link = client.find(Locator::Css(&link)).await.unwrap();
                link.click().await.unwrap();
                self.visited.truncate(self.at + 1);
                self.visited.push(page);
                self.at += 1;
            }
            Step::Back => {
                client.back().await.unwrap();
                self.at -= 1;
            }
            Step::Forward => {
                client.forward().await.unwrap();
                self.at += 1;
            }
        }
        self.visited[self.at]
    }
}

/// Walks; everything must be in order at every stop, and each page as it was on the first visit.
pub async fn of(stage: &Stage, site: &str, navigations: usize) {
    let start = format!("{site} at the start");
    let (first, _) = Look::in_order(stage, &start, |_| Vec::new()).await;
    let mut known = HashMap::from([(first.path.clone(), first.traces.elements)]);
    let mut walk = Walk {
        visited: vec![0],
        at: 0,
    };
    let mut longest = Duration::ZERO;
    for step in 0..navigations {
        let pause = tokio::time::sleep(least_pause(stage, site));
        let page = walk.take(stage, walk.next(step)).await;
        let (path, heading) = PAGES[page];
        let path = format!("/_frameworks/{site}/{path}");
        let what = format!("{site}, navigation {}", step + 1);
        let compared = |look: &Look| {
            let elements = known.get(&path).copied();
            let mut wrong = grown(&first.traces, &look.traces, elements);
            if look.path != path || look.heading != heading {
                wrong.push(format!("not {path}"));
            }
            wrong
        };
        let (look, took) = Look::in_order(stage, &what, compared).await;
        longest = longest.max(took);
        known.insert(path, look.traces.elements);
        if step % 3 == 1 {
            stage.browser.run("scrollTo(0, 700)").await;
            let scrolled = format!("{what}, scrolled");
            Look::in_order(stage, &scrolled, |_| Vec::new()).await;
        }
        pause.await;
    }
    println!("{site}: in order again after {longest:?} at most");
}

/// WebKit refuses a hundred changes of the history in half a minute, and Vue's router makes two
/// each time.
fn least_pause(stage: &Stage, site: &str) -> Duration {
    let changes = if site == "vue" { 2 } else { 1 };
    match stage.browser.engine {
        Engine::WebKit => Duration::from_millis(350) * changes,
        Engine::Chromium | Engine::Firefox => Duration::ZERO,
    }
}

/// What there is more of, or less, than at first.
fn grown(first: &Traces, now: &Traces, elements: Option<usize>) -> Vec<String> {
    let now_without_page = Traces {
        elements: first.elements,
        ..now.clone()
    };
    let mut wrong = Vec::new();
    if now_without_page != *first {
        wrong.push(format!("{now:?} after {first:?}"));
    }
    if elements.is_some_and(|before| before != now.elements) {
        wrong.push(format!("{} elements after {elements:?}", now.elements));
    }
    wrong
}
