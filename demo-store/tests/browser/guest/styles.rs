//! Pages whose styles reach for everything.

use super::support::{guest, visit};

#[tokio::test]
async fn a_page_with_nothing_special() {
    guest("plain").await;
}

#[tokio::test]
async fn a_reset_of_everything_that_insists() {
    guest("reset-important").await;
}

#[tokio::test]
async fn everything_unset() {
    guest("all-unset").await;
}

#[tokio::test]
async fn everything_unset_that_insists() {
    guest("all-unset-important").await;
}

#[tokio::test]
async fn a_root_font_of_ten_pixels() {
    guest("root-font").await;
}

#[tokio::test]
async fn from_right_to_left() {
    guest("right-to-left").await;
}

#[tokio::test]
async fn dark() {
    guest("dark").await;
}

#[tokio::test]
async fn html_that_takes_no_clicks_and_is_hidden() {
    guest("untouchable").await;
}

#[tokio::test]
async fn undefined_elements_hidden() {
    guest("custom-elements-hidden").await;
}

#[tokio::test]
async fn a_zoomed_document() {
    guest("zoomed").await;
}

#[tokio::test]
async fn a_zoomed_body() {
    guest("zoomed-body").await;
}

#[tokio::test]
async fn three_hundred_and_twenty_pixels() {
    visit("narrow", |visit| async move {
        visit.stage.browser.resize(320, 640).await;
        visit.open().await;
        visit.whole().await;
        let sideways = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!(visit.run(sideways).await.as_i64(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn a_screen_of_four_thousand_pixels() {
    visit("wide", |visit| async move {
        visit.stage.browser.resize(3840, 2160).await;
        visit.open().await;
        visit.whole().await;
    })
    .await;
}

#[tokio::test]
async fn a_style_for_every_backdrop() {
    visit("backdrop", |visit| async move {
        let problem = "(() => { const host = document.querySelector('telesales-toolbar'); \
            const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2); \
            const { display } = getComputedStyle(host, '::backdrop'); \
            return middle === host || display !== 'none' ? `a backdrop, ${display}` : '' })()";
        let covered = visit.settled(|| visit.lines(problem)).await;
        visit.add("notCovered", covered);
        visit.whole().await;
    })
    .await;
}
