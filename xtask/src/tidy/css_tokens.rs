//! Rule: every custom property that the styles use is defined in them, or public and declared.

use super::source::line_of;
use super::{Finding, SourceFile};

/// What a store's own CSS may set. Each is declared, or described in a comment, in the tokens file.
pub(super) const PUBLIC: &str = "--telesales-toolbar-";
pub(super) const TOKENS: &str = "style/tokens.css";

pub(super) fn check(styles: &[SourceFile]) -> Vec<Finding> {
    let defined: Vec<String> = styles
        .iter()
        .flat_map(|file| definitions(&without_comments(&file.text)))
        .collect();
    let declared: Vec<String> = styles
        .iter()
        .filter(|file| file.path == TOKENS)
        .flat_map(|file| public_names(&file.text))
        .collect();
    let mut findings = Vec::new();
    for file in styles {
        let text = without_comments(&file.text);
        for (at, _) in text.match_indices("var(") {
            let name = name_at(text[at + "var(".len()..].trim_start());
            let line = line_of(&text, at);
            if name.starts_with(PUBLIC) && !declared.contains(&name) {
                findings.push(file.finding(
                    line,
                    format!("declare the public property `{name}` in {TOKENS}"),
                ));
            } else if !name.starts_with(PUBLIC) && !defined.contains(&name) {
                findings.push(file.finding(line, format!("`{name}` is defined nowhere in style/")));
            }
        }
    }
    findings
}

/// The public custom properties that a text names, in comments too.
pub(super) fn public_names(text: &str) -> Vec<String> {
    let names = text
        .match_indices(PUBLIC)
        .map(|(at, _)| name_at(&text[at..]));
    // `--telesales-toolbar-*` speaks of all of them.
    let mut names: Vec<String> = names.filter(|name| name != PUBLIC).collect();
    names.sort();
    names.dedup();
    names
}

fn definitions(text: &str) -> Vec<String> {
    let names = text.match_indices("--").filter_map(|(at, _)| {
        let name = name_at(&text[at..]);
        text[at + name.len()..]
            .trim_start()
            .starts_with(':')
            .then_some(name)
    });
    names.collect()
}

fn name_at(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
        .collect()
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        kept.extend(comment.matches('\n'));
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(files: &[SourceFile]) -> Vec<(String, usize)> {
        check(files)
            .into_iter()
            .map(|finding| (finding.path, finding.line))
            .collect()
    }

    #[test]
    fn defined_and_declared_properties_pass() {
        let tokens = SourceFile::new(
            TOKENS,
            "/* --telesales-toolbar-gap: room. */\n:host { --gap: var(--telesales-toolbar-gap, 4px); }",
        );
        let base = SourceFile::new("style/base.css", ".a { margin: var( --gap ); }");
        assert!(check(&[tokens, base]).is_empty());
    }

    #[test]
    fn typos_and_undeclared_public_properties_are_found() {
        let tokens = SourceFile::new(TOKENS, ":host { --gap: 1px; }\n/* --gpa: in a comment\n */");
        let base = SourceFile::new(
            "style/base.css",
            ".a { margin:\n var(--gpa); top: var(--telesales-toolbar-top); }",
        );
        let found = ("style/base.css".to_owned(), 2);
        assert_eq!(lines(&[tokens, base]), [found.clone(), found]);
    }

    #[test]
    fn public_names_are_whole_and_listed_once() {
        let text =
            "--telesales-toolbar-* is public: --telesales-toolbar-a-b, --telesales-toolbar-a-b";
        assert_eq!(public_names(text), ["--telesales-toolbar-a-b"]);
    }
}
