//! The command `demo`: everything built, the demo store serving it.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::freshness;
use crate::process;
use crate::setup;
use crate::terminal::Steps;
use crate::toolbar_build;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, port: Option<u16>) -> Result<ExitCode> {
    if freshness::is_fresh(workspace) {
        build_store(workspace, &Steps::new(1))?;
    } else {
        let steps = Steps::new(toolbar_build::NEEDS.len() + toolbar_build::STEPS + 1);
        let tools = setup::prepare(workspace, &toolbar_build::NEEDS, &steps)?;
        toolbar_build::refresh(workspace, &tools, &steps)?;
        build_store(workspace, &steps)?;
    }
    serve(store(workspace, port))
}

fn build_store(workspace: &Workspace, steps: &Steps) -> Result<()> {
    steps.next("Building the demo store (about a minute the first time)…");
    process::run(process::command(workspace, "cargo").args(["build", "--package", "demo-store"]))
}

fn store(workspace: &Workspace, port: Option<u16>) -> Command {
    let name = format!("demo-store{}", std::env::consts::EXE_SUFFIX);
    let mut command = process::command(workspace, workspace.target.join("debug").join(name));
    command.arg("--toolbar").arg(workspace.dist());
    if let Some(port) = port {
        command.args(["--port", &port.to_string()]);
    }
    command
}

/// Becomes the store, so that whatever stops this process stops the store.
#[cfg(unix)]
fn serve(mut store: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(anyhow::Error::new(store.exec()).context("cannot start the demo store"))
}

#[cfg(not(unix))]
fn serve(mut store: Command) -> Result<ExitCode> {
    process::run(&mut store).map(|()| ExitCode::SUCCESS)
}
