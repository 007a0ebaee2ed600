//! The paths that Rust code names: every `use`, and every `a::b` elsewhere.

use super::source::{in_name, line_of};

/// A path as its segments, and the line it starts on.
#[derive(Debug, PartialEq)]
pub(super) struct UsedPath {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

/// All paths in code whose comments and strings are blanked. Names alone are no paths, except in `use`.
pub(super) fn used_paths(code: &str) -> Vec<UsedPath> {
    let tokens = tokens(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.text == "use" {
            at = use_tree(&tokens, at + 1, &[], &mut paths);
        } else if token.is_name() {
            at = plain_path(&tokens, at, &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

struct Token<'a> {
    text: &'a str,
    line: usize,
}

impl Token<'_> {
    fn is_name(&self) -> bool {
        self.text.starts_with(in_name)
    }
}

fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = code[at..].chars().next() {
        let rest = &code[at..];
        let length = if in_name(first) {
            rest.find(|letter| !in_name(letter)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            tokens.push(Token {
                text: &rest[..length],
                line: line_of(code, at),
            });
        }
        at += length;
    }
    tokens
}

fn plain_path(tokens: &[Token<'_>], start: usize, paths: &mut Vec<UsedPath>) -> usize {
    let mut segments = vec![tokens[start].text.to_owned()];
    let mut at = start + 1;
    while let [separator, name, ..] = &tokens[at.min(tokens.len())..]
        && separator.text == "::"
        && name.is_name()
    {
        segments.push(name.text.to_owned());
        at += 2;
    }
    if segments.len() > 1 {
        paths.push(UsedPath {
            segments,
            line: tokens[start].line,
        });
    }
    at
}

/// Reads one tree of a `use`, like `a::{b, c::*}`, and gives the place behind it.
fn use_tree(
    tokens: &[Token<'_>],
    start: usize,
    prefix: &[String],
    paths: &mut Vec<UsedPath>,
) -> usize {
    let mut segments = prefix.to_vec();
    let mut line = None;
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        line = line.or(Some(token.line));
        match token.text {
            "::" => at += 1,
            // What follows is another name for the same thing.
            "as" => at += 2,
            "{" => {
                at += 1;
                while tokens
                    .get(at)
                    .is_some_and(|token| token.text != "}" && token.text != ";")
                {
                    at = use_tree(tokens, at, &segments, paths);
                    at += usize::from(tokens.get(at).is_some_and(|token| token.text == ","));
                }
                return at + usize::from(tokens.get(at).is_some_and(|token| token.text == "}"));
            }
            name if token.is_name() || name == "*" => {
                // `self` in braces means the prefix itself.
                if name != "self" || segments.is_empty() {
                    segments.push(name.to_owned());
                }
                at += 1;
            }
            _ => break,
        }
    }
    if let (Some(line), false) = (line, segments.is_empty()) {
        paths.push(UsedPath { segments, line });
    }
    // Never stand still, whatever the input.
    at.max(start + usize::from(at == start))
}

#[cfg(test)]
mod tests {
    use super::used_paths;

    fn found(code: &str) -> Vec<String> {
        used_paths(code)
            .iter()
            .map(|path| path.segments.join("::"))
            .collect()
    }

    #[test]
    fn use_trees_are_unfolded() {
        let code = "use crate::{client::{self, Error as E}, view::*}; pub(crate) use ::leptos;";
        let paths = [
            "crate::client",
            "crate::client::Error",
            "crate::view::*",
            "leptos",
        ];
        assert_eq!(found(code), paths);
    }

    #[test]
    fn paths_in_code_are_found_with_their_lines() {
        let paths = used_paths(
            "fn f(x: Vec<u8>) {\n  let host = web_sys::window(); crate::host::up::<u8>();\n}",
        );
        assert_eq!(paths.len(), 2);
        assert_eq!(
            (paths[0].segments.join("::"), paths[0].line),
            ("web_sys::window".to_owned(), 2)
        );
        assert_eq!(paths[1].segments.join("::"), "crate::host::up");
    }

    #[test]
    fn broken_input_ends() {
        assert!(found("use {").is_empty());
        assert_eq!(found("use a::{b"), ["a::b"]);
        assert_eq!(found("use a::;"), ["a"]);
    }
}
