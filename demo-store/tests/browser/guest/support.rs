//! A visit to a page of `demo-store/pages`: mounted, looked at, used, looked at again, left.

use super::row::Row;
use crate::support::{Engine, Stage, on_stage};
use serde_json::{Value, json};
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The customer of every visit.
pub const ANA: &str = "ana.souza@example.com";

/// What may happen within a few frames is waited for this long.
const SETTLING: Duration = Duration::from_secs(3);

/// By then a second visit has measured what room it needs, and shown what comes of that. Browsers
/// do not count what moves soon after a click.
const MEASURED_ANEW: Duration = Duration::from_millis(500);

/// A page with the bar in it, and the row of the matrix that it fills.
#[derive(Clone)]
pub struct Visit {
    pub stage: Stage,
    pub kind: &'static str,
    /// Where the bar is: `top` or `bottom`.
    pub position: &'static str,
    /// Whether the page makes room for it.
    pub room: bool,
    row: Arc<Mutex<Row>>,
}

/// The common course of a visit to a page of this kind.
pub async fn guest(kind: &'static str) {
    visit(kind, |visit| async move { visit.whole().await }).await;
}

/// A visit of its own course; in the end every column must be well.
pub async fn visit<F: Future<Output = ()> + Send + 'static>(
    kind: &'static str,
    play: impl FnOnce(Visit) -> F + Send + 'static,
) {
    on_stage(move |stage| async move {
        stage.sign_in("operator").await;
        let visit = Visit::begin(stage, kind).await;
        let row = Arc::clone(&visit.row);
        visit.open().await;
        play(visit).await;
        row.lock().unwrap().all_is_well();
    })
    .await;
}

impl Visit {
    /// Begins the row, in a tab that knows nothing of operators.
    pub async fn begin(stage: Stage, kind: &'static str) -> Self {
        forget(&stage).await;
        let engine = stage.browser.engine.name();
        Self {
            stage,
            kind,
            position: "top",
            room: true,
            row: Arc::new(Mutex::new(Row::begin(kind, engine.to_owned()))),
        }
    }

    /// Opens the page and waits for the bar.
    pub async fn open(&self) {
        self.stage
            .browser
            .open(&format!("/_pages/{}", self.kind))
            .await;
        self.stage.part("bar").await;
    }

    /// Opens the page as if for the first time.
    pub async fn open_anew(&self) {
        forget(&self.stage).await;
        self.open().await;
        self.stage.part("customer-button").await;
    }

    /// Everything: measured, used as an operator would, and left.
    pub async fn whole(&self) {
        self.measure().await;
        self.serve().await;
        self.leave().await;
    }

    /// Measures at the top, scrolled, and at an anchor, and whether anything moved but down.
    pub async fn measure(&self) {
        self.look("start").await;
        let push = self.push().await;
        let moved = self.settled(|| self.moved("before", push)).await;
        self.add("still", moved);
        self.scroll("scrollTo(0, 600)").await;
        self.look("scrolled").await;
        self.scroll("scrollTo(0, 0)").await;
        self.run("location.hash = '#details'").await;
        self.look("anchor").await;
        // A page loaded again would go there again.
        self.run("history.replaceState(null, '', location.href.split('#')[0])")
            .await;
        self.scroll("scrollTo(0, 0)").await;
    }

    /// Notes what is wrong at this moment: `start`, `scrolled` or `anchor`.
    pub async fn look(&self, moment: &'static str) {
        let problems = self.settled(|| self.problems(moment)).await;
        for column in ["visible", "onTop", "notCovered", "headers"] {
            self.add(column, of_column(&problems, column));
        }
    }

    /// Logs in as a customer, and sees that the page loaded again, a second visit of this tab,
    /// shows them and has not moved.
    pub async fn serve(&self) {
        self.log_in().await;
        let shifted = self.settled(|| self.shifted()).await;
        self.add("still", shifted);
    }

    /// Types the customer's address, submits, and reads who they are in the panel.
    pub async fn log_in(&self) {
        let stage = &self.stage;
        stage.reloads_after(self.ask_for_ana()).await;
        stage.reads("customer-name", "Ana Souza").await;
        tokio::time::sleep(MEASURED_ANEW).await;
        self.click("customer-button").await;
        stage.reads("value-email", ANA).await;
        self.click("customer-button").await;
        let path = stage.browser.path().await;
        assert!(
            path.starts_with(&format!("/_pages/{}", self.kind)),
            "{path}"
        );
    }

    async fn ask_for_ana(&self) {
        if self.is_out_of_reach() {
            self.click("login-button").await;
            self.stage.part("email-input").await;
            self.stage.submit_by_script(ANA).await;
        } else {
            self.stage.log_in_as(ANA).await;
        }
    }

    async fn click(&self, part: &str) {
        if self.is_out_of_reach() {
            let root = "document.querySelector('telesales-toolbar').shadowRoot";
            self.run(&format!("{root}.querySelector('[part~={part}]').click()"))
                .await;
        } else {
            self.stage.click(part).await;
        }
    }

    /// WebKit's driver looks for what is zoomed where it is not, and finds nothing to click.
    fn is_out_of_reach(&self) -> bool {
        self.stage.browser.engine == Engine::WebKit && self.kind.starts_with("zoomed")
    }

    /// Takes the toolbar out; the page must be as it was before it came. In a tab that knows
    /// nothing: in one that does, room is made before anybody could look.
    pub async fn leave(&self) {
        self.open_anew().await;
        self.depart().await;
    }

    /// The same, in a page that was opened so.
    pub async fn depart(&self) {
        self.free().await;
        self.remains_nothing().await;
        // What was left behind would now run into the freed toolbar.
        self.run(
            "history.replaceState(history.state, '', location.href); \
             for (const type of ['popstate', 'hashchange', 'resize', 'scroll', 'pageshow', 'online']) \
             dispatchEvent(new Event(type)); \
             for (const type of ['visibilitychange', 'scroll', 'keydown', 'click']) \
             document.dispatchEvent(new Event(type)); scrollTo(0, 300); scrollTo(0, 0)",
        )
        .await;
        let errors = self.lines("notes.errors").await;
        self.add("restored", errors);
    }

    /// Whether, after the toolbar has left and the page has undone its own, anything remains.
    pub async fn remains_nothing(&self) {
        let differences = self.settled(|| self.lines("notes.differences()")).await;
        self.add("restored", differences);
    }

    /// Measures what does not depend on room.
    pub async fn look_at_bar(&self) {
        let problems = self.settled(|| self.problems("start")).await;
        for column in ["visible", "onTop"] {
            self.add(column, of_column(&problems, column));
        }
    }

    /// Unmounts.
    pub async fn free(&self) {
        self.run("window[Symbol.for('telesales-toolbar')].toolbar.free()")
            .await;
        self.stage.no_part("bar").await;
    }

    /// Scrolls the window, or the one element of the page that scrolls.
    pub async fn scroll(&self, call: &str) {
        self.run(&format!(
            "const scroller = document.querySelector('[data-test=scroller]') ?? window; \
             scroller.{call}"
        ))
        .await;
    }

    /// Adds problems to a column.
    pub fn add(&self, column: &'static str, problems: impl IntoIterator<Item = String>) {
        self.row.lock().unwrap().add(column, problems);
    }

    /// Says why a column has nothing to measure here.
    pub fn without(&self, column: &'static str, reason: &'static str) {
        self.row.lock().unwrap().without(column, reason);
    }

    /// Fails the test if a column is not well.
    pub fn all_is_well(&self) {
        self.row.lock().unwrap().all_is_well();
    }

    /// Runs a function body in the page.
    pub async fn run(&self, script: &str) -> Value {
        self.stage.browser.run(script).await
    }

    /// The lines of a text that the page computes.
    pub async fn lines(&self, expression: &str) -> Vec<String> {
        lines(&self.run(&format!("return {expression}")).await)
    }

    /// By how much things of the page may have moved down.
    async fn push(&self) -> f64 {
        match (self.room, self.position) {
            (false, _) => 0.0,
            (true, "bottom") => -self.height().await,
            (true, _) => self.height().await,
        }
    }

    /// The height of the bar in CSS pixels.
    pub async fn height(&self) -> f64 {
        let script = "return notes.rect(document.querySelector('telesales-toolbar')).height";
        self.run(script).await.as_f64().unwrap()
    }

    async fn problems(&self, moment: &str) -> Vec<String> {
        let arguments = vec![json!(moment), json!(self.position), json!(self.room)];
        let script = include_str!("measure.js");
        let client = &self.stage.browser.client;
        lines(&client.execute(script, arguments).await.unwrap())
    }

    async fn moved(&self, since: &str, push: f64) -> Vec<String> {
        let script = include_str!("moved.js");
        let client = &self.stage.browser.client;
        let moved = client
            .execute(script, vec![json!(since), json!(push)])
            .await
            .unwrap();
        lines(&moved)
    }

    /// What the browser says has shifted since the page began; where it does not say, what is
    /// elsewhere than in the first frame.
    async fn shifted(&self) -> Vec<String> {
        if !self.waits_for_loader() {
            return self.moved("first", self.push().await).await;
        }
        let shifts = self.run("return notes.shifts?.() ?? null").await;
        match shifts.as_str() {
            Some(shifts) => {
                let of = |it: &str| format!("second visit: shifted by {it}");
                let counts = |it: &&str| !self.header_comes_late() || it.contains("HTML");
                shifts.lines().filter(counts).map(of).collect()
            }
            None => self.moved("first", 0.0).await,
        }
    }

    /// Firefox knows no `blocking="render"`, and no browser heeds it in XML: there the loader may
    /// come after the first frame, and the one push with it.
    fn waits_for_loader(&self) -> bool {
        self.stage.browser.engine != Engine::Firefox && self.kind != "xhtml"
    }

    /// No stylesheet of the page reaches into a shadow root: a header in one is moved when the
    /// toolbar has found it, not before the first frame.
    fn header_comes_late(&self) -> bool {
        self.kind == "header-in-shadow"
    }

    /// Looks until there is no problem, or the page has had time enough.
    pub async fn settled<F: Future<Output = Vec<String>>>(
        &self,
        look: impl Fn() -> F,
    ) -> Vec<String> {
        let deadline = tokio::time::Instant::now() + SETTLING;
        loop {
            let problems = look().await;
            if problems.is_empty() || tokio::time::Instant::now() > deadline {
                return problems;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// The tab forgets what it knew of operators. A text of the same origin has no toolbar.
pub async fn forget(stage: &Stage) {
    stage.browser.open("/_pages/page.css").await;
    stage.browser.run("sessionStorage.clear()").await;
}

fn of_column(problems: &[String], column: &str) -> Vec<String> {
    let start = format!("{column}: ");
    let own = problems.iter().filter_map(|it| it.strip_prefix(&start));
    own.map(str::to_owned).collect()
}

fn lines(text: &Value) -> Vec<String> {
    let text = text.as_str().expect("a text");
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
