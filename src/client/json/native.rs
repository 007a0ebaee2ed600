//! The same without a browser, where bytes do not count.

use crate::protocol::FromJson;
use serde_json::{Value, json};

/// Reads JSON text into a type.
pub(super) fn read<T: FromJson>(text: &str) -> Option<T> {
    let value: Value = serde_json::from_str(text).ok()?;
    T::from_json(&value)
}

/// The JSON text of objects in each other, along this path, around a string.
pub(super) fn nested(path: &[&str], text: &str) -> Option<String> {
    let whole = |inner: Value, name: &&str| json!({ *name: inner });
    let value = path.iter().rev().fold(Value::from(text), whole);
    Some(value.to_string())
}
