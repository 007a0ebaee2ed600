//! What is wrong with the options, in words for whoever pasted the tag.

use std::fmt;

/// Options that cannot be used. Its text has a line for each: all of them can be mended at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(Vec<Mistake>);

/// What is wrong so far.
#[derive(Debug, Default)]
pub(super) struct Mistakes(Vec<Mistake>);

/// An option that cannot be used. Its text names the option, the value and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mistake {
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
    /// One pattern of a list that has a scheme, a port or a path.
    NoHost,
}

/// What was made of options, if nothing was wrong with any.
pub(super) fn without_mistakes<T>(make: impl FnOnce(&mut Mistakes) -> T) -> Result<T, ConfigError> {
    let mut mistakes = Mistakes::default();
    let made = make(&mut mistakes);
    if mistakes.0.is_empty() {
        Ok(made)
    } else {
        Err(ConfigError(mistakes.0))
    }
}

impl Mistakes {
    /// Notes that an option cannot be used; whoever reads it goes on with something harmless.
    pub(super) fn note(&mut self, option: &'static str, value: &str, problem: Problem) {
        self.0.push(Mistake {
            option,
            value: value.to_owned(),
            problem,
        });
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mistake) in self.0.iter().enumerate() {
            formatter.write_str(if index == 0 { "" } else { "\n" })?;
            mistake.fmt(formatter)?;
        }
        Ok(())
    }
}

impl fmt::Display for Mistake {
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
            Self::NoHost => formatter.write_str("no host: it must be a host alone"),
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
            (Problem::NoHost, "must be a host"),
        ] {
            let told = without_mistakes(|mistakes| mistakes.note("data-option", "bad", problem));
            let text = told.unwrap_err().to_string();
            assert!(
                text.starts_with("data-option is \"bad\", which is "),
                "{text}"
            );
            assert!(text.contains(right), "{text}");
        }
    }

    #[test]
    fn all_mistakes_are_told_a_line_each_and_none_are_no_error() {
        let told = without_mistakes(|mistakes| {
            mistakes.note("data-room", "push", Problem::UnknownWord(&["auto"]));
            mistakes.note("data-position", "left", Problem::UnknownWord(&["top"]));
        });
        assert_eq!(
            told.unwrap_err().to_string(),
            "data-room is \"push\", which is none of auto\n\
             data-position is \"left\", which is none of top"
        );
        assert_eq!(without_mistakes(|_| 1), Ok(1));
    }
}
