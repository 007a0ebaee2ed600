//! The command `simulate`: histories of an operator's day, played by the real core on virtual time.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::process;
use crate::workspace::Workspace;

/// Builds the simulator and plays; `options` are the program's own.
pub(crate) fn run(workspace: &Workspace, options: &[String]) -> Result<ExitCode> {
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let status = simulator(workspace, &options).status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The simulator with these options.
pub(crate) fn simulator(workspace: &Workspace, options: &[&str]) -> Command {
    let mut cargo = process::command(workspace, "cargo");
    cargo.args(["run", "--quiet", "--profile", "simulation"]);
    cargo.args(["--package", "simulator", "--"]);
    cargo.args(options);
    cargo
}
