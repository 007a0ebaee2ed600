//! What the field shows is what is sent, however it got there.

use super::ANA;
use crate::support::on_stage;

/// Fills the field as autofill and password managers do, with this event or without a word, over
/// what was typed.
async fn filled_by(event: &'static str) {
    on_stage(move |stage| async move {
        stage.operator_at_home().await;
        stage.open_panel("login").await;
        stage.type_email("bruno.lima@example.com").await;
        let fill = format!(
            "const root = document.querySelector('telesales-toolbar').shadowRoot; \
             const input = root.querySelector('[part~=email-input]'); input.value = '{ANA}'; {event}"
        );
        stage.browser.run(&fill).await;
        stage.reloads_after(stage.click("submit-button")).await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(ANA));
    })
    .await;
}

#[tokio::test]
async fn filled_with_change_alone() {
    filled_by("input.dispatchEvent(new Event('change', { bubbles: true }))").await;
}

#[tokio::test]
async fn filled_without_a_word() {
    filled_by("").await;
}

#[tokio::test]
async fn a_domain_with_accents_is_sent_as_typed() {
    on_stage(|stage| async move {
        let email = "ana@ação.example";
        stage.operator_at_home().await;
        stage.reloads_after(stage.log_in_as(email)).await;
        stage.reads("customer-name", "Ana Conceição").await;
        assert_eq!(stage.truly_served().await.as_deref(), Some(email));
    })
    .await;
}
