//! Rule: README.md names every part and every public custom property a designer can use.

use super::css_tokens::{TOKENS, public_names};
use super::source::{Strings, code};
use super::{Finding, SourceFile};

pub(super) fn check(toolbar: &[SourceFile], styles: &[SourceFile], readme: &str) -> Vec<Finding> {
    let views = toolbar
        .iter()
        .filter(|file| file.path.starts_with("src/view"));
    let mut findings: Vec<Finding> = views.flat_map(|file| parts(file, readme)).collect();
    let documented = public_names(readme);
    for file in styles.iter().filter(|file| file.path == TOKENS) {
        for name in public_names(&file.text) {
            if !documented.contains(&name) {
                let line = file
                    .text
                    .lines()
                    .position(|line| line.contains(&name))
                    .map_or(1, |at| at + 1);
                findings.push(file.finding(
                    line,
                    format!("describe the custom property `{name}` in README.md"),
                ));
            }
        }
    }
    findings
}

fn parts(file: &SourceFile, readme: &str) -> Vec<Finding> {
    let code = code(&file.text, Strings::Keep);
    let mut findings = Vec::new();
    for (line, number) in code.lines().zip(1..) {
        let values = line
            .split(".part(\"")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('"')?.0));
        let missing = values
            .flat_map(str::split_whitespace)
            .filter(|part| !is_named(part, readme));
        findings.extend(
            missing.map(|part| {
                file.finding(number, format!("describe the part `{part}` in README.md"))
            }),
        );
    }
    findings
}

/// As code, because a part may be called by an everyday word.
fn is_named(part: &str, readme: &str) -> bool {
    readme.contains(&format!("`{part}`")) || readme.contains(&format!("part({part})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "Set `--telesales-toolbar-gap`. The part `bar`; or `::part(name)`.";

    #[test]
    fn described_names_pass() {
        let view = SourceFile::new("src/view/bar.rs", "element(\"div\").part(\"bar name\")");
        let tokens = SourceFile::new(TOKENS, "/* --telesales-toolbar-gap */");
        assert!(check(&[view], &[tokens], README).is_empty());
    }

    #[test]
    fn names_nobody_is_told_about_are_found() {
        let view = SourceFile::new(
            "src/view/bar.rs",
            "// .part(\"x\")\nelement(\"div\").part(\"bar email\")",
        );
        let tokens = SourceFile::new(TOKENS, "\n--telesales-toolbar-gap-wide: 1px;");
        let found = check(&[view], &[tokens], README);
        assert_eq!(found.len(), 2);
        assert!(found[0].line == 2 && found[0].advice.contains("`email`"));
        assert!(found[1].line == 2 && found[1].advice.contains("gap-wide"));
    }
}
