//! JSON by the browser's own parser.
//!
//! Values are looked into where they are, member by member: what no answer is asked for never
//! becomes Rust's.

use crate::protocol::json::{FromJson, Json, whole_number};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Reads JSON text into a type.
pub(super) fn read<T: FromJson>(text: &str) -> Option<T> {
    let value = present(js_sys::JSON::parse(text).ok()?)?;
    T::from_json(&value)
}

/// The JSON text of objects in each other, along this path, around a string.
pub(super) fn nested(path: &[&str], text: &str) -> Option<String> {
    let mut value = JsValue::from(text);
    for name in path.iter().rev() {
        let object = Object::new();
        Reflect::set(&object, &(*name).into(), &value).ok()?;
        value = object.into();
    }
    js_sys::JSON::stringify(&value).map(String::from).ok()
}

fn present(value: JsValue) -> Option<JsValue> {
    (!value.is_null()).then_some(value)
}

impl Json for JsValue {
    fn member(&self, name: &str) -> Option<Self> {
        let name = name.into();
        // Pages give all objects members.
        let own = Object::has_own(self.unchecked_ref::<Object>(), &name);
        present(own.then(|| Reflect::get(self, &name).ok())??)
    }

    fn scalar(&self) -> Option<String> {
        let flag = || Some(self.as_bool()?.to_string());
        let number = || whole_number(self.as_f64()?);
        self.as_string().or_else(flag).or_else(number)
    }

    fn length(&self) -> Option<usize> {
        let list: &Array = self.dyn_ref()?;
        usize::try_from(list.length()).ok()
    }
}
