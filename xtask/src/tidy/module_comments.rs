//! Rule: every module starts with a `//!` comment that says what it is for.

use super::{Finding, SourceFile};

pub(super) fn check(files: &[&SourceFile]) -> Vec<Finding> {
    let lacking = files.iter().filter(|file| !starts_with_comment(&file.text));
    lacking
        .map(|file| {
            file.finding(
                1,
                "start with a `//!` comment that says what this module is for",
            )
        })
        .collect()
}

fn starts_with_comment(text: &str) -> bool {
    let mut lines = text
        .lines()
        .skip_while(|line| line.trim().is_empty() || line.starts_with("#!["));
    lines.next().is_some_and(|line| {
        line.strip_prefix("//!")
            .is_some_and(|words| !words.trim().is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::starts_with_comment;

    #[test]
    fn a_comment_comes_first_or_after_an_attribute() {
        assert!(starts_with_comment("//! What it is.\nuse a;"));
        assert!(starts_with_comment(
            "#![allow(dead_code)]\n\n//! What it is.\n"
        ));
    }

    #[test]
    fn anything_else_is_no_module_comment() {
        assert!(!starts_with_comment("use a;\n//! Late."));
        assert!(!starts_with_comment("// An ordinary comment."));
        assert!(!starts_with_comment("//!\n"));
        assert!(!starts_with_comment(""));
    }
}
