//! Mistyped domains of the big mail services, so that a customer is not "not found" for a
//! slip of the finger.
//!
//! A wrong guess is worse than none, so two things are never guessed: another first letter,
//! which is mostly another service (`ymail.com`, `email.com`), and another country of the
//! same one (`yahoo.com.ar`).

use super::email::after_last;

/// Where customers mostly have their mail.
const COMMON: [&str; 18] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com.br",
    "yahoo.com",
    "icloud.com",
    "live.com",
    "uol.com.br",
    "bol.com.br",
    "terra.com.br",
    "hotmail.com.br",
    "outlook.com.br",
    "ig.com.br",
    "msn.com",
    "protonmail.com",
    "googlemail.com",
    "aol.com",
    "me.com",
];

/// Those without a Brazilian domain, to which people add the country out of habit.
const WITHOUT_COUNTRY: [&str; 2] = ["gmail.com", "icloud.com"];

/// The common domain that was probably meant; `None` for one that may well be right.
pub(super) fn domain(typed: &str) -> Option<&'static str> {
    let typed = typed.to_ascii_lowercase();
    if COMMON.contains(&typed.as_str()) {
        return None;
    }
    COMMON.into_iter().find(|common| is_slip(&typed, common))
}

/// Whether one was typed where the other was meant. Name and ending are looked at apart: a
/// slip in each is likely, two in a short name are another name.
fn is_slip(typed: &str, common: &str) -> bool {
    if typed.bytes().next() != common.bytes().next() {
        return false;
    }
    let Some((name, ending)) = typed.split_once('.') else {
        return is_within(typed.as_bytes(), common.as_bytes(), 1);
    };
    let Some((common_name, common_ending)) = common.split_once('.') else {
        return false;
    };
    let slips = match common_name.len() {
        ..=4 => 0,
        5..=6 => 1,
        _ => 2,
    };
    let ending_matches = is_slip_of_ending(ending, common_ending)
        || WITHOUT_COUNTRY.contains(&common) && matches!(ending, "com.b" | "com.br");
    ending_matches && is_within(name.as_bytes(), common_name.as_bytes(), slips)
}

fn is_slip_of_ending(typed: &str, common: &str) -> bool {
    let is_abroad = country(typed).is_some_and(|country| !common.ends_with(country));
    !is_abroad && is_within(typed.as_bytes(), common.as_bytes(), 1)
}

/// The two letters at the end of a longer ending. They are never taken for a slip: the same
/// service may well have a domain in that country.
fn country(ending: &str) -> Option<&str> {
    after_last(ending, '.').filter(|last| last.len() == 2)
}

/// Whether at most so many steps lead from one to the other, each a letter too many, missing or
/// wrong, or two neighbours swapped: the Damerau-Levenshtein distance.
fn is_within(one: &[u8], other: &[u8], steps: usize) -> bool {
    match (one, other) {
        ([], rest) | (rest, []) => rest.len() <= steps,
        ([a, one @ ..], [b, other @ ..]) if a == b => is_within(one, other, steps),
        _ if steps == 0 => false,
        ([a, one_rest @ ..], [b, other_rest @ ..]) => {
            let steps = steps - 1;
            let swapped = match (one_rest, other_rest) {
                ([c, one @ ..], [d, other @ ..]) if a == d && b == c => {
                    is_within(one, other, steps)
                }
                _ => false,
            };
            swapped
                || is_within(one_rest, other_rest, steps)
                || is_within(one_rest, other, steps)
                || is_within(one, other_rest, steps)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmal.com", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("GMIAL.com", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.comm", "gmail.com"),
            ("gmial.con", "gmail.com"),
            ("gmailcom", "gmail.com"),
            ("gmail.com.b", "gmail.com"),
            ("gmail.com.br", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("hotmal.com", "hotmail.com"),
            ("htomial.com", "hotmail.com"),
            ("hotmail.con.br", "hotmail.com.br"),
            ("outlok.com", "outlook.com"),
            ("outlok.com.b", "outlook.com.br"),
            ("yaho.com.br", "yahoo.com.br"),
            ("yahoo.combr", "yahoo.com.br"),
            ("yahooo.com", "yahoo.com"),
            ("icloud.co", "icloud.com"),
            ("iclould.com", "icloud.com"),
            ("uol.com.b", "uol.com.br"),
            ("bol.com.b", "bol.com.br"),
            ("terra.com.b", "terra.com.br"),
            ("msn.con", "msn.com"),
            ("live.cm", "live.com"),
            ("protonmial.com", "protonmail.com"),
        ] {
            assert_eq!(domain(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_may_well_be_right_is_left_alone() {
        let real = "gmx.com gmx.net mail.com ymail.com email.com fastmail.com hushmail.com \
            inbox.com rocketmail.com proton.me protonmail.ch zoho.com love.com line.com me.com \
            mac.com aol.com aol.com.br ig.com.br globo.com oi.com.br uai.com.br r7.com \
            uol.com.ar terra.com terra.com.ar terra.cl zipmail.com.br postmail.com \
            yahoo.ca yahoo.fr yahoo.es yahoo.ro yahoo.co.uk yahoo.co.in yahoo.com.ar \
            yahoo.com.mx yahoo.com.tr hotmail.ca hotmail.no hotmail.es hotmail.co.uk \
            hotmail.com.ar hotmail.com.tr outlook.pt outlook.cl outlook.com.ar outlook.com.au \
            live.ca live.nl live.co.uk live.com.br live.com.pt live.com.mx msn.cn \
            example.com crm loja.com.br joão.com.br";
        for typed in real.split_whitespace().chain(COMMON) {
            assert_eq!(domain(typed), None, "{typed}");
        }
    }

    #[test]
    fn steps_are_counted_as_people_slip() {
        for (one, other, steps) in [
            ("", "", 0),
            ("ab", "ba", 1),
            ("abc", "ab", 1),
            ("ab", "xab", 1),
            ("abc", "axc", 1),
            ("abcd", "badc", 2),
            ("abc", "", 3),
        ] {
            let (one, other) = (one.as_bytes(), other.as_bytes());
            for (one, other) in [(one, other), (other, one)] {
                assert!(is_within(one, other, steps), "{one:?} {other:?}");
                assert!(steps == 0 || !is_within(one, other, steps - 1));
            }
        }
    }
}
