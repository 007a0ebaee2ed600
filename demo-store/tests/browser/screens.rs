//! Every state, wide and narrow, light and dark: pictures for human eyes, in
//! `target/screenshots`, and what a program can tell about them.

use crate::support::{Stage, eventually, on_pictured_stage};
use serde_json::json;
use std::fs;
use std::path::Path;

type Look = (&'static str, u32, u32);

const LOOKS: [Look; 4] = [
    ("light", 1280, 800),
    ("light", 375, 720),
    ("dark", 1280, 800),
    ("dark", 375, 720),
];

/// A state that stays is looked at in every way.
async fn picture(stage: &Stage, name: &str) {
    pictures(stage, name, &LOOKS).await;
}

/// A state that passes by itself in some seconds, and in which this part reads so, is over before
/// there are four pictures of it.
async fn glimpse(stage: &Stage, name: &str, part: &str, text: &str) {
    stage.reads(part, text).await;
    pictures(stage, name, &[LOOKS[0], LOOKS[3]]).await;
    let drawn = stage.drawn(part).await.unwrap_or_default();
    assert!(drawn.contains(text), "{name} was over before its pictures");
}

async fn pictures(stage: &Stage, name: &str, looks: &[Look]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    fs::create_dir_all(&folder).unwrap();
    for &(scheme, width, height) in looks {
        stage.browser.prefer(scheme).await;
        stage.browser.resize(width, height).await;
        // Motion over, so that two runs give the same picture.
        eventually("nothing moves", || async {
            let moving = "return document.querySelector('telesales-toolbar').shadowRoot \
                .getAnimations({ subtree: true }).filter((it) => \
                it.effect.getComputedTiming().endTime !== Infinity).length";
            (stage.browser.run(moving).await == json!(0)).then_some(())
        })
        .await;
        let sideways = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!(
            stage.browser.run(sideways).await,
            json!(0),
            "{name} at {width}"
        );
        let png = stage.browser.picture().await;
        fs::write(folder.join(format!("{name}-{width}-{scheme}.png")), png).unwrap();
    }
    stage.browser.resize(1280, 800).await;
}

#[tokio::test]
async fn every_state_of_the_bar() {
    on_pictured_stage(|stage| async move {
        stage.operator_at_home().await;
        picture(&stage, "1-nobody").await;
        stage.click("login-button").await;
        picture(&stage, "2-form").await;
        stage.log_in_as("nobody@example.com").await;
        stage.reads("error", "No customer").await;
        picture(&stage, "3-not-found").await;
        stage
            .lab(json!({ "faults": [
                { "endpoint": "sessionWrite", "kind": "slow", "milliseconds": 6000, "times": 1 }
            ] }))
            .await;
        stage.mark_page().await;
        stage.log_in_as("ana.souza@example.com").await;
        glimpse(&stage, "4-logging-in", "submit-button", "Logging in").await;
        stage.reloaded().await;
        stage.part("customer-button").await;
        picture(&stage, "5-acting").await;
        stage.click("customer-button").await;
        picture(&stage, "6-customer").await;
        stage
            .lab(json!({ "faults": [
                { "endpoint": "sessionWrite", "kind": "slow", "milliseconds": 6000 },
                { "endpoint": "sessionWrite", "kind": "status", "code": 500 }
            ] }))
            .await;
        stage.click("logout-button").await;
        glimpse(&stage, "7-logging-out", "logout-button", "Logging out").await;
        stage.reads("error", "still logged in").await;
        picture(&stage, "8-logout-failed").await;
    })
    .await;
}

#[tokio::test]
async fn a_switch_from_one_customer_to_the_next() {
    on_pictured_stage(|stage| async move {
        stage.acting_as("ana.souza@example.com").await;
        stage.click("customer-button").await;
        stage.click("switch-button").await;
        stage.type_email("bruno.lima@gmial.com").await;
        picture(&stage, "10-suggestion").await;
        let slow = json!({
            "endpoint": "sessionWrite", "kind": "slow", "milliseconds": 6000, "times": 1
        });
        stage.lab(json!({ "faults": [slow] })).await;
        stage.type_email("carla.mendes@example.com").await;
        stage.mark_page().await;
        stage.click("submit-button").await;
        glimpse(&stage, "11-switching", "switching", "Ana Souza").await;
        stage.reloaded().await;
        stage.reads("customer-name", "Carla").await;
        stage.click("customer-button").await;
        picture(&stage, "12-business-customer").await;
        stage.click("switch-button").await;
        stage.type_email("nobody@example.com").await;
        stage.click("submit-button").await;
        stage.reads("notice", "logged out").await;
        picture(&stage, "13-switch-failed").await;
    })
    .await;
}

#[tokio::test]
async fn at_the_checkout_the_customer_is_named_in_full() {
    on_pictured_stage(|stage| async move {
        stage.acting_as("nome.comprido@example.com").await;
        let fill = "const [done] = arguments; fetch('/cart/items', { method: 'POST', \
            body: new URLSearchParams({ product: '1001', add: '2' }) }).then(() => done())";
        let client = &stage.browser.client;
        client.execute_async(fill, vec![]).await.unwrap();
        stage.browser.open("/checkout").await;
        stage.part("identity").await;
        picture(&stage, "14-checkout").await;
    })
    .await;
}

#[tokio::test]
async fn notices() {
    on_pictured_stage(|stage| async move {
        stage.operator_at_home().await;
        stage
            .lab(
                json!({ "faults": [{ "endpoint": "sessionRead", "kind": "status", "code": 500 }] }),
            )
            .await;
        stage.browser.open("/").await;
        stage.part("notice").await;
        picture(&stage, "9-unreadable").await;
        stage
            .lab(json!({ "reset": true, "scenario": { "appInstalled": false } }))
            .await;
        stage.browser.open("/cart").await;
        stage.reads("notice", "vtex install").await;
        picture(&stage, "15-app-missing").await;
        stage
            .lab(json!({ "reset": true, "scenario": { "roleLost": true } }))
            .await;
        stage.browser.open("/").await;
        stage.part("sign-in-link").await;
        picture(&stage, "16-sign-in-ended").await;
    })
    .await;
}
