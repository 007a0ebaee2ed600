//! A session leaf: `{"value": X}`, where X is any JSON.
//!
//! Documented leaves are strings, booleans among them; newer namespaces hold real booleans,
//! numbers, objects, and any of them may be null or absent. A toolbar that fails on a leaf it
//! does not need would vanish with the next release of the session, so nothing here fails.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The text of a leaf; nothing for null, blank, and values that are no scalar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaf(Option<String>);

impl Leaf {
    /// The text without surrounding blanks; `None` when there is none.
    pub fn text(&self) -> Option<&str> {
        self.0
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
    }

    /// Whether the text is `true` in any case; `"false"` is not, and neither is `"1"`.
    pub fn is_true(&self) -> bool {
        self.text()
            .is_some_and(|text| text.eq_ignore_ascii_case("true"))
    }
}

impl<'de> Deserialize<'de> for Leaf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(ValueVisitor { inside: false })
            .map(Self)
    }
}

/// Visits a leaf, and inside it its value.
struct ValueVisitor {
    inside: bool,
}

impl<'de> serde::de::DeserializeSeed<'de> for ValueVisitor {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl ValueVisitor {
    fn scalar<E>(&self, text: impl Into<String>) -> Result<Option<String>, E> {
        Ok(self.inside.then(|| text.into()))
    }
}

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a session value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        self.scalar(text)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        self.scalar(if value { "true" } else { "false" })
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        self.scalar(value.to_string())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        self.scalar(value.to_string())
    }

    // Ids and documents are whole numbers where they are numbers; fractions have no meaning.
    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        if value.fract() == 0.0 && value.abs() < 9e15 {
            self.scalar((value as i64).to_string())
        } else {
            Ok(None)
        }
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut value = None;
        while let Some(key) = map.next_key::<String>()? {
            if !self.inside && key == "value" {
                value = map.next_value_seed(ValueVisitor { inside: true })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(json: &str) -> Leaf {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn scalars_become_text() {
        for (json, text) in [
            (r#"{"value":"Ana"}"#, Some("Ana")),
            (r#"{"value":" Ana ","keepAlive":true}"#, Some("Ana")),
            (r#"{"keepAlive":true,"value":true}"#, Some("true")),
            (r#"{"value":12345}"#, Some("12345")),
            (r#"{"value":-3.0}"#, Some("-3")),
        ] {
            assert_eq!(leaf(json).text(), text, "{json}");
        }
    }

    #[test]
    fn everything_else_is_nothing_and_never_an_error() {
        for json in [
            "null",
            "{}",
            r#"{"value":null}"#,
            r#"{"value":""}"#,
            r#"{"value":"  "}"#,
            r#"{"value":1.5}"#,
            r#"{"value":{"value":"deep"}}"#,
            r#"{"value":[1,2]}"#,
            r#""bare""#,
            "[1,[2]]",
            "7",
        ] {
            assert_eq!(leaf(json).text(), None, "{json}");
        }
    }

    #[test]
    fn only_true_is_true() {
        for (json, expected) in [
            (r#"{"value":"true"}"#, true),
            (r#"{"value":"True"}"#, true),
            (r#"{"value":true}"#, true),
            (r#"{"value":"false"}"#, false),
            (r#"{"value":"False"}"#, false),
            (r#"{"value":false}"#, false),
            (r#"{"value":1}"#, false),
            (r#"{"value":null}"#, false),
            ("{}", false),
        ] {
            assert_eq!(leaf(json).is_true(), expected, "{json}");
        }
    }
}
