//! The first page in an operator's tab, which nobody has told yet what the toolbar asks for.

use crate::support::{eventually, on_stage};

const ANA: &str = "ana.souza@example.com";

#[tokio::test]
async fn the_toolbars_question_is_asked_while_its_wasm_is_on_the_way() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage.browser.open("/?tag=off").await;
        stage.browser.run("sessionStorage.clear()").await;
        stage.hold_back_the_wasm().await;
        stage.forget_requests();
        stage.insert_tag("{}").await;
        eventually("the loader's question and the toolbar's", || async {
            let asked = stage.requests_for("/api/sessions");
            let names_the_customer = |path: &str| path.contains("profile.email");
            (asked.len() == 2 && names_the_customer(&asked[1].path)).then_some(())
        })
        .await;
        stage.release_the_wasm().await;
        stage.reads("customer-name", "Ana Souza").await;
        let asked = stage.requests_for("/api/sessions");
        assert_eq!(asked.len(), 2, "{asked:?}");
    })
    .await;
}
