//! What the browser itself writes down of a page: its tasks and compilations.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;
use tokio::time::{Duration, timeout};

use crate::chromium::Chromium;

const PATIENCE: Duration = Duration::from_secs(60);
const MAIN_THREAD: &str = "CrRendererMain";
const TASK: &str = "RunTask";
/// Where the browser runs what a page has written.
const SCRIPTS: [&str; 7] = [
    "EvaluateScript",
    "v8.evaluateModule",
    "FunctionCall",
    "RunMicrotasks",
    "FireAnimationFrame",
    "FireIdleCallback",
    "TimerFire",
];

/// How much is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// The threads' tasks.
    Tasks,
    /// Each function's compilation too. WebAssembly's are many and small, so that writing them
    /// down takes longer than some of them: no other time of such a page counts.
    Compilations,
}

/// What a page cost, in milliseconds by the clock of each thread: it stands still while another
/// program has the processor.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Costs {
    /// The main thread at work.
    pub(crate) busy: f64,
    /// The part of it that is scripts and WebAssembly; styles and layout that they ask for too.
    pub(crate) script: f64,
    /// Its longest task.
    pub(crate) longest: f64,
    /// All threads parsing and compiling JavaScript and WebAssembly, as far as written down.
    pub(crate) compiling: f64,
}

/// Begins to write down.
pub(crate) async fn start(chromium: &Chromium, detail: Detail) -> Result<()> {
    let tasks = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
    let compilations = ["v8", "v8.wasm", "disabled-by-default-v8.compile"];
    let categories = match detail {
        Detail::Tasks => tasks.to_vec(),
        Detail::Compilations => [tasks.as_slice(), &compilations].concat(),
    };
    let config = json!({ "includedCategories": categories, "excludedCategories": ["*"] });
    let wish = json!({ "traceConfig": config, "transferMode": "ReportEvents" });
    chromium.ask(None, "Tracing.start", wish).await?;
    Ok(())
}

/// Ends it; the answer is what the page with this address cost.
pub(crate) async fn stop(chromium: &Chromium, page: &str) -> Result<Costs> {
    let told = chromium.events();
    chromium.ask(None, "Tracing.end", json!({})).await?;
    let trace = timeout(PATIENCE, read(told)).await;
    let trace = trace.context("the trace does not end")??;
    costs(&trace, page).with_context(|| format!("{page} is not in the trace"))
}

async fn read(mut told: Receiver<Arc<Value>>) -> Result<Vec<Value>> {
    let mut trace = Vec::new();
    loop {
        let event = told.recv().await.context("the browser told too much")?;
        match event["method"].as_str() {
            Some("Tracing.dataCollected") => {
                let part = event["params"]["value"].as_array();
                trace.extend(part.into_iter().flatten().cloned());
            }
            Some("Tracing.tracingComplete") => return Ok(trace),
            _ => {}
        }
    }
}

/// Of the process that has loaded this page; none when none has.
fn costs(trace: &[Value], page: &str) -> Option<Costs> {
    let is_load = |event: &&Value| {
        event["name"] == "CommitLoad" && event["args"]["data"]["url"].as_str() == Some(page)
    };
    let process = &trace.iter().find(is_load)?["pid"];
    let own = || trace.iter().filter(|event| event["pid"] == *process);
    let is_main =
        |event: &&Value| event["name"] == "thread_name" && event["args"]["name"] == MAIN_THREAD;
    let main = &own().find(is_main)?["tid"];
    let tasks: Vec<f64> = own()
        .filter(|event| event["name"] == TASK && event["tid"] == *main)
        .filter_map(milliseconds)
        .collect();
    let is_script = |event: &&Value| {
        let name = event["name"].as_str();
        event["tid"] == *main && name.is_some_and(|name| SCRIPTS.contains(&name))
    };
    let compilations = own().filter(|event| is_compilation(event)).collect();
    Some(Costs {
        busy: tasks.iter().sum(),
        script: together(own().filter(is_script).collect()),
        longest: tasks.into_iter().fold(0.0, f64::max),
        compiling: together(compilations),
    })
}

fn milliseconds(event: &Value) -> Option<f64> {
    Some(event["tdur"].as_f64()? / 1000.0)
}

/// By the names that V8 gives to its parts: everything of WebAssembly before it runs, and parsing
/// and compiling of JavaScript.
fn is_compilation(event: &Value) -> bool {
    let name = event["name"].as_str().unwrap_or_default().to_lowercase();
    let is_wasm = name.starts_with("wasm.") || name.starts_with("v8.wasm.");
    let is_javascript = name.starts_with("v8.") && !name.starts_with("v8.gc");
    let compiles = name.contains("compile") || name.contains("parse");
    let waits = name.ends_with("waiting");
    let runs = name.contains("instantiate");
    (is_wasm && !runs) || (is_javascript && compiles && !waits)
}

/// The time in which at least one of the events of a thread goes on, over all threads: events
/// are inside of one another.
fn together(mut events: Vec<&Value>) -> f64 {
    let start = |event: &Value| event["tts"].as_f64().unwrap_or_default() / 1000.0;
    let thread = |event: &Value| event["tid"].as_i64().unwrap_or_default();
    events.sort_by(|a, b| {
        let threads = thread(a).cmp(&thread(b));
        threads.then(start(a).total_cmp(&start(b)))
    });
    let mut sum = 0.0;
    let (mut of_thread, mut until) = (i64::MIN, 0.0);
    for event in events {
        if thread(event) != of_thread {
            (of_thread, until) = (thread(event), f64::MIN);
        }
        let end = start(event) + milliseconds(event).unwrap_or_default();
        sum += (end - start(event).max(until)).max(0.0);
        until = until.max(end);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "http://127.0.0.1:1/";

    fn event(name: &str, thread: u32, start: u32, length: u32) -> Value {
        json!({ "name": name, "pid": 7, "tid": thread, "tts": start * 1000, "tdur": length * 1000 })
    }

    fn loaded_by(process: u32) -> [Value; 2] {
        let name = json!({ "name": MAIN_THREAD });
        let url = json!({ "data": { "url": PAGE } });
        [
            json!({ "name": "thread_name", "pid": process, "tid": 1, "args": name }),
            json!({ "name": "CommitLoad", "pid": process, "tid": 1, "args": url }),
        ]
    }

    #[test]
    fn tasks_are_those_of_the_pages_main_thread() {
        let mut trace = loaded_by(7).to_vec();
        trace.extend([event(TASK, 1, 0, 30), event(TASK, 1, 40, 20)]);
        trace.extend([
            event("EvaluateScript", 1, 2, 10),
            event("FunctionCall", 1, 5, 4),
        ]);
        trace.extend([event(TASK, 2, 0, 500), event("FunctionCall", 2, 0, 500)]);
        let found = costs(&trace, PAGE).map(|it| (it.busy, it.longest, it.script));
        assert_eq!(found, Some((50.0, 30.0, 10.0)));
        assert_eq!(costs(&trace, "http://127.0.0.1:1/other"), None);
    }

    #[test]
    fn a_compilation_inside_another_counts_once() {
        let mut trace = loaded_by(7).to_vec();
        trace.extend([
            event("V8.CompileCode", 1, 0, 10),
            event("V8.ParseFunction", 1, 2, 5),
            event("V8.CompileCode", 1, 20, 5),
            event("wasm.CompileLazy", 2, 0, 3),
            event("wasm.SyncInstantiate", 2, 5, 50),
            event("V8.GC_MC_MARK", 1, 30, 50),
            event("v8.parseOnBackgroundWaiting", 3, 0, 50),
            event("ParseHTML", 1, 90, 50),
        ]);
        assert_eq!(costs(&trace, PAGE).map(|it| it.compiling), Some(18.0));
    }
}
