//! Rule: no markup made from strings and no inline styles, which strict pages refuse.

use super::source::{Strings, code};
use super::{Finding, SourceFile};

const REFUSED: [(&str, &str); 5] = [
    (
        "inner_html",
        "build elements: pages with Trusted Types refuse markup from strings",
    ),
    (
        "innerHTML",
        "build elements: pages with Trusted Types refuse markup from strings",
    ),
    (
        "template!",
        "use `view!`: `template!` sets markup from strings, which pages with Trusted Types refuse",
    ),
    (
        "style=\"",
        "use a class and style/*.css, or `style:name=`: strict pages refuse style attributes",
    ),
    (
        "<style",
        "put the rules into style/*.css: strict pages refuse style elements",
    ),
];

pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    files.iter().flat_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    let code = code(&file.text, Strings::Keep);
    let mut findings = Vec::new();
    for (line, number) in code.lines().zip(1..) {
        let refused = REFUSED.iter().filter(|(word, _)| line.contains(word));
        findings.extend(
            refused.map(|(word, advice)| file.finding(number, format!("`{word}`: {advice}"))),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        check(&[SourceFile::new("src/view.rs", text)]).len()
    }

    #[test]
    fn inline_markup_and_styles_are_found() {
        assert_eq!(count("view! { <div style=\"color: red\"/> }"), 1);
        assert_eq!(
            count("el.set_inner_html(x);\nReflect::set(&el, \"innerHTML\", &x);"),
            2
        );
        assert_eq!(count("template! { <style></style> }"), 2);
    }

    #[test]
    fn style_properties_and_comments_are_fine() {
        assert_eq!(
            count("// no innerHTML\nview! { <div style:height=h class=\"style\"/> }"),
            0
        );
    }
}
