//! The pages in which the toolbar is a guest: listed, found, and served with what they ask for.

use axum::http::StatusCode;

use crate::support::Browser;

/// The kinds that the list links to.
async fn kinds(browser: &mut Browser) -> Vec<String> {
    let list = browser.get("/_pages").await.body;
    let links = list.split("href=\"/_pages/").skip(1);
    let names = links.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
    names.filter(|name| !name.contains('.')).collect()
}

#[tokio::test]
async fn every_listed_page_is_there() {
    let mut browser = Browser::new();
    let kinds = kinds(&mut browser).await;
    assert!(kinds.len() > 50, "{kinds:?}");
    for kind in kinds {
        let page = browser.get(&format!("/_pages/{kind}")).await;
        assert_eq!(page.status, StatusCode::OK, "{kind}");
        let script = page.body.contains("/_pages/notes.js");
        assert!(script, "{kind} is not looked at");
        for placeholder in ["{content}", "{nonce}", "{origin}"] {
            assert!(!page.body.contains(placeholder), "{kind}: {placeholder}");
        }
        // Rather not in quirks mode by accident.
        assert!(!page.body.starts_with("<!--"), "{kind}");
    }
}

#[tokio::test]
async fn what_is_no_page_is_not_found() {
    let mut browser = Browser::new();
    for path in ["/_pages/nope", "/_pages/..%2FCargo", "/_pages/parts"] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_nonce_is_of_one_response_and_the_same_in_its_policy() {
    let mut browser = Browser::new();
    let mut nonces = Vec::new();
    for _ in 0..2 {
        let page = browser.get("/_pages/csp-nonce").await;
        let nonce = page.body.split("nonce=\"").nth(1).unwrap();
        let nonce = nonce.split_once('"').unwrap().0.to_owned();
        let policy = page.header("content-security-policy");
        assert!(policy.contains(&format!("'nonce-{nonce}'")), "{policy}");
        nonces.push(nonce);
    }
    assert_ne!(nonces[0], nonces[1]);
}

#[tokio::test]
async fn xhtml_is_served_as_xml() {
    let mut browser = Browser::new();
    let page = browser.get("/_pages/xhtml").await;
    let kind = page.header("content-type");
    assert!(kind.starts_with("application/xhtml+xml"), "{kind}");
    assert!(page.body.starts_with("<?xml"), "{}", page.body);
}
