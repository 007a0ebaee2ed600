//! Whatever goes wrong: the operator is told what and what to do, nothing reloads, nothing
//! typed is lost, and the next try works.
//!
//! The tables have one row for each failure: what goes wrong, what the operator reads, and what
//! was sent. Each row is a test of its own.

mod cookie;
mod field;
mod first_reading;
mod login;
mod logout;
mod nevertheless;

use crate::support::{Engine, Stage};
use serde_json::json;
use std::time::Duration;

const ANA: &str = "ana.souza@example.com";
/// What a notice says while it is not known who is served.
const NOT_CONFIRMED: &str = "It is not confirmed who is being served.";

/// How long a request whose answer was lost may still take effect.
const SETTLES_AFTER: Duration = Duration::from_secs(15);

/// What the operator is told and what is sent when an answer breaks off in the middle. WebKit
/// takes what has come for all of it, so there it is an answer that makes no sense: nothing that
/// asking again could help with.
fn as_this_engine_sees<'a>(given: &str, told: &'a str, sent: &'a str) -> (&'a str, &'a str) {
    if takes_a_part_for_all() && given.contains("cut") {
        ("answer made no sense", "POST session, GET session")
    } else {
        (told, sent)
    }
}

fn takes_a_part_for_all() -> bool {
    Engine::under_test() == Engine::WebKit
}

/// One test for each row: its name, and what its story is told with.
macro_rules! table {
    ($tell:ident: $($name:ident $(| $cell:tt)+;)+) => {
        $(
            #[tokio::test]
            async fn $name() {
                $tell($($cell),+).await;
            }
        )+
    };
}
use table;

/// The page is the same, what was typed still stands there, and nothing is under way any more.
async fn nothing_was_lost(stage: &Stage, email: &str) {
    assert!(stage.is_marked_page().await, "no reload");
    assert_eq!(stage.typed_email().await, email);
    nothing_is_under_way(stage).await;
    assert_eq!(stage.text("submit-button").await, "Login");
    assert!(
        stage.find_part("customer-button").await.is_none(),
        "nobody is shown"
    );
    let input = stage.part("email-input").await;
    assert_eq!(
        input.attr("aria-invalid").await.unwrap().as_deref(),
        Some("true")
    );
    let described_by = input.attr("aria-describedby").await.unwrap();
    let error = stage.part("error").await;
    assert_eq!(error.attr("id").await.unwrap(), described_by);
    assert_eq!(error.attr("role").await.unwrap().as_deref(), Some("alert"));
}

async fn nothing_is_under_way(stage: &Stage) {
    assert!(
        stage.find_part("spinner").await.is_none(),
        "no spinner is left"
    );
    assert_eq!(stage.text("status").await, "");
}

/// Presses the button of the notice, and waits for the answer.
async fn check_now(stage: &Stage) {
    let check = stage.follow_notice(NOT_CONFIRMED, "Check now");
    stage.answered_after(&["/api/sessions?"], check).await;
}

async fn the_fault_is_gone(stage: &Stage) {
    stage.lab(json!({ "reset": true })).await;
}
