//! Pages whose own headers are where the bar wants to be.

use super::support::{Visit, guest, visit};
use serde_json::{Value, json};

#[tokio::test]
async fn another_fixed_bar_at_the_top() {
    guest("wordpress-bar").await;
}

#[tokio::test]
async fn a_fixed_header() {
    guest("header-fixed").await;
}

#[tokio::test]
async fn a_fixed_header_that_insists() {
    guest("header-fixed-important").await;
}

#[tokio::test]
async fn a_fixed_header_that_fades() {
    guest("header-fades").await;
}

#[tokio::test]
async fn a_sticky_header_below_an_announcement() {
    guest("header-sticky").await;
}

#[tokio::test]
async fn a_fixed_header_in_a_shadow_root() {
    guest("header-in-shadow").await;
}

#[tokio::test]
async fn a_header_that_appears_by_its_top() {
    guest("header-appears-by-top").await;
}

#[tokio::test]
async fn a_header_that_appears_by_a_transform() {
    guest("header-appears-by-transform").await;
}

#[tokio::test]
async fn an_absolute_header() {
    guest("header-absolute").await;
}

#[tokio::test]
async fn a_sticky_header_in_an_inner_scroller() {
    guest("sticky-in-scroller").await;
}

/// As high as the window, and still every bit of it can be seen.
#[tokio::test]
async fn an_inner_scroller() {
    visit("inner-scroller", |visit| async move {
        visit.measure().await;
        visit.scroll("scrollTo(0, 1e6)").await;
        visit.add("notCovered", reachable(&visit, "footer").await);
        visit.scroll("scrollTo(0, 0)").await;
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

/// What keeps the end of an element out of the window.
async fn reachable(visit: &Visit, css: &str) -> Vec<String> {
    let below = format!(
        "(() => {{ const end = document.querySelector('{css}').getBoundingClientRect().bottom; \
         return end > innerHeight + 0.75 \
         ? `{css} ends ${{end - innerHeight}}px below the window` : '' }})()"
    );
    visit.settled(|| visit.lines(&below)).await
}

#[tokio::test]
async fn a_fixed_header_that_comes_later() {
    acting("header-late").await;
}

#[tokio::test]
async fn a_fixed_header_that_changes_its_height() {
    acting("header-resized").await;
}

/// The page changes its header on each visit; what it did is undone after the toolbar has left.
async fn acting(kind: &'static str) {
    visit(kind, |visit| async move {
        visit.measure().await;
        visit.run("act()").await;
        visit.look("start").await;
        visit.scroll("scrollTo(0, 600)").await;
        visit.look("scrolled").await;
        visit.scroll("scrollTo(0, 0)").await;
        visit.serve().await;
        visit.open_anew().await;
        visit.run("act()").await;
        visit.look("start").await;
        visit.free().await;
        assert_eq!(visit.run(TOP_OF_HEADER).await, json!(0), "where it belongs");
        visit.run("undo()").await;
        visit.remains_nothing().await;
    })
    .await;
}

const TOP_OF_HEADER: &str = "return document.querySelector('header').getBoundingClientRect().top";

#[tokio::test]
async fn a_drawer_as_high_as_the_window() {
    drawer("drawer").await;
}

#[tokio::test]
async fn a_drawer_of_a_hundred_vh() {
    drawer("drawer-in-vh").await;
}

/// The button at its bottom can be reached.
async fn drawer(kind: &'static str) {
    visit(kind, |visit| async move {
        visit.measure().await;
        visit
            .run("const drawer = document.querySelector('#drawer'); drawer.scrollTop = 1e6")
            .await;
        visit.add("notCovered", reachable(&visit, "#bottom").await);
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

/// Anchors land below bar and header together.
#[tokio::test]
async fn a_scroll_padding_of_the_pages_own() {
    visit("own-scroll-padding", |visit| async move {
        visit.run("location.hash = '#chairs'").await;
        let lands = visit
            .settled(|| {
                visit.lines(
                    "(() => { const at = (css) => document.querySelector(css).getBoundingClientRect(); \
                     const gap = at('#chairs').top - at('header').bottom; \
                     return Math.abs(gap) > 1 ? `anchor ${gap}px below the header` : '' })()",
                )
            })
            .await;
        visit.add("notCovered", lands);
        visit.scroll("scrollTo(0, 0)").await;
        visit.whole().await;
    })
    .await;
}

#[tokio::test]
async fn at_the_bottom() {
    visit("position-bottom", |mut visit| async move {
        visit.position = "bottom";
        visit.measure().await;
        visit.scroll("scrollTo(0, 1e6)").await;
        let end = visit
            .settled(|| {
                visit.lines(
                    "(() => { const at = (css) => document.querySelector(css).getBoundingClientRect(); \
                     const under = at('footer').bottom - at('#buy').top; \
                     return under > 0.75 ? `the footer ends ${under}px below the bars` : '' })()",
                )
            })
            .await;
        visit.add("notCovered", end);
        visit.scroll("scrollTo(0, 0)").await;
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

#[tokio::test]
async fn elements_that_say_whether_they_are_moved() {
    visit("marked-elements", |visit| async move {
        visit.measure().await;
        let tops = "return ['#moved', '#kept'].map((css) => \
            document.querySelector(css).getBoundingClientRect().top)";
        let moved = visit.height().await + 20.0;
        let seen = visit.run(tops).await;
        assert!((seen[0].as_f64().unwrap() - moved).abs() < 1.0, "{seen}");
        assert_eq!(seen[1], json!(0));
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

#[tokio::test]
async fn room_by_a_margin_only() {
    visit("room-margin", |visit| async move {
        // The fixed header stays where it is, below the bar; so does what its height keeps free.
        visit.without("headers", "the tag asks that headers stay");
        visit.look_at_bar().await;
        let height = visit.height().await;
        let seen = visit.run(LAYOUT).await;
        assert_eq!(seen["header"], json!(0), "{seen}");
        assert_eq!(seen["main"].as_f64(), Some(64.0 + height), "{seen}");
        assert_eq!(seen["published"], json!(format!("{height}px")), "{seen}");
        visit.add("notCovered", []);
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

#[tokio::test]
async fn no_room_but_what_is_published() {
    visit("room-overlay", |mut visit| async move {
        visit.room = false;
        visit.without("headers", "the tag asks that headers stay");
        visit.without("notCovered", "the tag asks for no room");
        visit.look_at_bar().await;
        let height = visit.height().await;
        let seen = visit.run(LAYOUT).await;
        assert_eq!(seen["main"], json!(64), "{seen}");
        assert_eq!(seen["published"], json!(format!("{height}px")), "{seen}");
        assert_eq!(seen["class"], json!("telesales-toolbar"), "{seen}");
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

#[tokio::test]
async fn nothing_of_the_page_touched() {
    visit("room-none", |mut visit| async move {
        visit.room = false;
        visit.without("headers", "the tag asks that headers stay");
        visit.without("notCovered", "the tag asks for no room");
        visit.look_at_bar().await;
        let seen = visit.run(LAYOUT).await;
        assert_eq!(seen["main"], json!(64), "{seen}");
        assert_eq!(seen["published"], json!(""), "{seen}");
        assert_eq!(seen["class"], Value::Null, "{seen}");
        assert_eq!(seen["sheets"], json!(0), "{seen}");
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

const LAYOUT: &str = "const html = document.documentElement; \
    const top = (css) => document.querySelector(css).getBoundingClientRect().top; \
    return { header: top('header'), main: top('main'), class: html.getAttribute('class'), \
      sheets: document.adoptedStyleSheets.length, \
      published: getComputedStyle(html).getPropertyValue('--telesales-toolbar-height') }";

/// On paper there is neither bar nor room nor moved header.
#[tokio::test]
async fn printed() {
    visit("print", |visit| async move {
        visit.measure().await;
        visit.add("notCovered", visit.lines(RULES_FOR_PAPER).await);
        if visit.prints().await {
            let seen = visit.run(LAYOUT).await;
            assert_eq!(seen["header"], json!(0), "{seen}");
            assert_eq!(seen["main"], json!(64), "{seen}");
            let drawn = "const host = document.querySelector('telesales-toolbar'); \
                return host.getClientRects().length";
            assert_eq!(visit.run(drawn).await, json!(0));
            visit.shows_on_screen().await;
        }
        visit.serve().await;
        visit.leave().await;
    })
    .await;
}

/// What the rules say, in browsers that cannot pretend to print: outside of `@media` that leaves
/// paper out, the toolbar's rules for the page set custom properties only.
const RULES_FOR_PAPER: &str = "(() => { let found = ''; \
    const off = (it) => /not print|screen/.test(it.media?.mediaText ?? ''); \
    for (const sheet of document.adoptedStyleSheets) for (const rule of sheet.cssRules) { \
      if (off(sheet) || off(rule)) continue; \
      for (const name of rule.style ?? ['a rule']) \
        if (!name.startsWith('--')) found += `on paper too: ${rule.cssText}\\n` } \
    const { adoptedStyleSheets } = document.querySelector('telesales-toolbar').shadowRoot; \
    let hides = false; \
    for (const sheet of adoptedStyleSheets) for (const rule of sheet.cssRules) \
      if (rule.media?.mediaText === 'print') \
        hides ||= rule.cssRules[0].style.display === 'none'; \
    return hides ? found : found + 'the bar is printed' })()";
