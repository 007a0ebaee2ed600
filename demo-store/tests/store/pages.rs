//! The pages: the tag, whose page it is, and what is safe.

use axum::http::StatusCode;

use crate::support::{ANA, Browser};

const PAGES: &[&str] = &[
    "/",
    "/product/dune-vase",
    "/cart",
    "/account",
    "/account/orders",
    "/login",
    "/_demo",
    "/nope",
];

#[tokio::test]
async fn every_page_carries_the_tag_once_in_its_head() {
    let tag = r#"<script src="/telesales-toolbar/telesales-toolbar.js" data-orders-url="/account/orders" async blocking="render"></script>"#;
    let mut browser = Browser::new();
    for path in PAGES {
        let page = browser.get(path).await.body;
        assert_eq!(page.matches("<script").count(), 1, "{path}");
        assert!(
            page.split("</head>").next().unwrap().contains(tag),
            "{path}"
        );
    }
    let page = browser.get("/?tag=off").await.body;
    assert!(!page.contains("<script"));
    for name in ["plain", "preact", "react"] {
        let page = browser.get(&format!("/?tag={name}")).await.body;
        assert_eq!(page.matches("<script").count(), 1, "{name}");
        let tag = format!(r#"<script src="/_peers/{name}.js" type="module""#);
        assert!(page.contains(&tag), "{name}");
    }
}

#[tokio::test]
async fn pages_may_come_back_from_the_back_forward_cache() {
    let mut browser = Browser::new();
    for path in PAGES {
        let answer = browser.get(path).await;
        assert_eq!(
            answer.header("cache-control"),
            "private, no-cache",
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_greeting_follows_the_session() {
    let mut browser = Browser::new();
    assert!(browser.get("/").await.body.contains("Sign in</a>"));
    browser.sign_in("operator").await;
    assert!(browser.get("/").await.body.contains("Olga Operator"));
    browser.impersonate(ANA).await;
    let page = browser.get("/").await.body;
    assert!(page.contains("Hello, <bdi>Ana Souza</bdi>"), "{page}");
}

#[tokio::test]
async fn an_organizations_prices_show_on_every_shelf() {
    let mut browser = Browser::signed_in("operator").await;
    assert!(
        !browser
            .get("/product/dune-vase")
            .await
            .body
            .contains("$75.65")
    );
    browser.impersonate("carla.mendes@example.com").await;
    assert!(browser.get("/").await.body.contains("data-prices"));
    assert!(
        browser
            .get("/product/dune-vase")
            .await
            .body
            .contains("$75.65")
    );
}

#[tokio::test]
async fn a_name_is_text_and_never_markup() {
    let mut browser = Browser::signed_in("operator").await;
    browser.impersonate("obrien@example.com").await;
    for path in ["/", "/account"] {
        let page = browser.get(path).await.body;
        assert!(
            page.contains("&lt;b&gt;Bold&lt;/b&gt;") && !page.contains("<b>"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_shelf_has_at_least_twelve_products_and_each_has_a_page() {
    let mut browser = Browser::new();
    let home = browser.get("/").await.body;
    let slugs: Vec<_> = home.split("class=\"card\" href=\"").skip(1).collect();
    assert!(slugs.len() >= 12);
    for slug in slugs {
        let path = slug.split('"').next().unwrap();
        assert_eq!(browser.get(path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn signing_in_leads_only_to_pages_of_this_store() {
    for (next, expected) in [
        ("/cart", "/cart"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("/\\example.org", "/"),
    ] {
        let fields = format!("who=operator&next={next}");
        let answer = Browser::new().form("/login", &fields).await;
        assert_eq!(answer.header("location"), expected);
    }
}

#[tokio::test]
async fn login_cookies_are_hidden_from_scripts() {
    for fields in ["who=operator", "who=shopper&email=ana.souza@example.com"] {
        let answer = Browser::new().form("/login", fields).await;
        let cookies = answer.headers.get_all("set-cookie");
        assert!(
            cookies
                .iter()
                .any(|it| it.to_str().unwrap().starts_with("VtexIdclientAut"))
        );
        for cookie in cookies {
            let cookie = cookie.to_str().unwrap();
            assert!(
                cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
                "{cookie}"
            );
        }
    }
}

#[tokio::test]
async fn the_cart_page_counts_and_changes() {
    let mut browser = Browser::new();
    browser.form("/cart/items", "product=1001&add=2").await;
    browser.form("/cart/items", "product=1004&add=1").await;
    let page = browser.get("/").await.body;
    assert!(page.contains("data-cart-count>3<"), "{page}");
    browser.form("/cart/items", "product=1001&set=0").await;
    assert!(
        browser
            .get("/cart")
            .await
            .body
            .contains("data-total>$34.00<")
    );
}
