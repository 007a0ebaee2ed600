//! Rust source with the parts blanked out that a rule must not see; lines stay where they are.

/// Whether the contents of string literals are blanked too. Their quotes always stay.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Strings {
    Keep,
    Blank,
}

/// The source without comments.
pub(super) fn code(text: &str, strings: Strings) -> String {
    let mut rest = text;
    let mut code = String::with_capacity(text.len());
    while let Some(first) = rest.chars().next() {
        let previous = code.chars().next_back();
        let (length, kind) = piece(rest, first, previous);
        let (piece, after) = rest.split_at(length);
        match kind {
            Kind::Code => code.push_str(piece),
            Kind::Comment => blank(&mut code, piece),
            Kind::Text if strings == Strings::Keep => code.push_str(piece),
            Kind::Text => blank_inside(&mut code, piece),
        }
        rest = after;
    }
    code
}

/// The same without `#[cfg(test)] mod … { … }`.
pub(super) fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        let (before, tests) = rest.split_at(at);
        kept.push_str(before);
        let length = test_module_length(tests).unwrap_or("#[cfg(test)]".len());
        blank(&mut kept, &tests[..length]);
        rest = &tests[length..];
    }
    kept.push_str(rest);
    kept
}

fn test_module_length(code: &str) -> Option<usize> {
    let brace = code.find('{')?;
    let is_module = code[..brace].split_whitespace().rev().nth(1) == Some("mod");
    if is_module {
        block_length(&code[brace..]).map(|length| brace + length)
    } else {
        None
    }
}

/// The length of a block that starts with its opening brace, both braces included.
pub(super) fn block_length(code: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at + 1),
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// The number, from 1, of the line on which a byte stands.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Whether a letter can be part of a Rust name.
pub(super) fn in_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

enum Kind {
    Code,
    Comment,
    Text,
}

/// The length and kind of what the source goes on with.
fn piece(rest: &str, first: char, previous: Option<char>) -> (usize, Kind) {
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Kind::Comment);
    }
    if rest.starts_with("/*") {
        return (block_comment_length(rest), Kind::Comment);
    }
    if let Some(length) = raw_string_length(rest)
        && !previous.is_some_and(|letter| in_name(letter) && letter != 'b' && letter != 'c')
    {
        return (length, Kind::Text);
    }
    match first {
        '"' => (quoted_length(rest, '"'), Kind::Text),
        '\'' if is_char_literal(rest) => (quoted_length(rest, '\''), Kind::Text),
        other => (other.len_utf8(), Kind::Code),
    }
}

fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn raw_string_length(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", &after[..hashes]);
    let end = body
        .find(&close)
        .map_or(rest.len(), |at| 1 + hashes + 1 + at + close.len());
    Some(end)
}

fn quoted_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if letter == '\\' {
            escaped = true;
        } else if letter == quote {
            return at + quote.len_utf8();
        }
    }
    rest.len()
}

/// Tells `'a'` from the lifetime `'a`.
fn is_char_literal(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    let (first, second) = (letters.next(), letters.next());
    first == Some('\\') || second == Some('\'')
}

fn blank(code: &mut String, piece: &str) {
    code.extend(
        piece
            .chars()
            .map(|letter| if letter == '\n' { '\n' } else { ' ' }),
    );
}

fn blank_inside(code: &mut String, piece: &str) {
    let is_quote = |letter| letter == '"' || letter == '\'';
    let open = piece.find(is_quote).map_or(0, |at| at + 1);
    let close = piece.rfind(is_quote).unwrap_or(piece.len()).max(open);
    code.push_str(&piece[..open]);
    blank(code, &piece[open..close]);
    code.push_str(&piece[close..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_go_and_lines_stay() {
        let text = "a // b {\n/* c /* d */\n e */ f(\"g \\\" h\", 'i', &'j k, r#\"l \" m\"#)";
        let lines = [
            "a       ",
            "            ",
            "      f(\"      \", ' ', &'j k, r#\"     \"#)",
        ];
        assert_eq!(code(text, Strings::Blank), lines.join("\n"));
        assert!(code(text, Strings::Keep).contains("r#\"l \" m\"#"));
    }

    #[test]
    fn test_modules_go() {
        let text = "use a;\n#[cfg(test)]\nmod tests {\n use b; fn c() {}\n}\nuse d;";
        let kept = without_tests(text);
        assert!(kept.contains("use a;") && kept.contains("use d;") && !kept.contains("use b;"));
        assert_eq!(kept.lines().count(), text.lines().count());
        assert!(without_tests("#[cfg(test)]\nfn x() { use b; }").contains("use b;"));
    }
}
