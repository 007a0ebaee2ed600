//! Which leaves an answer carries.

use serde_json::{Value, json};

use crate::support::{ANA, Browser};

async fn asked(browser: &mut Browser, items: &str) -> Value {
    let path = format!("/api/sessions?items={items}");
    browser.get(&path).await.json()["namespaces"].clone()
}

#[tokio::test]
async fn only_asked_leaves_that_exist_come_back() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    let answer = asked(
        &mut browser,
        "profile.firstName,impersonate.canImpersonate,profile.nonsense,rnb.campaigns",
    )
    .await;
    let expected = json!({
        "profile": { "firstName": { "value": "Ana" } },
        "impersonate": { "canImpersonate": { "value": "true" } },
    });
    assert_eq!(answer, expected);
}

#[tokio::test]
async fn keys_with_hyphens_are_found() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate(ANA).await;
    let key = "vtex-impersonated-customer-email";
    let answer = asked(&mut browser, &format!("public.{key}")).await;
    assert_eq!(answer, json!({ "public": { key: { "value": ANA } } }));
}

#[tokio::test]
async fn a_wildcard_takes_one_namespace() {
    let answer = asked(&mut Browser::new(), "store.*").await;
    assert_eq!(answer.as_object().unwrap().len(), 1);
    assert_eq!(answer["store"].as_object().unwrap().len(), 5);
}

#[tokio::test]
async fn everything_leaks_the_raw_cookie_and_named_items_do_not() {
    let mut browser = Browser::signed_in("operator").await;
    let all = asked(&mut browser, "*").await;
    let leaked = &all["cookie"]["VtexIdclientAutCookie"]["value"];
    assert_eq!(*leaked, browser.cookies["VtexIdclientAutCookie"]);
    let named = asked(&mut browser, "authentication.*,profile.*,impersonate.*").await;
    assert!(named.get("cookie").is_none());
}
