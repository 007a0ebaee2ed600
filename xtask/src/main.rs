//! The project's commands, `cargo xtask …`: demo, build, dist, size, test, bench, simulate and
//! tidy.

mod bench;
mod command_line;
mod demo;
mod frameworks;
mod freshness;
mod guest_matrix;
mod loader;
mod minify;
mod names;
mod npm_build;
mod order;
mod process;
mod release;
mod remap;
mod seal;
mod setup;
mod simulate;
mod size;
mod terminal;
mod test_groups;
mod tidy;
mod toolbar_build;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;

use command_line::{Command, USAGE};
use workspace::Workspace;

fn main() -> ExitCode {
    let command = match command_line::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(reason) => {
            terminal::complain(&format!("{reason}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(code) => code,
        Err(error) => {
            terminal::error(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::locate()?;
    match command {
        Command::Help => {
            terminal::say(USAGE);
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo { port } => demo::run(&workspace, port),
        Command::Build => toolbar_build::run(&workspace).map(|()| ExitCode::SUCCESS),
        Command::Dist { check } => release::run(&workspace, check).map(|()| ExitCode::SUCCESS),
        Command::Size { remember } => size::run(&workspace, remember),
        Command::Test { groups } => test_groups::run(&workspace, &groups),
        Command::Bench { options } => bench::run(&workspace, &options),
        Command::Simulate { options } => simulate::run(&workspace, &options),
        Command::Tidy => tidy::run(&workspace),
    }
}
