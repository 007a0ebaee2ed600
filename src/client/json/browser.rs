//! JSON by the browser's own parser, handed to serde.
//!
//! Only what `JSON.parse` can make is known here, and an error does not say where it was found,
//! as nobody would read that: `serde_json` and `serde-wasm-bindgen` can do both, and each of them
//! would be a tenth of the wasm.

use js_sys::{Array, Object, Reflect};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor,
};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// Reads JSON text into a type.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let value = js_sys::JSON::parse(text).ok()?;
    T::deserialize(Value(value)).ok()
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

/// The JSON is not of the expected shape.
#[derive(Debug)]
struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("another shape")
    }
}

impl std::error::Error for Mismatch {}

impl de::Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Value(JsValue);

/// What a value is; told apart in one place, not once for each type that is read.
enum Kind {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Array),
    Members(Object),
}

impl Value {
    fn kind(self) -> Kind {
        if let Some(flag) = self.0.as_bool() {
            return Kind::Flag(flag);
        }
        if let Some(number) = self.0.as_f64() {
            return Kind::Number(number);
        }
        if let Some(text) = self.0.as_string() {
            return Kind::Text(text);
        }
        if Array::is_array(&self.0) {
            return Kind::List(self.0.unchecked_into());
        }
        if self.0.is_object() {
            return Kind::Members(self.0.unchecked_into());
        }
        Kind::Null
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.kind() {
            Kind::Null => visitor.visit_unit(),
            Kind::Flag(flag) => visitor.visit_bool(flag),
            Kind::Number(number) => visitor.visit_f64(number),
            Kind::Text(text) => visitor.visit_string(text),
            Kind::List(list) => visitor.visit_seq(List { list, next: 0 }),
            Kind::Members(object) => visitor.visit_map(Members::of(&object)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    // Written out: the visitors of structs know lists too, which no server sends for them.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.kind() {
            Kind::Members(object) => visitor.visit_map(Members::of(&object)),
            Kind::Null | Kind::Flag(_) | Kind::Number(_) | Kind::Text(_) | Kind::List(_) => {
                Err(Mismatch)
            }
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_str(&self.0.as_string().unwrap_or_default())
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map enum
    }
}

struct List {
    list: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for List {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        if self.next == self.list.length() {
            return Ok(None);
        }
        self.next += 1;
        seed.deserialize(Value(self.list.get(self.next - 1)))
            .map(Some)
    }
}

/// Names and values in turn.
struct Members {
    names: Array,
    values: Array,
    next: u32,
}

impl Members {
    fn of(object: &Object) -> Self {
        Self {
            names: Object::keys(object),
            values: Object::values(object),
            next: 0,
        }
    }
}

impl<'de> MapAccess<'de> for Members {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        if self.next == self.names.length() {
            return Ok(None);
        }
        self.next += 1;
        seed.deserialize(Value(self.names.get(self.next - 1)))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        seed.deserialize(Value(self.values.get(self.next - 1)))
    }
}
