//! Where a test plays: an open store and an unused browser.

use super::browser::Browser;
use super::cable::Cable;
use super::driver::Need;
use super::engine::Engine;
use super::eventually;
use super::running::Running;
use demo_store::{LoggedRequest, Options, Store};
use serde_json::{Value, json};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::time::timeout;

/// How long a test may take; a hundred logins take less than half of it.
const LIMIT: Duration = Duration::from_secs(600);

/// An open store and a browser. Clones share both.
#[derive(Clone)]
pub struct Stage {
    pub browser: Browser,
    store: Arc<Store>,
    /// Where the same store is reached, too.
    other_origin: String,
}

/// Plays a test against the build under test.
pub async fn on_stage<F: Future<Output = ()> + Send + 'static>(play: impl FnOnce(Stage) -> F) {
    on_stage_with(&built_toolbar(), play).await;
}

/// Plays a test whose browser notes all of its requests.
pub async fn on_watched_stage<F: Future<Output = ()> + Send + 'static>(
    play: impl FnOnce(Stage) -> F,
) {
    perform(&built_toolbar(), Need::RequestLog, play).await;
}

/// Plays a test whose pages fade into each other.
pub async fn on_fading_stage<F: Future<Output = ()> + Send + 'static>(
    play: impl FnOnce(Stage) -> F,
) {
    perform(&built_toolbar(), Need::ViewTransitions, play).await;
}

/// Plays a test that takes pictures of its pages.
pub async fn on_pictured_stage<F: Future<Output = ()> + Send + 'static>(
    play: impl FnOnce(Stage) -> F,
) {
    perform(&built_toolbar(), Need::Pictures, play).await;
}

/// Plays a test against the toolbar in this folder.
pub async fn on_stage_with<F: Future<Output = ()> + Send + 'static>(
    toolbar: &Path,
    play: impl FnOnce(Stage) -> F,
) {
    perform(toolbar, Need::Nothing, play).await;
}

/// The browser is closed or handed on, whatever happens.
async fn perform<F: Future<Output = ()> + Send + 'static>(
    toolbar: &Path,
    need: Need,
    play: impl FnOnce(Stage) -> F,
) {
    let options = Options {
        port: 0,
        next_free_port: false,
        toolbar: toolbar.to_owned(),
    };
    let mut store = demo_store::start(options).await.unwrap();
    let other_origin = store.open_again().await.unwrap();
    assert!(
        store.has_toolbar(),
        "no toolbar in {}; run `cargo xtask build`",
        toolbar.display()
    );
    let engine = Engine::under_test();
    let running = Running::unused(engine, need).await;
    let cable = Cable::to(store.port()).await;
    let home = match engine {
        Engine::Chromium => store.address(),
        Engine::Firefox | Engine::WebKit => cable.address.clone(),
    };
    let browser = Browser {
        engine,
        client: running.client.clone(),
        home,
        cable,
        elsewhere: running.elsewhere.clone(),
    };
    browser.resize(1280, 800).await;
    let playing = tokio::spawn(play(Stage {
        browser,
        store: Arc::new(store),
        other_origin,
    }));
    let Ok(outcome) = timeout(LIMIT, playing).await else {
        panic!("the test takes longer than {LIMIT:?}");
    };
    if let Some(late) = running.calls.overdue() {
        panic!("{late}");
    }
    if let Err(failure) = outcome {
        drop(running);
        std::panic::resume_unwind(failure.into_panic());
    }
    running.hand_on().await;
}

/// The folder with the build under test.
pub fn built_toolbar() -> PathBuf {
    std::env::var_os("TELESALES_TOOLBAR_DIST").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"),
        PathBuf::from,
    )
}

impl Stage {
    /// Everything the store was asked so far.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.store.requests().all()
    }

    /// The requests whose path contains this.
    pub fn requests_for(&self, part: &str) -> Vec<LoggedRequest> {
        self.requests()
            .into_iter()
            .filter(|request| request.path.contains(part))
            .collect()
    }

    /// Waits until a wish has reached the store, which may not have taken it yet; answers when it
    /// came.
    pub async fn a_write_has_arrived(&self) -> SystemTime {
        eventually("a write to the session", || async {
            let requests = self.requests_for("/api/sessions");
            requests
                .iter()
                .find(|it| it.method == "POST")
                .map(|it| it.at)
        })
        .await
    }

    /// Starts counting anew.
    pub fn forget_requests(&self) {
        self.store.requests().clear();
    }

    /// Signs in at the store's own page; `who` is a key of its form, such as `operator`.
    pub async fn sign_in(&self, who: &str) {
        self.browser.open("/login").await;
        // By script: the first page of an operator's tab makes room for the bar at any moment, and
        // would move the button away from under a pointer.
        let press = format!("document.querySelector('[data-sign-in={who}]').click()");
        self.browser.run(&press).await;
        eventually("leaving the sign-in page", || async {
            (!self.browser.path().await.starts_with("/login")).then_some(())
        })
        .await;
    }

    /// Signs in as the operator and opens the home page, with the bar there.
    pub async fn operator_at_home(&self) {
        self.sign_in("operator").await;
        self.browser.open("/").await;
        self.part("bar").await;
        self.room_is_made().await;
    }

    /// Waits until the page has made room for the bar, which it does in the next frame.
    pub async fn room_is_made(&self) {
        let height = "return getComputedStyle(document.documentElement)\
            .getPropertyValue('--telesales-toolbar-height')";
        eventually("room for the bar", || async {
            (self.browser.run(height).await != json!("")).then_some(())
        })
        .await;
    }

    /// Signs in as the operator and logs in as this customer.
    pub async fn acting_as(&self, email: &str) {
        self.operator_at_home().await;
        self.reloads_after(self.log_in_as(email)).await;
        self.part("customer-button").await;
    }

    /// Does something that ends in the page being loaded again, and waits for that.
    pub async fn reloads_after(&self, act: impl Future<Output = ()>) {
        self.mark_page().await;
        act.await;
        self.reloaded().await;
    }

    /// Goes to another page as by a link of this one.
    pub async fn follow(&self, path: &str) {
        // Not by the address: one of the drivers then says nothing of where it comes from.
        let go = format!(
            "const link = document.createElement('a'); link.href = '{path}'; \
             document.body.append(link); link.click()"
        );
        self.reloads_after(async { drop(self.browser.run(&go).await) })
            .await;
    }

    /// Waits until the page that was marked has been replaced.
    pub async fn reloaded(&self) {
        let script = "return window.marked !== true && document.readyState === 'complete'";
        eventually("the page is loaded again", || async {
            (self.browser.run(script).await == json!(true)).then_some(())
        })
        .await;
    }

    /// Changes what goes wrong in this browser's session.
    pub async fn lab(&self, change: Value) {
        let script = "const [change, done] = arguments; \
            fetch('/_demo/lab', { method: 'POST', body: JSON.stringify(change), \
            headers: { 'content-type': 'application/json' } }).then((r) => r.text().then((t) => \
            done(r.ok ? 'ok' : t)), () => done(null))";
        let answer = self.answer(script, vec![change]).await;
        assert_eq!(answer, json!("ok"));
    }

    /// The same store at another origin of the same site, whose calls the pages may make from now
    /// on.
    pub async fn other_origin(&self) -> &str {
        let allowed = json!({ "scenario": { "allowedOrigin": self.browser.home } });
        self.lab(allowed).await;
        &self.other_origin
    }

    /// What the store itself holds for this browser: the truth to compare with.
    pub async fn truth(&self) -> Value {
        let script = "const [done] = arguments; \
            fetch('/_demo/session').then((r) => r.json()).then(done, () => done(null))";
        self.answer(script, vec![]).await
    }

    /// What a script hears from the store. The page it runs in may be about to be loaded again,
    /// and takes the script with it: then the next page asks.
    pub async fn answer(&self, script: &str, arguments: Vec<Value>) -> Value {
        eventually("the store answers the test", || async {
            let client = &self.browser.client;
            let answer = client.execute_async(script, arguments.clone()).await;
            answer.ok().filter(|answer| !answer.is_null())
        })
        .await
    }
}
