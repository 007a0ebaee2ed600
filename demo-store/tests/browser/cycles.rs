//! Mounted and unmounted a thousand times on one page, at every stage of the first reading:
//! nothing is left behind.

mod counts;

use crate::support::{Stage, eventually, on_stage};
use counts::Counts;
use serde_json::{Value, json};

const CYCLES: usize = 1000;
/// Cycles a call: a script must end before the driver loses patience.
const AT_ONCE: usize = 50;
/// The first ones fill what is kept for good: compiled code, pools of the allocator. The heap of
/// scripts grows by a fifth of a megabyte in them, and then hardly at all.
const WARM_UP: usize = 600;
/// How much more may be on the heap of scripts, in bytes: a hundred a cycle, which is less than a
/// small object with a few fields. 20 to 65 thousand were measured, and flat after more cycles.
const HEAP_GROWTH: f64 = 100_000.0;

/// Counts what the toolbar holds on to, from before it comes.
const WATCH: &str = include_str!("../../frameworks/shared/watch.js");

/// Notes the toolbar's own memory as it comes to be.
const NOTE_MEMORY: &str = "const { instantiate } = WebAssembly; \
    WebAssembly.instantiate = async (...given) => { \
      const result = await instantiate.apply(WebAssembly, given); \
      const exported = Object.values(result.instance.exports); \
      window.memory = exported.find((it) => it instanceof WebAssembly.Memory); return result }";

/// Takes out the toolbar that the loader has mounted, and its tag; keeps the module it came from. In
/// a task of its own: WebKit tells observers that were disconnected in the same microtasks all the
/// same, and what it calls then is gone.
const TAKE_OUT: &str = "setTimeout(() => { const done = (it) => { window.taken_out = it }; \
    const files = performance.getEntriesByType('resource').map((it) => it.name); \
    const glue = files.find((it) => /\\/telesales-toolbar\\/wasm\\/[^/]*\\.js$/.test(it)); \
    import(glue).then(({ mount }) => { \
      const options = { sessionEndpoint: '/api/sessions', basePath: '' }; \
      window.remount = () => mount(options, new CSSStyleSheet(), () => {}); \
      const instance = Symbol.for('telesales-toolbar'); \
      window[instance].toolbar.free(); \
      delete window[instance]; \
      document.querySelector('script[src*=telesales-toolbar]').remove(); \
      done('out') }).catch((error) => done(String(error))) })";

/// In turn: out at once, after a microtask, after a task; and sometimes once the customer is
/// shown.
const CYCLE: &str = "const [cycles, done] = arguments; \
    const task = () => new Promise((resolve) => setTimeout(resolve)); \
    const shown = () => document.querySelector('telesales-toolbar').shadowRoot\
      .querySelector('[part~=customer-name]'); \
    const stages = [() => {}, () => Promise.resolve(), task, \
      async () => { while (!shown()) await task() }]; \
    (async () => { \
      for (let cycle = 0; cycle < cycles; cycle += 1) { \
        const toolbar = window.remount(); \
        await stages[cycle % 10 ? cycle % 3 : 3](); \
        toolbar.free(); \
      } \
      performance.clearResourceTimings(); \
      document.querySelectorAll('telesales-toolbar').length ? done('still there') : done('done') \
    })().catch((error) => done(String(error)))";

/// The page, as exactly as a script can see it.
const PAGE: &str = "const { watched } = window; \
    const functions = () => [history.pushState, history.replaceState, fetch, XMLHttpRequest, \
      document.open, document.write, Element.prototype.attachShadow]; \
    watched.functions ??= functions(); \
    return { page: document.documentElement.outerHTML, \
      elements: document.querySelectorAll('*').length, \
      sheets: document.adoptedStyleSheets.length, \
      globals: Reflect.ownKeys(window).map(String).filter((it) => !/remount|memory|taken_out/.test(it)).sort(), \
      ofHistory: Reflect.ownKeys(history).length, ofDocument: Reflect.ownKeys(document).length, \
      functions: functions().map((it, index) => it === watched.functions[index]), \
      held: watched.held(), errors: watched.errors, \
      top: document.body.getBoundingClientRect().top, height: document.body.scrollHeight }";

async fn cycle(stage: &Stage, times: usize) {
    for _ in 0..times / AT_ONCE {
        let client = &stage.browser.client;
        let outcome = client.execute_async(CYCLE, vec![json!(AT_ONCE)]).await;
        assert_eq!(outcome.unwrap(), json!("done"));
    }
}

/// The toolbar's own memory, in bytes.
async fn memory(stage: &Stage) -> Value {
    let script = "return window.memory.buffer.byteLength";
    stage.browser.run(script).await
}

#[tokio::test]
async fn a_thousand_times_in_and_out_leave_nothing_behind() {
    on_stage(|stage| async move {
        stage.acting_as("ana.souza@example.com").await;
        stage.browser.open("/?tag=off").await;
        // In the page's own world: one of the drivers runs its scripts in another.
        let script = "const it = document.createElement('script'); it.text = arguments[0]; \
            document.head.append(it); it.remove()";
        let client = &stage.browser.client;
        for own in [WATCH, NOTE_MEMORY] {
            client.execute(script, vec![json!(own)]).await.unwrap();
        }
        let untouched = stage.browser.run(PAGE).await;
        stage.insert_tag("{}").await;
        stage.reads("customer-name", "Ana Souza").await;
        client.execute(script, vec![json!(TAKE_OUT)]).await.unwrap();
        let out = eventually("the toolbar is taken out", || async {
            let out = stage.browser.run("return window.taken_out").await;
            Some(out).filter(Value::is_string)
        })
        .await;
        assert_eq!(out, json!("out"));
        assert_eq!(stage.browser.run(PAGE).await, untouched, "once");
        cycle(&stage, WARM_UP).await;
        let before = (memory(&stage).await, Counts::taken(&stage).await);
        cycle(&stage, CYCLES).await;
        let after = (memory(&stage).await, Counts::taken(&stage).await);
        println!("before {before:?}, after {after:?}");
        assert_eq!(stage.browser.run(PAGE).await, untouched, "{CYCLES} times");
        assert_eq!(after.0, before.0, "the toolbar's memory");
        if let (Some(before), Some(after)) = (before.1, after.1) {
            assert_eq!(after.exact, before.exact, "nodes, listeners, documents");
            let growth = after.heap - before.heap;
            assert!(growth < HEAP_GROWTH, "the heap grew by {growth} bytes");
        }
    })
    .await;
}
