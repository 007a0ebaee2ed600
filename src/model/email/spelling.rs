//! One spelling for each address: what differs in nothing but spelling names the same customer.
//!
//! Case does not matter, and neither does whether a domain is written in Unicode or in ASCII, the
//! `xn--` form that some browsers and mail programs turn it into. Only comparisons use this
//! spelling: what is sent and shown stays as it was typed or read.

use super::punycode;

/// Whether two addresses differ in nothing but white space, case, and the spelling of their domain.
pub fn is_same_address(one: &str, other: &str) -> bool {
    canonical(one) == canonical(other)
}

/// The address folded, its domain in ASCII.
pub(in crate::model) fn canonical(address: &str) -> String {
    let address = folded(address);
    let Some((local, domain)) = address.split_once('@') else {
        return address;
    };
    let mut canonical = local.to_owned();
    let mut before = '@';
    for label in domain.split('.') {
        canonical.push(before);
        punycode::push_ascii(label, &mut canonical);
        before = '.';
    }
    canonical
}

/// In lower case and without white space, which no address has. Of letters outside Latin-1 each
/// case counts as a letter of its own, so that somebody is rather taken for another than for the
/// same.
pub(in crate::model) fn folded(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars() {
        if !letter.is_whitespace() {
            folded.push(lower_case(letter));
        }
    }
    folded
}

/// Not `char::to_lowercase`: its table is a thirtieth of what an operator downloads.
fn lower_case(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => u8::try_from(letter).map_or(letter, |it| char::from(it + 32)),
        _ => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests;
