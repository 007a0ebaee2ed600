//! The same without a browser, where bytes do not count.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Reads JSON text into a type.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// The JSON text of objects in each other, along this path, around a string.
pub(super) fn nested(path: &[&str], text: &str) -> Option<String> {
    let whole = |inner: Value, name: &&str| json!({ *name: inner });
    let value = path.iter().rev().fold(Value::from(text), whole);
    Some(value.to_string())
}
