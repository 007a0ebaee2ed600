//! What is wrong with an option, in words for whoever pasted the tag.

use std::fmt;

/// An option that cannot be used. Its text names the option, the value and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    option: &'static str,
    value: String,
    problem: Problem,
}

/// Why a value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// An address that runs as a script, leaves https, or is empty.
    UnsafeAddress,
    /// None of the words, and no address either.
    NeitherWordNorAddress(&'static [&'static str]),
    /// None of the words that the option knows.
    UnknownWord(&'static [&'static str]),
    /// A base path that is something else than a plain path.
    NoPath,
    /// One pattern of a list that has no `/` in front.
    PatternWithoutSlash,
}

impl ConfigError {
    pub(super) fn new(option: &'static str, value: impl Into<String>, problem: Problem) -> Self {
        Self {
            option,
            value: value.into(),
            problem,
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { option, value, .. } = self;
        write!(
            formatter,
            "{option} is \"{value}\", which is {}",
            self.problem
        )
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnsafeAddress => {
                formatter.write_str("neither a path of this site nor an https address")
            }
            Self::NeitherWordNorAddress(words) => {
                formatter.write_str("neither one of ")?;
                list(words, formatter)?;
                formatter.write_str(" nor an address such as \"/account\"")
            }
            Self::UnknownWord(words) => {
                formatter.write_str("none of ")?;
                list(words, formatter)
            }
            Self::NoPath => formatter.write_str(
                "no path: it must start with one \"/\", such as \"/fr\", and have none of ?, #, *, \\",
            ),
            Self::PatternWithoutSlash => formatter
                .write_str("no pattern for a path: it must start with \"/\", such as \"/checkout*\""),
        }
    }
}

fn list(words: &[&str], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, word) in words.iter().enumerate() {
        formatter.write_str(if index == 0 { "" } else { ", " })?;
        formatter.write_str(word)?;
    }
    Ok(())
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_names_option_and_value_and_what_would_be_right() {
        for (problem, right) in [
            (Problem::UnsafeAddress, "https address"),
            (
                Problem::NeitherWordNorAddress(&["reload", "stay"]),
                "reload, stay nor an address such as \"/account\"",
            ),
            (Problem::UnknownWord(&["hide", "show"]), "hide, show"),
            (Problem::NoPath, "such as \"/fr\""),
            (Problem::PatternWithoutSlash, "must start with \"/\""),
        ] {
            let text = ConfigError::new("data-option", "bad", problem).to_string();
            assert!(
                text.starts_with("data-option is \"bad\", which is "),
                "{text}"
            );
            assert!(text.contains(right), "{text}");
        }
    }
}
