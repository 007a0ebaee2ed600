//! A customer's address as somebody typed or pasted it.

mod punycode;
mod spelling;

pub use spelling::is_same_address;
pub(super) use spelling::{canonical, folded};

use super::{email_suggestion, percent};
use std::borrow::Cow;
use std::fmt;

/// In bytes; the longest that mail knows is 320, and a cookie of any size would not be kept.
const MAX_LENGTH: usize = 320;

/// What people and mail programs put around an address, each opening with its closing.
const PAIRS: [(char, char); 6] = [
    ('"', '"'),
    ('\'', '\''),
    ('“', '”'),
    ('‘', '’'),
    ('<', '>'),
    ('(', ')'),
];

/// A customer's address as it goes to the session: unpacked, and plausible.
///
/// Deliberately lenient: stores use synthetic addresses, and the session knows best. Only
/// what cannot be an address, or would break the cookie of the same value, is refused.
///
/// Equal are addresses that name the same customer, see [`is_same_address`].
#[derive(Clone, Debug, Eq)]
pub struct CustomerEmail(String);

impl PartialEq for CustomerEmail {
    fn eq(&self, other: &Self) -> bool {
        self.names(&other.0)
    }
}

/// Why typed text is not an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing was typed.
    Empty,
    /// Something was, but it is no address.
    Malformed,
    /// More than one address was: which one is meant, nobody can know.
    Several,
}

impl CustomerEmail {
    /// Reads typed or pasted text: an address, a `mailto:` link, or `Name <address>`, with
    /// what copying leaves around it. The address itself stays as it is: neither case, `+`
    /// nor accents are touched, nor is a domain that comes as `xn--`. A store knows a customer by
    /// the spelling that the browser of the sign-up made of the address, so either can be the one.
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        // Copied text has marks that nobody sees, and so nobody could remove.
        let visible = typed.replace(is_invisible, "");
        if visible.trim().is_empty() {
            return Err(EmailError::Empty);
        }
        if names_several(&visible) {
            return Err(EmailError::Several);
        }
        let address = candidate(&visible);
        // A link may hide another layer in its escapes: that is nobody's address.
        if is_plausible(&address) && unpack(&address).text == address {
            Ok(Self(address.into_owned()))
        } else {
            Err(EmailError::Malformed)
        }
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `other` names the same customer; sessions answer in lower case.
    pub fn names(&self, other: &str) -> bool {
        is_same_address(&self.0, other)
    }

    /// What was probably meant when the domain looks like a mistyped common one. A question
    /// for the operator: the address as typed may be right.
    pub fn suggestion(&self) -> Option<Self> {
        let (local, domain) = self.0.split_once('@')?;
        let meant = email_suggestion::domain(domain)?;
        Some(Self(format!("{local}@{meant}")))
    }
}

impl fmt::Display for CustomerEmail {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What an address could be read from, without anything around it.
fn candidate(text: &str) -> Cow<'_, str> {
    let Unpacked { text, is_link } = unpack(text);
    if is_link {
        percent_decoded(text)
    } else {
        Cow::Borrowed(text)
    }
}

/// The innermost text, and whether it comes from a link, which is written with escapes.
struct Unpacked<'a> {
    text: &'a str,
    is_link: bool,
}

fn unpack(text: &str) -> Unpacked<'_> {
    let mut unpacked = Unpacked {
        text,
        is_link: false,
    };
    loop {
        let text = without_margin(unpacked.text);
        unpacked.text = if let Some(link) = link_target(text) {
            unpacked.is_link = true;
            link
        } else if let Some(inner) = between_pair(text).or_else(|| after_name(text)) {
            inner
        } else {
            return Unpacked { text, ..unpacked };
        };
    }
}

/// A sentence or a list leaves its punctuation at the end.
fn without_margin(text: &str) -> &str {
    text.trim()
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.'))
}

/// What a `mailto:` link leads to, without the subject and the like.
fn link_target(text: &str) -> Option<&str> {
    let (scheme, target) = text.split_at_checked("mailto:".len())?;
    scheme
        .eq_ignore_ascii_case("mailto:")
        .then(|| target.split_once('?').map_or(target, |(to, _)| to))
}

fn between_pair(text: &str) -> Option<&str> {
    PAIRS
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
}

/// The address in `Name <address>`.
fn after_name(text: &str) -> Option<&str> {
    after_last(text.strip_suffix('>')?, '<')
}

/// Not `rsplit_once`: nothing else in the wasm searches from the end.
pub(super) fn after_last(text: &str, mark: char) -> Option<&str> {
    let (_, mut rest) = text.split_once(mark)?;
    while let Some((_, after)) = rest.split_once(mark) {
        rest = after;
    }
    Some(rest)
}

/// Whether there are two addresses that differ. Mail programs write the same one twice, as in
/// `ana@example.com <mailto:ana@example.com>`.
fn names_several(text: &str) -> bool {
    let text = link_target(without_margin(text)).unwrap_or(text);
    let mut first: Option<Cow<'_, str>> = None;
    for piece in text.split(|c: char| c.is_whitespace() || ends_address(c)) {
        let address = candidate(piece);
        match &first {
            _ if !is_plausible(&address) => {}
            None => first = Some(address),
            Some(first) if is_same_address(first, &address) => {}
            Some(_) => return true,
        }
    }
    false
}

fn is_plausible(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else {
        return false;
    };
    let forbidden =
        |c: char| c.is_whitespace() || c.is_control() || is_invisible(c) || ends_address(c);
    !local.is_empty()
        && !domain.contains('@')
        && !domain.split('.').any(str::is_empty)
        && address.len() <= MAX_LENGTH
        && !address.contains(forbidden)
}

/// Marks that no address of a customer has, and of which some would end a cookie early.
fn ends_address(c: char) -> bool {
    matches!(c, ';' | ',' | '<' | '>' | '"' | '“' | '”' | '\\')
}

/// Zero-width and direction marks, soft hyphens.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// The text with its escapes read; as it is when what they say is no text.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    String::from_utf8(percent::decoded(text)).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests;
