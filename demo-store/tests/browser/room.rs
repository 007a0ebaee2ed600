//! The bar is on top, and the page makes room for it.

use crate::support::{Stage, eventually, on_stage};
use serde_json::{Value, json};

async fn measured(stage: &Stage) -> Value {
    stage
        .browser
        .run(
            "const host = document.querySelector('telesales-toolbar'); \
             const bar = host.getBoundingClientRect(); \
             const body = document.body.getBoundingClientRect(); \
             const style = getComputedStyle(document.documentElement); \
             return { top: bar.top, width: bar.width, page: innerWidth, \
               height: `${bar.height}px`, published: style.getPropertyValue('--telesales-toolbar-height'), \
               body: body.top + scrollY - bar.height, own: 16 * parseFloat(style.getPropertyValue('--header')), \
               padding: parseFloat(style.scrollPaddingTop) - bar.height, \
               onTop: document.elementFromPoint(innerWidth / 2, bar.height / 2) === host, \
               sideways: document.documentElement.scrollWidth - innerWidth }",
        )
        .await
}

#[tokio::test]
async fn the_page_is_pushed_down_by_exactly_the_bar() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        for (width, height) in [(1280, 800), (375, 700), (320, 600)] {
            stage.browser.resize(width, height).await;
            let seen = eventually("the page is measured anew", || async {
                let seen = measured(&stage).await;
                (seen["padding"] == seen["own"]).then_some(seen)
            })
            .await;
            assert_eq!(seen["top"], json!(0), "{seen}");
            assert_eq!(seen["width"], seen["page"], "{seen}");
            assert_eq!(seen["published"], seen["height"], "{seen}");
            assert_eq!(seen["body"], json!(0), "{seen}");
            assert_eq!(seen["onTop"], json!(true), "{seen}");
            assert_eq!(seen["sideways"], json!(0), "{seen}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_bar_stays_when_the_page_scrolls_and_the_header_stays_below_it() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage.browser.run("scrollTo(0, 600)").await;
        let seen = measured(&stage).await;
        assert_eq!(seen["top"], json!(0), "{seen}");
        let header = "const bar = document.querySelector('telesales-toolbar'); \
            const header = document.querySelector('header'); \
            return header.getBoundingClientRect().top - bar.getBoundingClientRect().bottom";
        assert_eq!(stage.browser.run(header).await, json!(0));
    })
    .await;
}

#[tokio::test]
async fn a_transformed_body_and_a_later_overlay_do_not_hide_it() {
    on_stage(|stage| async move {
        stage.operator_at_home().await;
        stage
            .browser
            .run(
                "document.body.style.transform = 'translateY(1px)'; \
                 const overlay = document.createElement('div'); \
                 overlay.style = 'position:fixed;inset:0;z-index:2147483647;background:red'; \
                 document.body.append(overlay); scrollTo(0, 500)",
            )
            .await;
        let seen = measured(&stage).await;
        assert_eq!(seen["top"], json!(0), "{seen}");
        assert_eq!(seen["onTop"], json!(true), "{seen}");
    })
    .await;
}
