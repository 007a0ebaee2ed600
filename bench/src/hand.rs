//! What the operator does: opens the panel, types an address, sends it.

use anyhow::Result;

use crate::kind::Kind;
use crate::tab::Tab;

/// How long the store takes to write a session, so that what is shown meanwhile is seen.
const WRITING_MS: u32 = 400;
const CUSTOMER: &str = "ana.souza@example.com";
/// Nobody is served, whatever was; and the store is as quick as it can be, or not.
const SERVE_NOBODY: &str = "(async () => { const name = 'vtex-impersonated-customer-email'; \
    await fetch('/_demo/lab', { method: 'POST', headers: { 'content-type': 'application/json' }, \
      body: '{\"reset\":true}' }); \
    document.cookie = `${name}=; Path=/; Max-Age=0`; \
    await fetch('/api/sessions', { method: 'POST', \
      body: JSON.stringify({ public: { [name]: { value: '' } } }) }) })()";

/// Logs in as a customer, waits for their bar, and ends it; the answer is how long each of the
/// three took to be answered by a frame.
pub(crate) async fn log_in(tab: &Tab<'_>) -> Result<[(Kind, f64); 3]> {
    let slow = format!(
        "fetch('/_demo/lab', {{ method: 'POST', headers: {{ 'content-type': 'application/json' }}, \
         body: JSON.stringify({{ faults: [{{ endpoint: 'sessionWrite', kind: 'slow', \
         milliseconds: {WRITING_MS} }}] }}) }}).then((it) => it.ok)"
    );
    tab.value(&slow).await?;
    expect(tab, "click").await?;
    tab.click("login-button").await?;
    let open = answered(tab).await?;
    tab.wait_for("document.activeElement.shadowRoot?.activeElement?.localName === 'input'")
        .await?;
    let (first, rest) = CUSTOMER.split_at(1);
    expect(tab, "input").await?;
    tab.press(first).await?;
    let typed = answered(tab).await?;
    for letter in rest.split("").filter(|it| !it.is_empty()) {
        tab.press(letter).await?;
    }
    expect(tab, "click").await?;
    tab.click("submit-button").await?;
    let submit = answered(tab).await?;
    // The page loads again, without what was expected in the one before.
    let shown = Tab::part("customer-button");
    tab.wait_for(&format!("!__bench.answered && !!{shown}"))
        .await?;
    tab.value(SERVE_NOBODY).await?;
    Ok([
        (Kind::Open, open),
        (Kind::Type, typed),
        (Kind::Submit, submit),
    ])
}

/// From the next event of this kind on, until a frame shows something for it.
async fn expect(tab: &Tab<'_>, kind: &str) -> Result<()> {
    let expect = format!("void (__bench.answered = __bench.next('{kind}'))");
    tab.value(&expect).await.map(drop)
}

async fn answered(tab: &Tab<'_>) -> Result<f64> {
    tab.number("__bench.answered").await
}
