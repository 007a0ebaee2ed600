//! The options of the tag, and the ways in which a tag can be put into a page.

use crate::support::{Stage, eventually, on_stage};
use serde_json::json;

/// Opens a page without a tag and inserts one by script, as a tag manager does.
async fn insert_tag(stage: &Stage, attributes: &str) {
    stage.sign_in("operator").await;
    stage.browser.open("/?tag=off").await;
    let script = format!(
        "const tag = document.createElement('script'); \
         tag.src = '/telesales-toolbar/telesales-toolbar.js'; \
         Object.assign(tag.dataset, {attributes}); document.head.append(tag)"
    );
    stage.forget_requests();
    stage.browser.run(&script).await;
}

#[tokio::test]
async fn without_options_the_defaults_work() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{}").await;
        stage.log_in_as("ana.souza@example.com").await;
        eventually("the page is loaded again", || async {
            stage.find_part("bar").await.is_none().then_some(())
        })
        .await;
        assert_eq!(
            stage.truth().await["cart"]["clientProfileData"]["email"],
            json!("ana.souza@example.com")
        );
        insert_tag(&stage, "{}").await;
        stage.click("customer-button").await;
        let link = stage.part("orders-link").await;
        assert_eq!(
            link.attr("href").await.unwrap().as_deref(),
            Some("/account#/orders")
        );
    })
    .await;
}

#[tokio::test]
async fn the_session_endpoint_can_be_elsewhere() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{ sessionEndpoint: '/api/sessions/' }").await;
        stage.part("bar").await;
        let asked = stage.requests_for("/api/sessions");
        assert!(!asked.is_empty());
        assert!(
            asked
                .iter()
                .all(|it| it.path.starts_with("/api/sessions/?items=")),
            "{asked:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn an_address_that_would_run_is_refused_and_named() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{ ordersUrl: 'javascript:alert(1)' }").await;
        let said = eventually("an error in the console", || async {
            let said = stage.browser.console().await;
            said.into_iter()
                .find(|line| line.contains("Telesales Toolbar"))
        })
        .await;
        assert!(said.contains("data-orders-url"), "{said}");
        assert!(stage.find_part("bar").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn two_tags_make_one_bar() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage
            .browser
            .run(
                "for (const type of ['text/javascript', 'module']) { \
                 const tag = document.createElement('script'); tag.type = type; \
                 tag.src = `/telesales-toolbar/telesales-toolbar.js?${type}`; \
                 document.head.append(tag) }",
            )
            .await;
        eventually("both have run", || async {
            (stage.requests_for("telesales-toolbar.js?").len() == 2).then_some(())
        })
        .await;
        let bars = "return document.querySelectorAll('telesales-toolbar').length";
        assert_eq!(stage.browser.run(bars).await, json!(1));
    })
    .await;
}
