//! The command `size`: how large what a store serves is, and whether that keeps to the budgets.

mod budget;
mod released;
mod table;

use std::process::ExitCode;

use anyhow::Result;

use crate::release::files::{self, Sizes};
use crate::setup;
use crate::terminal::{self, Steps};
use crate::toolbar_build;
use crate::workspace::Workspace;
use budget::Verdict;

/// How many budgets came out how.
pub(crate) struct Judged {
    pub(crate) kept: u32,
    pub(crate) broken: u32,
    pub(crate) unused: u32,
}

/// Builds what is not built, measures, and, if told to `remember`, takes the sizes for those of
/// the last release.
pub(crate) fn run(workspace: &Workspace, remember: bool) -> Result<ExitCode> {
    let steps = Steps::new(toolbar_build::NEEDS.len() + toolbar_build::STEPS);
    let tools = setup::prepare(workspace, &toolbar_build::NEEDS, &steps)?;
    toolbar_build::refresh(workspace, &tools, &steps)?;
    let judged = check(workspace)?;
    if remember {
        released::write(workspace, &measure(workspace)?)?;
    }
    Ok(if judged.broken == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prints the sizes of what is built, and judges them.
pub(crate) fn check(workspace: &Workspace) -> Result<Judged> {
    let files = measure(workspace)?;
    terminal::say(&table::of_files(&files, &released::read(workspace)?));
    let budgets = budget::read(&workspace.read(budget::FILE)?)?;
    let judge = |budget: budget::Budget| {
        let verdict = budget.judge(&files);
        (budget, verdict)
    };
    let judged: Vec<_> = budgets.into_iter().map(judge).collect();
    terminal::say(&format!("\n{}", table::of_budgets(&judged)));
    let mut count = Judged {
        kept: 0,
        broken: 0,
        unused: 0,
    };
    for (_, verdict) in judged {
        match verdict {
            Verdict::Kept(_) => count.kept += 1,
            Verdict::Broken(_) => count.broken += 1,
            Verdict::Unused => count.unused += 1,
        }
    }
    Ok(count)
}

/// The files of the build under names that last.
fn measure(workspace: &Workspace) -> Result<Vec<(String, Sizes)>> {
    let files = files::of_build(&workspace.dist())?.into_files();
    files
        .into_iter()
        .map(|file| Ok((file.lasting_name(), file.pack()?.sizes())))
        .collect()
}
