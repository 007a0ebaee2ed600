//! JSON: by the browser's own parser there, by `serde_json` natively.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
use browser as parser;
#[cfg(not(target_arch = "wasm32"))]
use native as parser;

use crate::protocol::FromJson;

/// Reads JSON text into a type; `None` when it is no JSON or of another shape.
pub(super) fn read<T: FromJson>(text: &str) -> Option<T> {
    parser::read(text)
}

/// The JSON text of objects in each other, along this path, around a string.
pub(super) fn nested(path: &[&str], text: &str) -> Option<String> {
    parser::nested(path, text)
}
