//! A page of our own: canned answers in place of the network, and ways to look at the bar.

use js_sys::{Function, Object, Reflect};
use telesales_toolbar::{Toolbar, mount};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(inline_js = r#"
const real = window.fetch;
let sent = [];
export function answer(answers) {
    sent = [];
    const respond = async (answer) => {
        if ('reject' in answer) throw answer.reject;
        return new Response(answer.body ?? '', { status: answer.status ?? 200 });
    };
    window.fetch = (request) => {
        sent.push(`${request.method} ${new URL(request.url).pathname}`);
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        if ('throw' in answer) throw answer.throw;
        return respond(answer);
    };
}
export function restore() { window.fetch = real; }
export function sent_so_far() { return sent; }
export function part(name) {
    return document.querySelector('telesales-toolbar')?.shadowRoot.querySelector(`[part~="${name}"]`);
}
export function type_into(input, text) {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
}
export function top_of_body() {
    return document.body.getBoundingClientRect().top + window.scrollY;
}
export function pause(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
"#)]
extern "C" {
    /// Answers requests with these, in turn; the last one answers all that follow.
    fn answer(answers: &JsValue);
    /// Gives the page its network back.
    pub fn restore();
    fn sent_so_far() -> Vec<String>;
    fn part(name: &str) -> Option<web_sys::HtmlElement>;
    /// Types into a field.
    pub fn type_into(input: &web_sys::HtmlElement, text: &str);
    /// How far the page's body is from its top, in pixels.
    pub fn top_of_body() -> f64;
    fn pause(milliseconds: u32) -> js_sys::Promise;
}

/// An operator's session with nobody being served.
pub const NOBODY: &str = r#"{ "body": "{\"namespaces\":{\"authentication\":{\"adminUserEmail\":{\"value\":\"op@example.com\"}},\"impersonate\":{\"canImpersonate\":{\"value\":\"true\"}}}}" }"#;

/// An operator's session with Ana being served.
pub const ANA: &str = r#"{ "body": "{\"namespaces\":{\"impersonate\":{\"canImpersonate\":{\"value\":\"true\"},\"storeUserId\":{\"value\":\"9f\"},\"storeUserEmail\":{\"value\":\"ana@example.com\"}},\"profile\":{\"email\":{\"value\":\"Ana@example.com\"},\"firstName\":{\"value\":\"<b>Ana</b>\"},\"phone\":{\"value\":\"+55 11\"}}}}" }"#;

/// Has the network answer with these descriptions, in turn.
pub fn network(answers: &[&str]) {
    let list = format!("[{}]", answers.join(","));
    answer(&js_sys::JSON::parse(&list).unwrap());
}

/// What was sent since the network was last described.
pub fn sent() -> Vec<String> {
    sent_so_far()
}

/// Mounts a toolbar with nothing but the one option that is always there.
pub fn mounted() -> Toolbar {
    let options = Object::new();
    Reflect::set(&options, &"sessionEndpoint".into(), &"/api/sessions".into()).unwrap();
    mount(&options, None, Function::new_no_args(""), None, None, None)
        .map_err(JsValue::from)
        .unwrap()
}

/// The part, as soon as it is there; fails after six seconds.
pub async fn find(name: &str) -> web_sys::HtmlElement {
    for _ in 0..300 {
        if let Some(found) = part(name) {
            return found;
        }
        tick().await;
    }
    panic!("no part {name}");
}

/// Waits until a part reads this; fails after six seconds.
pub async fn reads(name: &str, text: &str) {
    for _ in 0..300 {
        if find(name)
            .await
            .text_content()
            .is_some_and(|shown| shown.contains(text))
        {
            return;
        }
        tick().await;
    }
    panic!(
        "{name} never reads {text}: {:?}",
        find(name).await.text_content()
    );
}

/// Whether a part is there now.
pub fn is_there(name: &str) -> bool {
    part(name).is_some()
}

/// Lets the browser do what it has to.
pub async fn tick() {
    JsFuture::from(pause(20)).await.unwrap();
}
