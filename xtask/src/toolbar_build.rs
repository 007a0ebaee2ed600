//! Builds the toolbar as it is shipped: Trunk's release build, then the seal.

use std::process::Command;

use anyhow::Result;

use crate::freshness;
use crate::loader::{self, Loader};
use crate::process;
use crate::remap;
use crate::seal;
use crate::setup::{self, Need, Tools};
use crate::terminal::{self, Steps};
use crate::workspace::Workspace;

pub(crate) const NEEDS: [Need; 4] = [
    Need::WasmTarget,
    Need::Trunk,
    Need::WasmBindgen,
    Need::WasmOpt,
];

/// The steps after the tools: the loader's modules, and the build.
pub(crate) const STEPS: usize = 2;

/// The command `build`: sets up what is missing and builds, without asking whether it must.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let steps = Steps::new(NEEDS.len() + STEPS);
    let tools = setup::prepare(workspace, &NEEDS, &steps)?;
    let loader = Loader::provide(workspace, &steps)?;
    build_with(&loader, workspace, &tools, &steps)?;
    terminal::say(&format!("Built {}", workspace.dist().display()));
    Ok(())
}

/// Brings `dist` up to date with the sources, given the tools; quick when it already is.
pub(crate) fn refresh(workspace: &Workspace, tools: &Tools, steps: &Steps) -> Result<()> {
    let loader = Loader::provide(workspace, steps)?;
    if freshness::is_fresh(workspace) {
        steps.next("Toolbar: already built from these sources");
        return Ok(());
    }
    build_with(&loader, workspace, tools, steps)
}

fn build_with(loader: &Loader, workspace: &Workspace, tools: &Tools, steps: &Steps) -> Result<()> {
    steps.next("Building the toolbar for shipping (one minute; a few the first time)…");
    let built_from = freshness::fingerprint(workspace)?;
    let mut trunk = trunk(workspace, tools);
    remap::add(&mut trunk, &remap::places(workspace, tools)?);
    process::run(&mut trunk)?;
    seal::seal_folder(&workspace.dist(), loader, |wasm| tools.shrink(wasm))?;
    freshness::stamp(&workspace.dist(), &built_from)
}

fn trunk(workspace: &Workspace, tools: &Tools) -> Command {
    let mut command = tools.wasm_command(workspace, "trunk");
    // Not offline: Trunk hands that on to cargo, which may have crates to fetch. Trunk itself has
    // nothing to download, as the wasm-bindgen it wants is on the PATH.
    command
        .args(["build", "--release"])
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env(loader::SEALS, "true")
        .env("RUSTFLAGS", tools.release_flags());
    // Trunk takes NO_COLOR for a flag of its own that knows only "true" and "false".
    match std::env::var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => command.env("NO_COLOR", "true"),
        _ => command.env_remove("NO_COLOR"),
    };
    command
}
