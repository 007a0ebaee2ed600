//! Rule: files and functions are short enough to be read at once.

use super::source::{Strings, block_length, code, in_name, line_of};
use super::{Finding, SourceFile};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 80;

pub(super) fn check(files: &[&SourceFile]) -> Vec<Finding> {
    files.iter().flat_map(|file| check_file(file)).collect()
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = file.text.lines().count();
    if lines > FILE_LINES {
        let advice = format!("split this file: {lines} lines, the limit is {FILE_LINES}");
        findings.push(file.finding(1, advice));
    }
    for Function { name, line, lines } in functions(&code(&file.text, Strings::Blank)) {
        if lines > FUNCTION_LINES {
            let advice = format!("split `{name}`: {lines} lines, the limit is {FUNCTION_LINES}");
            findings.push(file.finding(line, advice));
        }
    }
    findings
}

struct Function {
    name: String,
    line: usize,
    lines: usize,
}

/// The functions with a body in code whose comments and strings are blanked.
fn functions(code: &str) -> Vec<Function> {
    let starts = code
        .match_indices("fn ")
        .filter(|(at, _)| !code[..*at].ends_with(in_name));
    starts.filter_map(|(at, _)| function(code, at)).collect()
}

fn function(code: &str, at: usize) -> Option<Function> {
    let rest = &code[at..];
    let name: String = rest["fn ".len()..]
        .trim_start()
        .chars()
        .take_while(|letter| in_name(*letter))
        .collect();
    // Not the type `fn (u8)`.
    if name.is_empty() {
        return None;
    }
    let body = body_start(rest)?;
    let end = body + block_length(&rest[body..])?;
    Some(Function {
        name,
        line: line_of(code, at),
        lines: line_of(rest, end),
    })
}

/// Where the body opens, unless the function ends without one.
fn body_start(rest: &str) -> Option<usize> {
    let mut depth = 0i32;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advice(text: &str) -> Vec<String> {
        check(&[&SourceFile::new("src/a.rs", text)])
            .into_iter()
            .map(|finding| finding.advice)
            .collect()
    }

    #[test]
    fn limits_themselves_are_allowed() {
        let body = "    x();\n".repeat(FUNCTION_LINES - 2);
        assert!(advice(&format!("fn f(a: [u8; 3]) {{\n{body}}}\n")).is_empty());
        assert!(advice(&"\n".repeat(FILE_LINES)).is_empty());
    }

    #[test]
    fn one_line_more_is_too_long() {
        let body = "    x();\n".repeat(FUNCTION_LINES - 1);
        let found = advice(&format!(
            "trait T {{ fn g(); }}\nfn f(a: fn (u8)) {{\n    \"}}\";\n{body}}}\n"
        ));
        assert_eq!(found, ["split `f`: 82 lines, the limit is 80"]);
        assert_eq!(advice(&"\n".repeat(FILE_LINES + 1)).len(), 1);
    }
}
