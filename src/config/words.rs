//! Options that are one word out of a few.

use crate::config::error::{Mistakes, Problem};

/// The words that an option knows, and what each of them means, in the same order.
pub(super) struct Words<T: 'static> {
    pub(super) words: &'static [&'static str],
    pub(super) meanings: &'static [T],
}

/// What the given word means; the default where none is given, or none that is known.
pub(super) fn choose<T: Copy + Default>(
    option: &'static str,
    given: &Option<String>,
    known: &Words<T>,
    mistakes: &mut Mistakes,
) -> T {
    let index = find(option, given.as_deref(), known.words, mistakes);
    let meaning = index.and_then(|index| known.meanings.get(index));
    meaning.copied().unwrap_or_default()
}

fn find(
    option: &'static str,
    given: Option<&str>,
    known: &'static [&'static str],
    mistakes: &mut Mistakes,
) -> Option<usize> {
    let given = given?.trim();
    let index = known
        .iter()
        .position(|word| given.eq_ignore_ascii_case(word));
    if index.is_none() {
        mistakes.note(option, given, Problem::UnknownWord(known));
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::error::{ConfigError, without_mistakes};

    const SWITCH: &Words<bool> = &Words {
        words: &["off", "on"],
        meanings: &[false, true],
    };

    fn chosen(given: Option<&str>) -> Result<bool, ConfigError> {
        let given = given.map(str::to_owned);
        without_mistakes(|mistakes| choose("data-switch", &given, SWITCH, mistakes))
    }

    #[test]
    fn nothing_given_is_the_default() {
        assert_eq!(chosen(None), Ok(false));
    }

    #[test]
    fn words_are_known_in_any_case_and_with_space_around() {
        for given in ["on", "ON", " On\n"] {
            assert_eq!(chosen(Some(given)), Ok(true), "{given:?}");
        }
    }

    #[test]
    fn other_words_are_refused_with_the_allowed_ones() {
        for given in ["", "onn", "o n"] {
            let error = chosen(Some(given)).unwrap_err().to_string();
            assert_eq!(
                error,
                format!("data-switch is \"{given}\", which is none of off, on")
            );
        }
    }
}
