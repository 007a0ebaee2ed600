//! A session leaf: `{"value": X}`, where X is any JSON.
//!
//! Documented leaves are strings, booleans among them; newer namespaces hold real booleans,
//! numbers, objects, and any of them may be null or absent. A toolbar that fails on a leaf it
//! does not need would vanish with the next release of the session, so nothing here fails.

use super::json::Json;

/// The text of a leaf; nothing for null, blank, and values that are no scalar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaf(Option<String>);

impl Leaf {
    /// The leaf of that name.
    pub(super) fn of(namespace: &impl Json, name: &str) -> Self {
        let value = namespace.member(name).and_then(|leaf| leaf.member("value"));
        Self(value.and_then(|value| value.scalar()))
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn leaf(json: &str) -> Leaf {
        let leaf: Value = serde_json::from_str(json).unwrap();
        Leaf::of(&json!({ "leaf": leaf }), "leaf")
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
