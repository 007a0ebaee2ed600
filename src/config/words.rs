//! Options that are one word out of a few.

use crate::config::error::{ConfigError, Problem};

/// The words that an option knows, and what each of them means, in the same order.
pub(super) struct Words<T: 'static> {
    pub(super) words: &'static [&'static str],
    pub(super) meanings: &'static [T],
}

/// What the given word means; the default where none is given.
pub(super) fn choose<T: Copy + Default>(
    option: &'static str,
    given: &Option<String>,
    known: &Words<T>,
) -> Result<T, ConfigError> {
    let Some(given) = given else {
        return Ok(T::default());
    };
    let index = find(option, given.trim(), known.words)?;
    Ok(known.meanings.get(index).copied().unwrap_or_default())
}

fn find(
    option: &'static str,
    given: &str,
    known: &'static [&'static str],
) -> Result<usize, ConfigError> {
    known
        .iter()
        .position(|word| given.eq_ignore_ascii_case(word))
        .ok_or_else(|| ConfigError::new(option, given, Problem::UnknownWord(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWITCH: &Words<bool> = &Words {
        words: &["off", "on"],
        meanings: &[false, true],
    };

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
