//! Chromium and its developer tools' protocol, over a pipe: the browser ends when the pipe does,
//! however this program ends.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::{broadcast, oneshot};
use tokio::time::{Duration, Instant, timeout};

/// Names the browser; otherwise it is looked for on the PATH.
const PROGRAM: &str = "CHROMIUM";
/// The browser reads commands from its file 3 and answers to its file 4.
const ON_PIPES: &str = "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null";
const SWITCHES: [&str; 14] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    // Tabs that nobody looks at are measured too.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--remote-debugging-pipe",
];
/// Longer than anything takes that ends.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longer than the processes of a killed browser live.
const DYING: Duration = Duration::from_secs(2);

type Waiting = Arc<Mutex<HashMap<u64, oneshot::Sender<Value>>>>;

/// The running browser.
pub(crate) struct Chromium {
    commands: tokio::sync::Mutex<ChildStdin>,
    waiting: Waiting,
    events: broadcast::Sender<Arc<Value>>,
    count: AtomicU64,
    profile: PathBuf,
    process: Child,
}

impl Chromium {
    /// Starts it with a profile of its own.
    pub(crate) fn start() -> Result<Self> {
        let program = std::env::var(PROGRAM).unwrap_or_else(|_| "chromium".to_owned());
        let profile =
            std::env::temp_dir().join(format!("telesales-toolbar-bench-{}", std::process::id()));
        let mut process = Command::new("sh")
            .args(["-c", ON_PIPES, "sh", &program])
            .args(SWITCHES)
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start a shell")?;
        let commands = process.stdin.take().context("the browser has no input")?;
        let answers = process.stdout.take().context("the browser has no output")?;
        let waiting = Waiting::default();
        let (events, _) = broadcast::channel(4096);
        tokio::spawn(listen(answers, Arc::clone(&waiting), events.clone()));
        Ok(Self {
            commands: commands.into(),
            waiting,
            events,
            count: AtomicU64::new(1),
            profile,
            process,
        })
    }

    /// Sends a command to a tab, or without one to the browser, and waits for the answer.
    pub(crate) async fn ask(
        &self,
        session: Option<&str>,
        method: &str,
        parameters: Value,
    ) -> Result<Value> {
        let id = self.count.fetch_add(1, Ordering::Relaxed);
        let mut command = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = session {
            command["sessionId"] = json!(session);
        }
        let (answered, answer) = oneshot::channel();
        lock(&self.waiting).insert(id, answered);
        let mut bytes = command.to_string().into_bytes();
        bytes.push(0);
        let sent = self.commands.lock().await.write_all(&bytes).await;
        sent.with_context(|| format!("the browser is gone ({method})"))?;
        let answer = timeout(PATIENCE, answer)
            .await
            .with_context(|| format!("no answer to {method}"))?;
        let answer = answer.map_err(|_| {
            anyhow!("Chromium does not run: install it, or name it in {PROGRAM} ({method})")
        })?;
        if let Some(error) = answer.get("error") {
            bail!("{method}: {}", error["message"]);
        }
        Ok(answer["result"].clone())
    }

    /// Everything the browser tells from now on.
    pub(crate) fn events(&self) -> broadcast::Receiver<Arc<Value>> {
        self.events.subscribe()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.process.start_kill();
        let deadline = Instant::now() + DYING;
        // Its helpers write there until they notice.
        while std::fs::remove_dir_all(&self.profile).is_err() && Instant::now() < deadline {
            std::thread::sleep(DYING / 100);
        }
    }
}

/// Hands answers to who waits for them and events to whoever listens, until the browser ends.
async fn listen(answers: ChildStdout, waiting: Waiting, events: broadcast::Sender<Arc<Value>>) {
    let mut answers = BufReader::new(answers);
    let mut bytes = Vec::new();
    while let Ok(1..) = answers.read_until(0, &mut bytes).await {
        bytes.pop();
        if let Ok(message) = serde_json::from_slice::<Value>(&bytes) {
            match message["id"].as_u64() {
                Some(id) => {
                    if let Some(answered) = lock(&waiting).remove(&id) {
                        let _ = answered.send(message);
                    }
                }
                // Nobody may be listening.
                None => drop(events.send(Arc::new(message))),
            }
        }
        bytes.clear();
    }
    lock(&waiting).clear();
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
