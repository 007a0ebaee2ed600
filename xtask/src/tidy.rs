//! The command `tidy`: rules of the code base that no compiler knows.
//!
//! Each rule is a pure function from texts to findings, in a file of its own.

mod css_tokens;
mod documented_names;
mod effects;
mod import_table;
mod imports;
mod lengths;
mod lock_file;
mod markup;
mod module_comments;
mod source;
mod use_paths;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::freshness::files_under;
use crate::terminal;
use crate::workspace::Workspace;

/// A file as the rules see it: its path from the root of the repository, and its text.
struct SourceFile {
    path: String,
    text: String,
}

/// A breach of a rule, and what to do about it.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    advice: String,
}

/// What a rule found.
pub(crate) struct Outcome {
    rule: &'static str,
    pub(crate) findings: Vec<Finding>,
}

pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let outcomes = check(workspace)?;
    report(&outcomes);
    let clean = outcomes.iter().all(|outcome| outcome.findings.is_empty());
    Ok(if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Applies every rule to the repository.
pub(crate) fn check(workspace: &Workspace) -> Result<Vec<Outcome>> {
    let toolbar = read_all(workspace, "src", "rs")?;
    let store = read_all(workspace, "demo-store/src", "rs")?;
    let tasks = read_all(workspace, "xtask/src", "rs")?;
    let bench = read_all(workspace, "bench/src", "rs")?;
    let simulator = read_all(workspace, "simulator/src", "rs")?;
    let styles = read_all(workspace, "style", "css")?;
    let all: Vec<&SourceFile> = [&toolbar, &store, &tasks, &bench, &simulator]
        .into_iter()
        .flatten()
        .collect();
    let lock = workspace.read("Cargo.lock")?;
    let readme = fs::read_to_string(workspace.root.join("README.md")).unwrap_or_default();

    let outcome = |rule, findings| Outcome { rule, findings };
    Ok(vec![
        outcome(
            "modules import only what the import table allows",
            imports::check(&toolbar),
        ),
        outcome(
            "every module starts with a comment",
            module_comments::check(&all),
        ),
        outcome("files and functions are short", lengths::check(&all)),
        outcome("no effects", effects::check(&toolbar)),
        outcome(
            "no markup from strings, no inline styles",
            markup::check(&toolbar),
        ),
        outcome(
            "every custom property used is defined",
            css_tokens::check(&styles),
        ),
        outcome("one version of wasm-bindgen", lock_file::check(&lock)),
        outcome(
            "README.md names parts and custom properties",
            documented_names::check(&toolbar, &styles, &readme),
        ),
    ])
}

/// One line per rule, and one per finding below it.
pub(crate) fn report(outcomes: &[Outcome]) {
    for Outcome { rule, findings } in outcomes {
        let verdict = if findings.is_empty() { "ok" } else { "FAILED" };
        terminal::say(&format!("tidy: {rule} ... {verdict}"));
        for Finding { path, line, advice } in findings {
            terminal::say(&format!("  {path}:{line}: {advice}"));
        }
    }
}

fn read_all(workspace: &Workspace, folder: &str, ending: &str) -> Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    for path in files_under(&workspace.root.join(folder))? {
        if path.extension().is_none_or(|found| found != ending) {
            continue;
        }
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let path = path.strip_prefix(&workspace.root).unwrap_or(&path);
        files.push(SourceFile {
            path: path.to_string_lossy().replace('\\', "/"),
            text,
        });
    }
    Ok(files)
}

impl SourceFile {
    fn finding(&self, line: usize, advice: impl Into<String>) -> Finding {
        Finding {
            path: self.path.clone(),
            line,
            advice: advice.into(),
        }
    }

    #[cfg(test)]
    fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }
}
