//! The bar without a mouse.

use crate::support::{Stage, eventually, on_stage};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;

/// On the keyboard, not at an element: one of the drivers asks an element to be reachable itself,
/// and what has the focus here is inside of one.
async fn press(stage: &Stage, key: Key) {
    let value = char::from(key);
    let keys = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value })
        .then(KeyAction::Up { value });
    let client = &stage.browser.client;
    client.perform_actions(keys).await.unwrap();
}

async fn focus_is_on(stage: &Stage, part: &str) {
    eventually(&format!("focus on {part}"), || async {
        (stage.focused_part().await.as_deref() == Some(part)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_whole_call_by_keyboard() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage
            .part("login-button")
            .await
            .send_keys("\u{e007}")
            .await
            .unwrap();
        focus_is_on(&stage, "email-input").await;
        let input = stage.part("email-input").await;
        input.send_keys("ana.souza@example.com").await.unwrap();
        let enter = async { input.send_keys("\u{e007}").await.unwrap() };
        stage.reloads_after(enter).await;
        stage
            .part("customer-button")
            .await
            .send_keys("\u{e007}")
            .await
            .unwrap();
        stage.part("customer-panel").await;
        press(&stage, Key::Tab).await;
        focus_is_on(&stage, "orders-link").await;
        press(&stage, Key::Tab).await;
        focus_is_on(&stage, "logout-button").await;
        stage
            .part("logout-button")
            .await
            .send_keys("\u{e007}")
            .await
            .unwrap();
        stage.part("login-button").await;
    })
    .await;
}

#[tokio::test]
async fn escape_closes_keeps_what_was_typed_and_gives_the_focus_back() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.click("login-button").await;
        let button = stage.part("login-button").await;
        assert_eq!(
            button.attr("aria-expanded").await.unwrap().as_deref(),
            Some("true")
        );
        stage.type_email("ana@").await;
        stage
            .part("email-input")
            .await
            .send_keys("\u{e00c}")
            .await
            .unwrap();
        stage.no_part("login-form").await;
        focus_is_on(&stage, "login-button").await;
        assert_eq!(
            button.attr("aria-expanded").await.unwrap().as_deref(),
            Some("false")
        );
        stage.click("login-button").await;
        assert_eq!(stage.typed_email().await, "ana@");
    })
    .await;
}

#[tokio::test]
async fn a_click_elsewhere_closes_and_a_click_inside_does_not() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.click("login-button").await;
        stage.click("email-label").await;
        stage.part("login-form").await;
        let heading = fantoccini::Locator::Css("main h1");
        stage
            .browser
            .client
            .find(heading)
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
        stage.no_part("login-form").await;
        stage.click("login-button").await;
        stage.part("login-form").await;
        stage.click("login-button").await;
        stage.no_part("login-form").await;
    })
    .await;
}
