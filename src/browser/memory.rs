//! What a tab remembers from one page to the next: when a change was last under way.
//!
//! By reflection, as all of it is two properties; the storage's own functions would each be one
//! more in the glue.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

const NAME: &str = "telesales-toolbar-change";

/// Remembers a time, in milliseconds since 1970, or forgets it.
pub(super) fn remember(at: Option<f64>) {
    // Storage can be forbidden or full; the next page then believes what it reads.
    if let Some(storage) = storage() {
        let at = at.map_or_else(|| JsValue::from(""), JsValue::from);
        let _ = Reflect::set(&storage, &NAME.into(), &at);
    }
}

/// What was remembered last.
pub(super) fn remembered() -> Option<f64> {
    let at = Reflect::get(&storage()?, &NAME.into()).ok()?;
    // Absent, emptied or written by somebody else, it is no time.
    let at = at.unchecked_into_f64();
    (at > 0.0).then_some(at)
}

fn storage() -> Option<JsValue> {
    let storage = Reflect::get(&js_sys::global(), &"sessionStorage".into()).ok()?;
    storage.is_object().then_some(storage)
}
