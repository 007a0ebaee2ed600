//! A session on another origin than the page's, as of a store whose pages are on a host of their
//! own.

use crate::support::{Stage, on_stage};

const ANA: &str = "ana.souza@example.com";
const BRUNO: &str = "bruno.lima@example.com";
const COOKIE: &str = "vtex-impersonated-customer-email";

/// Where the toolbar's calls of this page went to.
async fn asked(stage: &Stage) -> Vec<String> {
    let calls = "return performance.getEntriesByType('resource').map((it) => it.name)\
        .filter((it) => /\\/api\\/|changeToAnonymousUser/.test(it))";
    serde_json::from_value(stage.browser.run(calls).await).unwrap()
}

/// Pages speak to other origins by https alone, which the store here has not: what ends it in front
/// of a real one stands in the page.
const ENDS_TLS: &str = "const real = fetch; const plain = (it) => it.replace(/^https:/, 'http:'); \
    window.fetch = async (asked, more) => { \
      if (!(asked instanceof Request)) return real(plain(String(asked)), more); \
      const { method, headers, credentials, cache, redirect, signal } = asked; \
      const body = method === 'POST' ? await asked.text() : undefined; \
      return real(plain(asked.url), \
        { method, headers, credentials, cache, redirect, signal, body, ...more }) }";

async fn has_no_cookie(stage: &Stage) {
    let cookies = stage.browser.client.get_all_cookies().await.unwrap();
    assert!(cookies.iter().all(|it| it.name() != COOKIE), "{cookies:?}");
}

async fn a_whole_call(stage: Stage, cart_on_logout: &str) {
    stage.operator_at_home().await;
    // A cart that the login has to give to the customer.
    stage.put_into_cart("dune-vase").await;
    let there = stage.other_origin().await;
    let secure = there.replace("http:", "https:");
    let options = format!(
        "{{ sessionEndpoint: '{secure}/api/sessions', cartOnLogout: '{cart_on_logout}', \
         afterLogin: 'stay', afterLogout: 'stay' }}"
    );
    stage.browser.open("/?tag=off").await;
    stage.browser.run(ENDS_TLS).await;
    stage.insert_tag(&options).await;
    stage.log_in_as(ANA).await;
    stage.reads("customer-name", "Ana Souza").await;
    has_no_cookie(&stage).await;
    assert_eq!(stage.true_cart().await.0.as_deref(), Some(ANA));
    stage.switch_to(BRUNO).await;
    stage.reads("customer-name", "Bruno Lima").await;
    has_no_cookie(&stage).await;
    assert_eq!(stage.true_cart().await.0.as_deref(), Some(BRUNO));
    stage.click("customer-button").await;
    stage.click("logout-button").await;
    stage.part("login-button").await;
    assert_eq!(stage.notices().await, [""; 0]);
    assert_eq!(stage.truly_served().await, None);
    assert_eq!(stage.true_cart().await.0, None);
    let asked = asked(&stage).await;
    let there = format!("{there}/");
    assert!(asked.iter().all(|it| it.starts_with(&there)), "{asked:?}");
    for part in ["/api/sessions?", "/orderForm?", "/attachments/"] {
        assert!(asked.iter().any(|it| it.contains(part)), "{asked:?}");
    }
}

#[tokio::test]
async fn login_switch_and_logout_are_that_stores_alone() {
    on_stage(|stage| a_whole_call(stage, "new")).await;
}

#[tokio::test]
async fn so_is_a_cart_that_is_made_anonymous() {
    on_stage(|stage| a_whole_call(stage, "anonymous")).await;
}
