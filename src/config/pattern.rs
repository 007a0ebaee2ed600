//! Patterns for the paths of pages, compiled to what browsers match with.
//!
//! A pattern describes the whole of a page's path; with a `#` in it, the path and the hash. `*`
//! stands for any run of characters but `#`. What is compared is bytes, without percent escapes on
//! either side: a page says `/promo%C3%A7%C3%A3o` where people write `/promoção`.

use crate::config::address::Place;
use crate::model::percent::decoded;

/// The pages that any of some patterns describes. The default describes none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagePatterns {
    expression: String,
    /// How many groups the expression has that remember what they matched.
    groups: u32,
}

impl PagePatterns {
    /// A regular expression as JavaScript writes them. It matches path and hash of these pages, a
    /// character of code 0 to 255 for each byte.
    pub fn expression(&self) -> String {
        format!("^({})(#|$)", self.expression)
    }

    /// Adds the pages that this pattern describes; false if it does not start with `/`.
    pub(super) fn add(&mut self, pattern: &str) -> bool {
        if !pattern.starts_with('/') {
            return false;
        }
        self.begin_alternative();
        let decoded = decoded(pattern);
        let mut pieces = decoded.split(|byte| *byte == b'*');
        self.write(pieces.next().unwrap_or_default());
        let mut pieces = pieces.peekable();
        while let Some(piece) = pieces.next() {
            if pieces.peek().is_none() {
                self.expression += "[^#]*";
                self.write(piece);
            } else if !piece.is_empty() {
                self.write_first(piece);
            }
        }
        true
    }

    /// Adds one page, whatever follows its path after a `/`, or its hash after a `/` or a `?`.
    /// Without a hash of its own, the page is the same whatever part of it is shown.
    pub(super) fn add_page(&mut self, page: Place<'_>) {
        self.begin_alternative();
        self.write(&decoded(page.path.trim_end_matches('/')));
        self.expression += "/*";
        let hash = page.hash.split('?').next().unwrap_or_default();
        // `#/` is the first page of an account, and no start of the others.
        let hash = match hash {
            "#" => "",
            "#/" => hash,
            _ => hash.trim_end_matches('/'),
        };
        if !hash.is_empty() {
            self.write(&decoded(hash));
            self.expression += "(?:[/?][^#]*)?";
        }
    }

    fn begin_alternative(&mut self) {
        if !self.expression.is_empty() {
            self.expression.push('|');
        }
    }

    /// Whatever comes before the piece, and the piece where it stands first. That choice is never
    /// taken back: what follows may as well begin as far in front as it can. So many `*` take no
    /// longer than few. JavaScript forgets the other choices once it has looked ahead.
    fn write_first(&mut self, piece: &[u8]) {
        self.expression += "(?=([^#]*?";
        self.write(piece);
        self.groups += 1;
        // The first group is around the whole expression.
        self.expression += &format!("))\\{}", self.groups + 1);
    }

    /// Bytes that stand for themselves.
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if byte.is_ascii_alphanumeric() || b"/_-#".contains(byte) {
                self.expression.push(char::from(*byte));
            } else {
                self.expression += "\\x";
                for digit in [byte >> 4, byte & 15] {
                    self.expression.extend(char::from_digit(digit.into(), 16));
                }
            }
        }
    }
}
