//! Patterns for the paths of pages.
//!
//! What is compared is percent-decoded on both sides: a page says `/promo%C3%A7%C3%A3o` where
//! people write `/promoção`. It is compared as bytes, so that no cut can fall within a character.

use crate::model::percent::decoded;

/// A pattern for paths: starts with `/`; `*` stands for any run of characters, `/` included.
/// With a `#` in it, it is matched against path plus hash. The default describes no page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathPattern(String);

impl PathPattern {
    /// None if it does not start with `/`.
    pub(super) fn parse(pattern: &str) -> Option<Self> {
        pattern.starts_with('/').then(|| Self(pattern.to_owned()))
    }

    /// As it was written.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it describes the whole of a page's `location.pathname`; one with a `#`, of the
    /// pathname and the `location.hash` together.
    pub fn matches(&self, path: &str, hash: &str) -> bool {
        let mut text = decoded(path);
        if self.0.contains('#') {
            text.extend(decoded(hash));
        }
        let mut pieces = Vec::new();
        for piece in self.0.split('*') {
            pieces.push(decoded(piece));
        }
        matches_all_of(&pieces, &text)
    }
}

/// The first and the last piece have their places; each of the others may as well stand as far in
/// front as it can. So no choice is ever taken back, however many `*` there are.
fn matches_all_of(pieces: &[Vec<u8>], text: &[u8]) -> bool {
    let Some((first, others)) = pieces.split_first() else {
        return false;
    };
    let Some(text) = text.strip_prefix(first.as_slice()) else {
        return false;
    };
    let Some((last, between)) = others.split_last() else {
        return text.is_empty();
    };
    text.strip_suffix(last.as_slice())
        .and_then(|text| {
            between
                .iter()
                .try_fold(text, |text, piece| after(text, piece))
        })
        .is_some()
}

/// What follows the first place where the piece stands.
fn after<'a>(text: &'a [u8], piece: &[u8]) -> Option<&'a [u8]> {
    (0..=text.len()).find_map(|start| text.get(start..)?.strip_prefix(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        PathPattern::parse(pattern).unwrap().matches(path, "")
    }

    #[test]
    fn a_pattern_is_about_the_whole_path() {
        for (pattern, path, expected) in [
            ("/checkout", "/checkout", true),
            ("/checkout", "/checkout/", false),
            ("/checkout", "/a/checkout", false),
            ("/checkout", "/Checkout", false),
            ("/checkout*", "/checkout", true),
            ("/checkout*", "/checkout/a/b", true),
            ("/checkout/*", "/checkout", false),
            ("/checkout/*", "/checkout/a/b", true),
            ("/*/p", "/a/b/p", true),
            ("/*/p", "/p", false),
            ("/a*a", "/a", false),
            ("/a**b", "/ab", true),
            ("/*b*c", "/abbc", true),
            ("/*b*c", "/acb", false),
            ("/*", "/", true),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn written_and_encoded_characters_are_the_same() {
        assert!(matches("/promoção*", "/promo%c3%A7%C3%A3o/1"));
        assert!(matches("/promo%C3%A7%C3%A3o", "/promoção"));
        assert!(matches("/100%", "/100%"));
        assert!(matches("/%zz%", "/%zz%"));
        assert!(matches("/a%2Ab", "/a*b"));
        assert!(!matches("/a%2Ab", "/axb"));
    }

    #[test]
    fn only_a_pattern_with_a_hash_looks_at_the_hash() {
        let with = PathPattern::parse("/account#/ord*").unwrap();
        assert!(with.matches("/account", "#/orders"));
        assert!(!with.matches("/account", "#/cards"));
        assert!(!with.matches("/account", ""));
        let without = PathPattern::parse("/account").unwrap();
        assert!(without.matches("/account", "#/cards"));
    }

    /// Tries everything: right, and slow.
    fn reference(pattern: &[char], text: &[char]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some(('*', rest)) => (0..=text.len()).any(|start| reference(rest, &text[start..])),
            Some((c, rest)) => text.first() == Some(c) && reference(rest, &text[1..]),
        }
    }

    /// A xorshift generator: the same numbers in every run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 % limit as u64) as usize
        }

        fn text(&mut self, alphabet: &[char], longest: usize) -> String {
            let length = self.below(longest + 1);
            let chars = (0..length).map(|_| alphabet[self.below(alphabet.len())]);
            std::iter::once('/').chain(chars).collect()
        }
    }

    #[test]
    fn random_patterns_match_what_the_reference_matches() {
        let mut numbers = Numbers(0x5eed);
        let mut matched = 0;
        for _ in 0..50_000 {
            let pattern = numbers.text(&['*', '*', 'a', '/', 'é', '🛒'], 7);
            let path = numbers.text(&['a', '/', 'é', '🛒'], 9);
            let [p, t] = [&pattern, &path].map(|text| text.chars().collect::<Vec<_>>());
            let expected = reference(&p, &t);
            assert_eq!(matches(&pattern, &path), expected, "{pattern} {path}");
            matched += usize::from(expected);
        }
        // A test in which nearly nothing matches would show nothing.
        assert!(matched > 5_000, "{matched}");
    }

    #[test]
    fn random_percent_signs_and_cuts_do_not_panic() {
        let mut numbers = Numbers(0xca57);
        for _ in 0..20_000 {
            let alphabet = ['%', 'C', '3', 'A', '9', '*', '#', '?', '/', 'é', '🛒'];
            let [pattern, path, hash] = [(); 3].map(|()| numbers.text(&alphabet, 8));
            let pattern = PathPattern::parse(&pattern).unwrap();
            pattern.matches(&path, &hash);
        }
    }

    #[test]
    fn many_stars_over_a_long_path_are_answered_at_once() {
        let pattern = format!("/{}b", "*a".repeat(200));
        let path = format!("/{}", "a".repeat(100_000));
        assert!(!matches(&pattern, &path));
        assert!(matches(&pattern, &format!("{path}b")));
    }
}
