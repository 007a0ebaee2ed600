//! Writes a label of an internationalised domain in ASCII, by the Punycode algorithm of RFC 3492.
//!
//! Not by the `idna` crate: the tables with which it maps and checks letters are hundreds of
//! kilobytes. Only the encoder is here, which needs none; letters are neither mapped nor checked. Its
//! loops are plain ones, as chains of adapters would be a quarter of a kilobyte more.

/// Bytes. A longer label is no domain's, as 63 are the most in ASCII. It stays as it is, and no
/// sum below can overflow.
const MAX_LENGTH: usize = 255;

// The parameters of RFC 3492, section 5.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const FIRST_CODE: u32 = 0x80;

/// Appends the label in ASCII: `xn--ao-siap` for `ação`. A label in ASCII is appended unchanged.
pub(super) fn push_ascii(label: &str, ascii: &mut String) {
    if label.is_ascii() || label.len() > MAX_LENGTH {
        ascii.push_str(label);
        return;
    }
    ascii.push_str("xn--");
    let mut basic = 0;
    for letter in label.chars() {
        if letter.is_ascii() {
            ascii.push(letter);
            basic += 1;
        }
    }
    if basic > 0 {
        ascii.push('-');
    }
    let (mut first, mut delta, mut bias, mut written) = (FIRST_CODE, 0, INITIAL_BIAS, basic);
    while let Some(code) = least(label, first) {
        delta += (code - first) * (written + 1);
        for other in label.chars().map(u32::from) {
            if other < code {
                delta += 1;
            } else if other == code {
                push_integer(delta, bias, ascii);
                bias = adapted(delta, written + 1, written == basic);
                delta = 0;
                written += 1;
            }
        }
        delta += 1;
        first = code + 1;
    }
}

/// The least code of a letter that is not below `first`.
fn least(label: &str, first: u32) -> Option<u32> {
    let mut least = None;
    for letter in label.chars() {
        let code = u32::from(letter);
        if code >= first && least.is_none_or(|least| code < least) {
            least = Some(code);
        }
    }
    least
}

/// Section 3.3: an integer of as many digits as it needs, the last of which is below its threshold.
fn push_integer(mut rest: u32, bias: u32, ascii: &mut String) {
    let mut position = BASE;
    loop {
        let threshold = position.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if rest < threshold {
            ascii.extend(digit(rest));
            return;
        }
        let (above, range) = (rest - threshold, BASE - threshold);
        ascii.extend(digit(threshold + above % range));
        rest = above / range;
        position += BASE;
    }
}

/// `a` to `z` for 0 to 25, then `0` to `9`.
fn digit(value: u32) -> Option<char> {
    let zero = if value < 26 {
        u32::from('a')
    } else {
        u32::from('0') - 26
    };
    char::from_u32(zero + value)
}

/// Section 6.1: the bias for the next integer.
fn adapted(delta: u32, written: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / written;
    let mut bias = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        bias += BASE;
    }
    bias + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(label: &str) -> String {
        let mut ascii = String::new();
        push_ascii(label, &mut ascii);
        ascii
    }

    /// RFC 3492, section 7.1, and common domains.
    #[test]
    fn labels_are_written_as_the_rfc_does() {
        for (label, expected) in [
            ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("למההםפשוטלאמדבריםעברית", "xn--4dbcagdahymbxekheh6e0a7fei0b"),
            (
                "なぜみんな日本語を話してくれないのか",
                "xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
            ),
            ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
            ("bücher", "xn--bcher-kva"),
            ("ação", "xn--ao-siap"),
            ("ü", "xn--tda"),
            ("crm", "crm"),
            ("xn--ao-siap", "xn--ao-siap"),
            ("", ""),
        ] {
            assert_eq!(ascii(label), expected, "{label}");
        }
    }

    #[test]
    fn the_highest_letters_of_the_longest_label_do_not_overflow() {
        let label: String = ('\u{10ffc0}'..='\u{10fffe}').collect();
        assert_eq!(label.len(), MAX_LENGTH - 3);
        assert!(ascii(&label).starts_with("xn--"));
        let too_long = "é".repeat(MAX_LENGTH);
        assert_eq!(ascii(&too_long), too_long);
    }
}
