//! The options of the tag, and the ways in which a tag can be put into a page.

use crate::support::{Stage, eventually, on_stage};
use serde_json::json;

const ANA: &str = "ana.souza@example.com";

/// A page with a tag inserted by script, as a tag manager does, and an operator before it.
async fn insert_tag(stage: &Stage, options: &str) {
    stage.sign_in("operator").await;
    stage.browser.open("/?tag=off").await;
    stage.forget_requests();
    stage.insert_tag(options).await;
}

/// Waits until a tag's toolbar has been mounted, whether or not it draws anything here.
async fn mounted(stage: &Stage) {
    eventually("the toolbar is mounted", || async {
        let mounted = "return window[Symbol.for('telesales-toolbar')]?.toolbar !== undefined";
        (stage.browser.run(mounted).await == json!(true)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn without_options_the_defaults_work() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{}").await;
        stage.log_in_as("ana.souza@example.com").await;
        eventually("the page is loaded again", || async {
            stage.find_part("bar").await.is_none().then_some(())
        })
        .await;
        assert_eq!(
            stage.truth().await["cart"]["clientProfileData"]["email"],
            json!("ana.souza@example.com")
        );
        insert_tag(&stage, "{}").await;
        stage.click("customer-button").await;
        let link = stage.part("orders-link").await;
        assert_eq!(
            link.attr("href").await.unwrap(),
            Some(format!("{}/_secure/account#/orders", stage.browser.home))
        );
    })
    .await;
}

#[tokio::test]
async fn each_platform_has_its_own_orders() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        for (mark, orders) in [
            ("window.__RUNTIME__ = {}", "/account#/orders"),
            (
                "const mark = document.createElement('meta'); mark.name = 'storefront'; \
                 mark.content = 'fast_store'; document.head.append(mark)",
                "/pvt/account/orders",
            ),
        ] {
            stage.browser.open("/?tag=off").await;
            stage.browser.run(mark).await;
            stage.insert_tag("{}").await;
            stage.click("customer-button").await;
            let link = stage.part("orders-link").await;
            let href = link.attr("href").await.unwrap();
            assert_eq!(href, Some(format!("{}{orders}", stage.browser.home)));
        }
    })
    .await;
}

#[tokio::test]
async fn the_session_endpoint_can_be_elsewhere() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{ sessionEndpoint: '/api/sessions/' }").await;
        stage.part("bar").await;
        let asked = stage.requests_for("/api/sessions");
        assert!(!asked.is_empty());
        assert!(
            asked
                .iter()
                .all(|it| it.path.starts_with("/api/sessions/?items=")),
            "{asked:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn options_that_cannot_be_used_are_all_refused_and_named() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{ ordersUrl: 'javascript:alert(1)', room: 'push' }").await;
        let said = eventually("an error in the console", || async {
            let said = stage.browser.console().await;
            said.into_iter()
                .find(|line| line.contains("data-orders-url"))
        })
        .await;
        assert!(said.contains("Telesales Toolbar"), "{said}");
        assert!(said.contains("data-room is"), "{said}");
        assert!(stage.find_part("bar").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn two_tags_make_one_bar() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage
            .browser
            .run(
                "for (const type of ['text/javascript', 'module']) { \
                 const tag = document.createElement('script'); tag.type = type; \
                 tag.src = `/telesales-toolbar/telesales-toolbar.js?${type}`; \
                 document.head.append(tag) }",
            )
            .await;
        eventually("both have run", || async {
            (stage.requests_for("telesales-toolbar.js?").len() == 2).then_some(())
        })
        .await;
        let bars = "return document.querySelectorAll('telesales-toolbar').length";
        assert_eq!(stage.browser.run(bars).await, json!(1));
    })
    .await;
}

#[tokio::test]
async fn my_orders_can_have_the_bar() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let options = "{ ordersUrl: '/account/orders', myOrders: 'show' }";
        stage.open_with_tag("/account/orders", options).await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

#[tokio::test]
async fn my_orders_have_none_by_default_and_the_other_pages_do() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        for (path, drawn) in [("/account/orders", false), ("/account", true)] {
            stage
                .open_with_tag(path, "{ ordersUrl: '/account/orders' }")
                .await;
            mounted(&stage).await;
            if drawn {
                stage.part("bar").await;
            }
            assert_eq!(stage.find_part("bar").await.is_some(), drawn, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_bar_comes_and_goes_with_the_hash_of_the_orders() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        stage
            .open_with_tag("/account", "{ ordersUrl: '/account#/orders' }")
            .await;
        stage.reads("customer-name", "Ana Souza").await;
        stage.browser.run("location.hash = '#/orders'").await;
        stage.no_part("bar").await;
        stage.browser.run("location.hash = '#/profile'").await;
        stage.reads("customer-name", "Ana Souza").await;
    })
    .await;
}

#[tokio::test]
async fn excluded_paths_have_no_bar_and_are_left_as_they_are() {
    on_stage(|stage| async move {
        stage.acting_as(ANA).await;
        let options = "{ excludePaths: '/cart, /product/*' }";
        for (path, drawn) in [("/cart", false), ("/product/dune-vase", false), ("/", true)] {
            stage.open_with_tag(path, options).await;
            mounted(&stage).await;
            if drawn {
                stage.part("bar").await;
            }
            assert_eq!(stage.find_part("bar").await.is_some(), drawn, "{path}");
            let class = "return document.documentElement.className";
            let expected = if drawn { "telesales-toolbar" } else { "" };
            assert_eq!(stage.browser.run(class).await, json!(expected), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn after_a_login_and_a_logout_the_page_can_stay() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{ afterLogin: 'stay', afterLogout: 'stay' }").await;
        stage.part("bar").await;
        stage.mark_page().await;
        stage.log_in_as(ANA).await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.notices().await, [""; 0], "the store takes care of it");
        stage.click("customer-button").await;
        stage.click("logout-button").await;
        stage.part("login-button").await;
        assert_eq!(stage.notices().await, [""; 0]);
        assert!(stage.is_marked_page().await);
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}

#[tokio::test]
async fn after_a_login_and_a_logout_another_page_can_open() {
    on_stage(|stage| async move {
        let options = "{ afterLogin: '/account', afterLogout: '/cart?tag=off#/end' }";
        insert_tag(&stage, options).await;
        stage.part("bar").await;
        stage.reloads_after(stage.log_in_as(ANA)).await;
        assert_eq!(stage.browser.path().await, "/account");
        stage.reads("customer-name", "Ana Souza").await;
        stage.open_with_tag("/", options).await;
        stage.click("customer-button").await;
        stage.reloads_after(stage.click("logout-button")).await;
        assert_eq!(stage.browser.path().await, "/cart?tag=off#/end");
        assert_eq!(stage.truly_served().await, None);
    })
    .await;
}

#[tokio::test]
async fn words_that_are_no_option_are_refused_and_named() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{ cartOnLogout: 'burn' }").await;
        let said = eventually("an error in the console", || async {
            let said = stage.browser.console().await;
            said.into_iter()
                .find(|line| line.contains("data-cart-on-logout"))
        })
        .await;
        assert!(said.contains("Telesales Toolbar"), "{said}");
        assert!(said.contains("burn"), "{said}");
        assert!(stage.find_part("bar").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn an_address_on_the_same_page_is_loaded_too() {
    on_stage(|stage| async move {
        insert_tag(&stage, "{ afterLogin: '#/served' }").await;
        stage.part("bar").await;
        stage.reloads_after(stage.log_in_as(ANA)).await;
        assert_eq!(stage.browser.path().await, "/?tag=off#/served");
        stage.insert_tag("{}").await;
        stage.reads("customer-name", "Ana Souza").await;
        assert_eq!(stage.notices().await, [""; 0]);
    })
    .await;
}
