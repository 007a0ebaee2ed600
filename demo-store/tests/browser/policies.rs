//! Pages with strict policies.

use crate::support::{Stage, on_stage};

/// Opens a page with a tag and a policy. The policy is added once the tag stands in the page;
/// from then on it binds all scripts.
async fn open_under_policy(stage: &Stage) {
    stage.browser.open("/?tag=off").await;
    stage
        .browser
        .run(
            "const tag = document.createElement('script'); \
             tag.src = '/telesales-toolbar/telesales-toolbar.js'; document.head.append(tag); \
             const policy = document.createElement('meta'); \
             policy.httpEquiv = 'Content-Security-Policy'; \
             policy.content = \"require-trusted-types-for 'script'; trusted-types 'none'; \
             script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'\"; \
             document.head.append(policy)",
        )
        .await;
}

async fn nothing_was_refused(stage: &Stage) {
    let said = stage.browser.console().await;
    let refused: Vec<_> = said
        .iter()
        .filter(|line| line.contains("Security Policy"))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}

#[tokio::test]
async fn login_works_under_trusted_types_and_strict_sources() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        open_under_policy(&stage).await;
        stage.log_in_as("nobody@example.com").await;
        stage.reads("error", "No customer").await;
        nothing_was_refused(&stage).await;
    })
    .await;
}

#[tokio::test]
async fn the_customer_is_shown_under_trusted_types_and_strict_sources() {
    on_stage(|stage| async move {
        stage.acting_as("ana.souza@example.com").await;
        open_under_policy(&stage).await;
        stage.click("customer-button").await;
        stage.reads("value-phone", "+55 11").await;
        nothing_was_refused(&stage).await;
    })
    .await;
}
