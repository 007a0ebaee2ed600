//! Nothing about a customer is left anywhere: not in storage, not in cookies but the documented
//! one, not in addresses, the console or messages between tabs, and nothing goes to others.

use crate::support::{Stage, circumstances, on_watched_stage};
use serde_json::{Value, json};

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
const COOKIE: &str = "vtex-impersonated-customer-email";

/// What must not be found, in lower case: emails whole and in parts, names, documents, phones.
const PERSONAL: &[&str] = &[
    "ana.souza",
    "ana souza",
    "souza",
    "123.456.789-09",
    "12345678909",
    "98765-4321",
    "bruno.lima",
    "bruno",
    "lima",
    "987.654.321-00",
    "99876-5432",
    "nobody@",
    "olga",
    "example.com",
    "@",
    "%40",
];

/// Whatever this is, it has nothing of a customer in it, plain or encoded.
fn is_impersonal(what: &str, text: &str) {
    let plain = text.to_lowercase();
    let decoded = percent_decoded(&plain);
    for personal in PERSONAL {
        assert!(!plain.contains(personal), "{personal:?} in {what}: {text}");
        assert!(
            !decoded.contains(personal),
            "{personal:?} in {what}: {text}"
        );
    }
}

fn percent_decoded(text: &str) -> String {
    url::form_urlencoded::parse(format!("x={}", text.replace('&', "%26")).as_bytes())
        .map(|(_, value)| value.into_owned())
        .collect()
}

/// Everything that a page can leave behind in the browser.
async fn what_is_kept(stage: &Stage) -> Value {
    let script = "const [done] = arguments; (async () => ({ \
        local: { ...localStorage }, session: { ...sessionStorage }, \
        databases: await indexedDB.databases(), caches: await caches.keys(), \
        workers: (await navigator.serviceWorker.getRegistrations()).length, \
        name: window.name, history: history.state, address: location.href, \
        cookies: document.cookie }))().then(done)";
    stage
        .browser
        .client
        .execute_async(script, vec![])
        .await
        .unwrap()
}

/// Looks at everything that is kept now; `served` says whose address the one cookie may have.
async fn nothing_is_kept(stage: &Stage, served: Option<&str>) {
    let mut kept = what_is_kept(stage).await;
    let cookies = kept["cookies"].take();
    let expected = served.map_or_else(String::new, |email| format!("{COOKIE}={email}"));
    assert_eq!(cookies, json!(expected), "the documented cookie alone");
    is_impersonal("the browser", &kept.to_string());
    assert_eq!(kept["local"], json!({}));
    // Beside the word, only where the session is, where the bar is hidden and how the page makes room.
    let session = kept["session"].as_object_mut().unwrap();
    let memory = session.remove("telesales-toolbar").unwrap();
    assert!(memory.as_str().unwrap().starts_with("operator\u{b}"));
    // When a change was last under way, while it is not confirmed who is served.
    let change = session.remove("telesales-toolbar-change");
    let change = change.as_ref().map_or(Some(""), Value::as_str).unwrap();
    assert!(
        change.is_empty() || change.parse::<u64>().is_ok(),
        "{change:?}"
    );
    assert!(session.is_empty(), "{session:?}");
    assert_eq!(kept["databases"], json!([]));
    assert_eq!(kept["caches"], json!([]));
    assert_eq!(kept["workers"], json!(0));
}

/// Another tab that writes down whatever is said between tabs.
async fn listener(stage: &Stage) -> fantoccini::wd::WindowHandle {
    let first = stage.browser.tab().await;
    let tab = stage.browser.new_tab("/cart?tag=off").await;
    stage
        .browser
        .run(
            "window.said = []; window.line = new BroadcastChannel('telesales-toolbar'); \
             line.onmessage = (event) => said.push(event.data); \
             addEventListener('storage', (event) => said.push([event.key, event.newValue])); \
             addEventListener('message', (event) => said.push(event.data))",
        )
        .await;
    stage.browser.go_to(&first).await;
    tab
}

/// The bar is what talks here: log in, fail, switch, warn, log out.
async fn a_whole_story(stage: &Stage) {
    stage.operator_at_home().await;
    nothing_is_kept(stage, None).await;
    stage.log_in_as("nobody@example.com").await;
    stage.reads("error", "No customer").await;
    nothing_is_kept(stage, None).await;
    stage.reloads_after(stage.log_in_as(ANA)).await;
    stage.reads("customer-name", "Ana Souza").await;
    nothing_is_kept(stage, Some(ANA)).await;
    stage.lab(circumstances("driftAfterPurchase=true")).await;
    stage.put_into_cart("dune-vase").await;
    stage.buy().await;
    let foreign = "The cart belongs to olga";
    stage
        .follow_notice(foreign, "Give the cart to the customer")
        .await;
    stage.no_notice(foreign).await;
    stage.lab(circumstances("any status 500")).await;
    stage.switch_to(BRUNO).await;
    stage.notice("It is not confirmed").await;
    // The cookie stands for whoever is served: it went before Bruno was asked for.
    nothing_is_kept(stage, None).await;
    stage.lab(circumstances("")).await;
    stage.reloads_after(stage.click("submit-button")).await;
    stage.reads("customer-name", "Bruno Lima").await;
    nothing_is_kept(stage, Some(BRUNO)).await;
    stage.click("customer-button").await;
    stage.reloads_after(stage.click("logout-button")).await;
    stage.part("login-button").await;
    nothing_is_kept(stage, None).await;
}

#[tokio::test]
async fn a_whole_story_leaves_nothing_about_a_customer_behind() {
    on_watched_stage(|stage| async move {
        stage.browser.open("/?tag=off").await;
        let tab = listener(&stage).await;
        a_whole_story(&stage).await;

        stage.browser.go_to(&tab).await;
        let said = stage.browser.run("return window.said").await;
        assert!(said.as_array().unwrap().len() >= 4, "changes are announced");
        is_impersonal("what tabs say", &said.to_string());

        for line in stage.browser.console().await {
            // The lab's refusals make the browser itself complain, with the address.
            is_impersonal("the console", &line);
        }
        for request in stage.requests() {
            is_impersonal("an address", &request.path);
        }
        let requested = stage.browser.requested().await;
        assert!(requested.len() > 50, "{requested:?}");
        for address in requested {
            let own = address.starts_with(&stage.browser.home)
                || address.starts_with("data:")
                || address.starts_with("blob:");
            assert!(own, "to somebody else: {address}");
            is_impersonal("an address", address.split(',').next().unwrap_or_default());
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_documented_requests_carry_a_customers_address() {
    on_watched_stage(|stage| async move {
        a_whole_story(&stage).await;
        for request in stage.requests() {
            let path = request.path.split('?').next().unwrap_or_default();
            let documented = request.method == "POST"
                && (path == "/api/sessions" || path.ends_with("/attachments/clientProfileData"));
            let lab_or_login = path.starts_with("/_demo") || path == "/login";
            if !documented && !lab_or_login {
                is_impersonal("a body", &request.body);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn diagnostics_have_nothing_personal() {
    on_watched_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("any status 500")).await;
        stage.switch_to(BRUNO).await;
        stage.notice("It is not confirmed").await;
        let copied = "Object.defineProperty(navigator.clipboard, 'writeText', \
            { value: (text) => { window.copied = text; return Promise.resolve() } })";
        stage.browser.run(copied).await;
        stage.click("diagnostics-button").await;
        stage.reads("diagnostics-button", "Copied").await;
        let copied = stage.browser.run("return window.copied").await;
        let copied = copied.as_str().unwrap();
        println!("{copied}");
        assert!(copied.lines().count() >= 3, "{copied}");
        is_impersonal("the diagnostics", copied);
    })
    .await;
}
