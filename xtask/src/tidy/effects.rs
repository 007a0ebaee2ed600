//! Rule: no effects in the toolbar. What follows from state is derived; what changes state is an event.

use super::source::{Strings, code};
use super::{Finding, SourceFile};

const EFFECTS: [&str; 3] = ["Effect::new", "RenderEffect", "create_effect"];

/// Files that may hold effects, each with a reason beside it.
const ALLOWED: &[&str] = &[
    // Draws attributes and words as they change, which Leptos's own elements do by effects too.
    "src/view/element.rs",
];

pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let judged = files
        .iter()
        .filter(|file| !ALLOWED.contains(&file.path.as_str()));
    judged.flat_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    let code = code(&file.text, Strings::Blank);
    let lines = code.lines().zip(1..);
    let with_effect = lines.filter(|(line, _)| EFFECTS.iter().any(|effect| line.contains(effect)));
    let advice = "derive the value, or send an event; or allow the file in xtask/src/tidy/effects.rs and say why";
    with_effect
        .map(|(_, number)| file.finding(number, advice))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_are_found_and_comments_are_not() {
        let file = SourceFile::new(
            "src/view.rs",
            "// Effect::new\nlet a = Memo::new(f);\nEffect::new(g);\n",
        );
        let lines: Vec<usize> = check(&[file]).iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [3]);
    }
}
