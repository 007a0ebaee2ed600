//! The command `bench`: everything built, the toolbar measured beside its peers in Chromium.

use std::process::ExitCode;

use anyhow::Result;

use crate::npm_build::NpmBuild;
use crate::process;
use crate::setup::{self, Engine, Need};
use crate::terminal::Steps;
use crate::toolbar_build;
use crate::workspace::Workspace;

/// What tells the demo store where the peers are.
const FOLDER_VARIABLE: &str = "TELESALES_TOOLBAR_PEERS";
const DIST_VARIABLE: &str = "TELESALES_TOOLBAR_DIST";

/// The toolbar's features by other means.
const PEERS: NpmBuild = NpmBuild {
    what: "peers",
    folder: "bench/peers",
    sources: &["shared", "view", "plain", "preact", "react"],
    beside: &["style"],
    result: "out",
};

/// Sets up and builds what is missing, then measures; `options` are the program's own.
pub(crate) fn run(workspace: &Workspace, options: &[String]) -> Result<ExitCode> {
    let mut needs = toolbar_build::NEEDS.to_vec();
    needs.push(Need::Browser(Engine::Chromium));
    let steps = Steps::new(needs.len() + toolbar_build::STEPS + 2);
    let tools = setup::prepare(workspace, &needs, &steps)?;
    let chromium = tools.browser(Engine::Chromium)?.program("CHROMIUM")?;
    toolbar_build::refresh(workspace, &tools, &steps)?;
    let peers = PEERS.provide(workspace, &[], &steps)?;
    steps.next("Measuring…");
    let mut cargo = process::command(workspace, "cargo");
    cargo.args(["run", "--quiet", "--package", "bench", "--"]);
    cargo.args(options);
    cargo.env("CHROMIUM", chromium);
    cargo.env(FOLDER_VARIABLE, peers);
    cargo.env(DIST_VARIABLE, workspace.dist());
    process::run(&mut cargo)?;
    Ok(ExitCode::SUCCESS)
}
