//! Options that are one word out of a few.

use crate::config::error::{ConfigError, Problem};

/// The words an option knows, each with what it means.
pub(super) type Words<T> = [(&'static str, T)];

/// What the given word means; the type's default if nothing was given.
pub(super) fn choose<T: Copy + Default>(
    option: &'static str,
    given: &Option<String>,
    words: &Words<T>,
) -> Result<T, ConfigError> {
    let Some(given) = given else {
        return Ok(T::default());
    };
    let known = words.iter().map(|(word, _)| *word).collect();
    let index = find(option, given.trim(), known)?;
    Ok(words.get(index).map(|(_, it)| *it).unwrap_or_default())
}

/// Which of the words it is; upper and lower case are alike, as for words in HTML. Apart from the
/// meanings, so that it is compiled once and not for each type of them.
fn find(option: &'static str, given: &str, known: Vec<&'static str>) -> Result<usize, ConfigError> {
    known
        .iter()
        .position(|word| given.eq_ignore_ascii_case(word))
        .ok_or_else(|| ConfigError::new(option, given, Problem::UnknownWord(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWITCH: &Words<bool> = &[("off", false), ("on", true)];

    fn chosen(given: &str) -> Result<bool, ConfigError> {
        choose("data-switch", &Some(given.to_owned()), SWITCH)
    }

    #[test]
    fn nothing_given_is_the_default() {
        assert_eq!(choose("data-switch", &None, SWITCH), Ok(false));
    }

    #[test]
    fn words_are_known_in_any_case_and_with_space_around() {
        for given in ["on", "ON", " On\n"] {
            assert_eq!(chosen(given), Ok(true), "{given:?}");
        }
    }

    #[test]
    fn other_words_are_refused_with_the_allowed_ones() {
        for given in ["", "onn", "o n"] {
            let error = chosen(given).unwrap_err().to_string();
            assert_eq!(
                error,
                format!("data-switch is \"{given}\", which is none of off, on")
            );
        }
    }
}
