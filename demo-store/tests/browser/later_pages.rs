//! The pages after the first in an operator's tab: the loader asks for the toolbar, which takes
//! the answer over, so that the session is asked once.

use crate::support::{Stage, circumstances, eventually, on_stage};
use demo_store::LoggedRequest;
use serde_json::{Value, json};
use std::time::Duration;

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
/// Longer than an answer of the page's beginning is taken for news.
const LONG_AGO: Duration = Duration::from_millis(5_100);

/// Notes who is shown as being served in the first task after that which has inserted the toolbar.
const NOTE_THE_NEXT_TASK: &str = "\
    const attach = Element.prototype.attachShadow; \
    Element.prototype.attachShadow = function (options) { \
      const root = attach.call(this, options); \
      setTimeout(() => { \
        window.seen_in_the_next_task = \
          root.querySelector('[part~=customer-name]')?.textContent ?? 'nobody' }); \
      return root }";

/// What the tab remembers, and what the page has of the toolbar.
async fn traces(stage: &Stage) -> Value {
    stage
        .browser
        .run(
            "const root = document.documentElement; \
             return { isShopper: /^\\d+$/.test(sessionStorage['telesales-toolbar']), \
             hosts: document.querySelectorAll('telesales-toolbar').length, \
             class: root.className, margin: getComputedStyle(root).marginTop, \
             height: getComputedStyle(root).getPropertyValue('--telesales-toolbar-height') }",
        )
        .await
}

/// What a page asks the session until it shows that Ana is served.
async fn asked_by(stage: &Stage, path: &str) -> Vec<LoggedRequest> {
    stage.forget_requests();
    stage.browser.open(path).await;
    stage.reads("customer-name", "Ana Souza").await;
    stage.requests_for("/api/sessions")
}

#[tokio::test]
async fn the_session_is_asked_once() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        for path in ["/cart", "/product/tide-mug", "/"] {
            let asked = asked_by(&stage, path).await;
            assert_eq!(asked.len(), 1, "{asked:?}");
        }
    })
    .await;
}

/// For a moment the bar's room is believed to be what it was on the page before.
#[tokio::test]
async fn room_that_was_reserved_on_another_kind_of_page_is_put_right() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        let has_another_bar = ("/_pages/wordpress-bar", "76px");
        for (path, margin) in [
            has_another_bar,
            ("/_pages/header-fixed", "44px"),
            has_another_bar,
        ] {
            stage.browser.open(path).await;
            stage.part("bar").await;
            let expected = json!({ "margin": margin, "header": 44 });
            eventually(
                "the page's own margin, and its header below the bar",
                || async { (room(&stage).await == expected).then_some(()) },
            )
            .await;
        }
    })
    .await;
}

async fn room(stage: &Stage) -> Value {
    stage
        .browser
        .run(
            "const header = document.querySelector('[data-test=header]'); \
             return { margin: getComputedStyle(document.documentElement).marginTop, \
             header: header.getBoundingClientRect().top }",
        )
        .await
}

/// What has ended is said once, with the way back; then the tab is a shopper's.
#[tokio::test]
async fn an_ended_sign_in_is_said_on_the_next_page_and_not_on_the_one_after() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("roleLost=true")).await;
        stage.browser.open("/?tag=off").await;
        stage.insert_tag("{ signInUrl: '/_secure/sign-in' }").await;
        stage.notice("may still show a customer’s prices").await;
        let href = "return document.querySelector('telesales-toolbar').shadowRoot\
            .querySelector('[part=sign-in-link]').href";
        let href = stage.browser.run(href).await;
        let href = href.as_str().unwrap();
        assert!(href.ends_with("/_secure/sign-in"), "{href}");
        assert!(stage.find_part("bar").await.is_none());
        stage.forget_requests();
        stage.browser.open("/").await;
        let nothing = json!({
            "isShopper": true, "hosts": 0, "class": "", "margin": "0px", "height": ""
        });
        eventually("the page of a shopper", || async {
            (traces(&stage).await == nothing).then_some(())
        })
        .await;
        assert!(stage.requests_for(".wasm").is_empty());
        assert_eq!(stage.requests_for("/api/sessions").len(), 1);
    })
    .await;
}

/// As soon as somebody works here again, the bar is back.
#[tokio::test]
async fn a_role_that_is_given_back_brings_the_bar() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("roleLost=true")).await;
        stage.browser.open("/").await;
        stage.notice("may still show a customer’s prices").await;
        stage.lab(circumstances("roleLost=false")).await;
        stage.browser.client.refresh().await.unwrap();
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_fails_is_the_first_try_of_several() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage
            .lab(circumstances("sessionRead status 503 once"))
            .await;
        assert_eq!(asked_by(&stage, "/").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_never_comes_is_given_up_like_any_other() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.lab(circumstances("sessionRead slow 20000")).await;
        stage.forget_requests();
        stage.browser.open("/").await;
        stage.notice("Could not check who is being served.").await;
        assert_eq!(stage.requests_for("/api/sessions").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_endpoint_is_this_pages_and_not_the_last_ones() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.browser.open("/?tag=off").await;
        stage.forget_requests();
        stage
            .insert_tag("{ sessionEndpoint: '/api/sessions/' }")
            .await;
        stage.reads("customer-name", "Ana Souza").await;
        let asked = stage.requests_for("/api/sessions");
        let here = |path: &str| path.starts_with("/api/sessions/?items=");
        assert!(!asked.is_empty() && asked.iter().all(|it| here(&it.path)));
    })
    .await;
}

/// The tab knows in another way, from a release before this one.
#[tokio::test]
async fn what_another_release_remembered_is_asked_anew() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        // Where no toolbar remembers anew what it has measured.
        stage.browser.open("/?tag=off").await;
        let remember = "sessionStorage['telesales-toolbar'] = \
            ['operator', 'impersonate.canImpersonate', '/account', 'html{margin-top:9px}'].join('\\n')";
        stage.browser.run(remember).await;
        let asked = asked_by(&stage, "/cart").await;
        assert_eq!(asked.len(), 1, "{asked:?}");
        let known = stage.browser.run("return sessionStorage['telesales-toolbar']").await;
        assert!(known.as_str().unwrap().starts_with("operator\u{b}"), "{known}");
    })
    .await;
}

/// The answer is read by then: to begin with that now would leave a frame without a bar.
#[tokio::test]
async fn the_bar_is_drawn_as_soon_as_the_toolbar_is_there() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.browser.open("/?tag=off").await;
        stage.hold_back_the_wasm().await;
        stage.browser.run(NOTE_THE_NEXT_TASK).await;
        stage.insert_tag("{}").await;
        eventually("the answer", || async {
            let answered = stage.browser.run(
                "return performance.getEntriesByType('resource') \
                 .some((it) => it.name.includes('/api/sessions') && it.responseEnd)",
            );
            (answered.await == true).then_some(())
        })
        .await;
        stage.release_the_wasm().await;
        stage.reads("customer-name", "Ana Souza").await;
        let seen = eventually("the next task", || async {
            let seen = stage.browser.run("return window.seen_in_the_next_task");
            Some(seen.await).filter(Value::is_string)
        })
        .await;
        assert_eq!(seen, "Ana Souza");
    })
    .await;
}

/// As in a page that takes long to load: another tab may have said something meanwhile.
#[tokio::test]
async fn an_old_answer_is_not_taken_over() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.browser.open("/?tag=off").await;
        // The toolbar's files come when the session has changed after the loader's question.
        stage.hold_back_the_wasm().await;
        stage.forget_requests();
        stage.insert_tag("{}").await;
        eventually("the question", || async {
            (!stage.requests_for("/api/sessions").is_empty()).then_some(())
        })
        .await;
        tokio::time::sleep(LONG_AGO).await;
        stage.change_behind_the_toolbar(BRUNO).await;
        stage.release_the_wasm().await;
        stage.reads("customer-name", "Bruno Lima").await;
    })
    .await;
}

#[tokio::test]
async fn webassembly_of_another_type_is_compiled_all_the_same() {
    on_stage(|stage| async move {
        stage.sign_in("operator").await;
        stage.browser.open("/?tag=off").await;
        stage
            .browser
            .run(
                "const real = fetch; window.fetch = async (...asked) => { \
                 const answer = await real(...asked); \
                 if (!String(asked[0]).endsWith('.wasm')) return answer; \
                 const headers = { 'content-type': 'application/octet-stream' }; \
                 return new Response(answer.body, { headers }) }",
            )
            .await;
        stage.insert_tag("{}").await;
        stage.part("login-button").await;
    })
    .await;
}
