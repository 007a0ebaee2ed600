//! The command `test`: every check of the project, in groups, each counted.

mod counts;
mod report;
mod run;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::frameworks::SITES;
use crate::guest_matrix;
use crate::loader::Loader;
use crate::npm_build::provide_node;
use crate::process;
use crate::release;
use crate::setup::{self, Engine, Need, Tools};
use crate::terminal::{self, Steps};
use crate::toolbar_build;
use crate::workspace::Workspace;
use counts::Counts;
use report::Row;
use run::Built;

/// A group of checks, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Format,
    Lint,
    Tidy,
    Loader,
    Native,
    Simulation,
    Size,
    Wasm,
    EndToEnd(Engine),
}

impl Group {
    /// In the order in which they run.
    pub(crate) const ALL: [Self; 11] = [
        Self::Format,
        Self::Lint,
        Self::Tidy,
        Self::Loader,
        Self::Native,
        Self::Simulation,
        Self::Size,
        Self::Wasm,
        Self::EndToEnd(Engine::Chromium),
        Self::EndToEnd(Engine::Firefox),
        Self::EndToEnd(Engine::WebKit),
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Tidy => "tidy",
            Self::Loader => "loader",
            Self::Native => "native",
            Self::Simulation => "simulation",
            Self::Size => "size",
            Self::Wasm => "wasm",
            Self::EndToEnd(engine) => engine.name(),
        }
    }

    /// How many things it looks after: the loader's modules, the toolbar, the framework sites.
    fn builds(self) -> usize {
        match self {
            Self::Format
            | Self::Lint
            | Self::Tidy
            | Self::Native
            | Self::Simulation
            | Self::Wasm => 0,
            Self::Loader => 1,
            Self::Size => toolbar_build::STEPS,
            Self::EndToEnd(_) => toolbar_build::STEPS + 1,
        }
    }

    fn needs(self, need: Need) -> bool {
        match (self, need) {
            (
                Self::Format
                | Self::Lint
                | Self::Tidy
                | Self::Loader
                | Self::Native
                | Self::Simulation,
                _,
            ) => false,
            (Self::Wasm, Need::Trunk | Need::WasmOpt) => false,
            (Self::Size, Need::Browser(_)) => false,
            (Self::Wasm, Need::Browser(engine)) => engine == Engine::Chromium,
            (Self::EndToEnd(own), Need::Browser(engine)) => engine == own,
            (Self::Size | Self::Wasm | Self::EndToEnd(_), _) => true,
        }
    }
}

/// Sets up, runs the groups whatever becomes of the ones before, and reports.
pub(crate) fn run(workspace: &Workspace, groups: &[Group]) -> Result<ExitCode> {
    guest_matrix::clear(workspace);
    let (steps, tools) = set_up(workspace, groups);
    let rows: Vec<Row> = groups
        .iter()
        .map(|group| row(workspace, *group, &tools, &steps))
        .collect();
    if let Ok(matrix) = guest_matrix::table(&guest_matrix::folder(workspace)) {
        terminal::say(&format!("\n{matrix}"));
    }
    terminal::say(&report::table(&rows));
    let failed = rows.iter().any(|row| row.counts.failed > 0);
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn set_up(workspace: &Workspace, groups: &[Group]) -> (Steps, Result<Tools>) {
    let browsers = [Engine::Chromium, Engine::Firefox, Engine::WebKit].map(Need::Browser);
    let needed = |need: &Need| groups.iter().any(|group| group.needs(*need));
    let all = toolbar_build::NEEDS.into_iter().chain(browsers);
    let needs: Vec<Need> = all.filter(needed).collect();
    let builds: usize = groups.iter().map(|it| it.builds()).sum();
    let steps = Steps::new(needs.len() + builds);
    let tools = setup::prepare(workspace, &needs, &steps);
    if let Err(error) = &tools {
        terminal::error(error);
    }
    (steps, tools)
}

fn row(workspace: &Workspace, group: Group, tools: &Result<Tools>, steps: &Steps) -> Row {
    terminal::say(&format!("\n=== {} ===", group.name()));
    let started = Instant::now();
    let counts = counts_of(workspace, group, tools, steps).unwrap_or_else(|error| {
        terminal::error(&error);
        Counts::FAILURE
    });
    Row {
        name: group.name(),
        counts: counts.at_least_one(),
        seconds: started.elapsed().as_secs_f64(),
    }
}

fn counts_of(
    workspace: &Workspace,
    group: Group,
    tools: &Result<Tools>,
    steps: &Steps,
) -> Result<Counts> {
    let tools = || match tools {
        Ok(tools) => Ok(tools),
        Err(error) => Err(anyhow::anyhow!("the set-up failed: {error:#}")),
    };
    match group {
        Group::Format => run::format(workspace),
        Group::Lint => run::lint(workspace),
        Group::Tidy => run::tidy(workspace),
        Group::Loader => run::loader(workspace, &Loader::provide(workspace, steps)?),
        Group::Simulation => run::simulation(workspace),
        Group::Native => {
            // It runs those who judge the samples in JavaScript; without it, theirs are the only
            // tests that fail.
            if let Err(error) = provide_node("native tests", steps) {
                terminal::error(&error);
            }
            run::native(workspace)
        }
        Group::Size => {
            toolbar_build::refresh(workspace, tools()?, steps)?;
            run::size(workspace)
        }
        Group::Wasm => run::wasm(workspace, tools()?),
        Group::EndToEnd(engine) => {
            let browser = tools()?.browser(engine)?;
            toolbar_build::refresh(workspace, tools()?, steps)?;
            let release = release::write(workspace, tools()?)?;
            let package = release.join(release::PACKAGE);
            let sites = SITES.provide(workspace, &[(release::NAME, &package)], steps)?;
            run::end_to_end(workspace, engine, browser, &Built { sites, release })
        }
    }
}

/// Whether a cargo subcommand is there, which a distribution's packages do not promise.
fn has_cargo_subcommand(workspace: &Workspace, name: &str) -> bool {
    process::output(process::command(workspace, "cargo").args([name, "--version"])).is_some()
}
