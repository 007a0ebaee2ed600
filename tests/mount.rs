//! Mounting, and leaving the page as it was found.
#![cfg(target_arch = "wasm32")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod support;

use support::{ANA, NOBODY, find, mounted, network, restore, tick, top_of_body};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn root() -> web_sys::Element {
    web_sys::window()
        .unwrap()
        .document()
        .unwrap()
        .document_element()
        .unwrap()
}

/// Attributes, children and styles of the page's root.
fn page() -> (Option<String>, u32, u32, i32) {
    let root = root();
    let document = web_sys::window().unwrap().document().unwrap();
    (
        root.get_attribute("class"),
        root.child_element_count(),
        document.adopted_style_sheets().length(),
        top_of_body() as i32,
    )
}

#[wasm_bindgen_test]
async fn unmounting_restores_the_page() {
    network(&[NOBODY]);
    let before = page();
    let toolbar = mounted();
    find("login-button").await;
    tick().await;
    assert_ne!(page(), before);
    drop(toolbar);
    assert_eq!(page(), before);
    restore();
}

#[wasm_bindgen_test]
async fn unmounting_in_the_middle_of_a_request_is_harmless() {
    network(&[NOBODY]);
    let before = page();
    drop(mounted());
    tick().await;
    assert_eq!(page(), before);
    restore();
}

#[wasm_bindgen_test]
async fn what_the_server_says_is_text_and_never_html() {
    network(&[ANA]);
    let toolbar = mounted();
    let name = find("customer-name").await;
    assert_eq!(name.text_content().as_deref(), Some("<b>Ana</b>"));
    assert_eq!(name.child_element_count(), 0);
    drop(toolbar);
    restore();
}

#[wasm_bindgen_test]
async fn the_pages_own_class_stays() {
    network(&[NOBODY]);
    root().set_class_name("theme");
    let toolbar = mounted();
    find("bar").await;
    assert_eq!(root().class_name(), "theme");
    toolbar.settle();
    assert_eq!(root().class_name(), "theme telesales-toolbar");
    drop(toolbar);
    assert_eq!(root().class_name(), "theme");
    root().remove_attribute("class").unwrap();
    restore();
}
