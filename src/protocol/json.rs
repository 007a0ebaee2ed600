//! JSON as far as answers are looked into, whoever has parsed it: the browser there, `serde_json`
//! natively. Only members that are asked for are touched, however large the answer is.

/// A value parsed from JSON. `null` counts as absent.
pub trait Json: Sized {
    /// The member of that name; `None` when it is absent, or this is no object.
    fn member(&self, name: &str) -> Option<Self>;

    /// What a string, a boolean or a whole number reads like; `None` for everything else.
    fn scalar(&self) -> Option<String>;

    /// How many elements a list has; `None` when this is none.
    fn length(&self) -> Option<usize>;
}

/// A body, or a part of one, that is read from JSON.
pub trait FromJson: Sized {
    /// `None` when the JSON is of another shape.
    fn from_json(json: &impl Json) -> Option<Self>;
}

/// Ids and documents are whole numbers where they are numbers; fractions have no meaning, and
/// larger numbers have lost their last digits.
pub(crate) fn whole_number(number: f64) -> Option<String> {
    (number.fract() == 0.0 && number.abs() < 9e15).then(|| (number as i64).to_string())
}

#[cfg(any(test, not(target_arch = "wasm32")))]
impl Json for serde_json::Value {
    fn member(&self, name: &str) -> Option<Self> {
        self.get(name).filter(|it| !it.is_null()).cloned()
    }

    fn scalar(&self) -> Option<String> {
        match self {
            Self::Bool(flag) => Some(flag.to_string()),
            Self::Number(number) => whole_number(number.as_f64()?),
            Self::String(text) => Some(text.clone()),
            Self::Null | Self::Array(_) | Self::Object(_) => None,
        }
    }

    fn length(&self) -> Option<usize> {
        self.as_array().map(Vec::len)
    }
}
