//! The command `dist`: the release as a store gets it, in a folder named by its version.
//!
//! Languages and styles are inside the WebAssembly, so a release has no files for them.

mod bill_of_materials;
pub(crate) mod compress;
mod crates;
pub(crate) mod files;
mod licences;
mod machine_paths;
mod manifest;
mod package;
mod reproduce;
mod single;
mod tag;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use serde_json::Value;

use crate::loader::Loader;
use crate::setup::{self, Tools};
use crate::terminal::{self, Steps};
use crate::toolbar_build;
use crate::workspace::Workspace;
use files::{File, Packed};

/// The folder of the npm package in the release.
pub(crate) const PACKAGE: &str = package::FOLDER;
/// What it is called, among files and at npm.
pub(crate) const NAME: &str = "telesales-toolbar";
/// All crates of the workspace have one version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Builds what is not built and writes the release; to `check`, twice.
pub(crate) fn run(workspace: &Workspace, check: bool) -> Result<()> {
    let steps =
        Steps::new(toolbar_build::NEEDS.len() + toolbar_build::STEPS + 1 + usize::from(check));
    let tools = setup::prepare(workspace, &toolbar_build::NEEDS, &steps)?;
    toolbar_build::refresh(workspace, &tools, &steps)?;
    steps.next("Compressing and describing the files…");
    let folder = write(workspace, &tools)?;
    if check {
        reproduce::check(workspace, &tools, &steps, &folder)?;
    }
    terminal::say(&format!("Released to {}", folder.display()));
    Ok(())
}

/// Makes the release from what is built; the answer is its folder.
pub(crate) fn write(workspace: &Workspace, tools: &Tools) -> Result<PathBuf> {
    let folder = workspace.root.join("releases").join(VERSION);
    // There may be none; what an earlier run left must not stay.
    let _ = fs::remove_dir_all(&folder);
    let built = files::of_build(&workspace.dist())?;
    let loader = Loader::provided(workspace);
    let single = single::build(&loader, &workspace.dist(), &built.glue, &built.wasm)?;
    let crates = crates::linked(workspace, tools)?;
    let licences = [
        ("LICENSE.txt", workspace.read("LICENSE")?),
        ("THIRD-PARTY-LICENSES.txt", licences::third_party(&crates)?),
    ];
    let text = |name: &str, text: &str| files::write(&folder, name, text.as_bytes());
    for file in package::build(&loader, &built.glue, &built.wasm)? {
        files::write(&folder, &file.name, &file.bytes)?;
    }
    for (name, licence) in &licences {
        text(name, licence)?;
        text(&format!("{}/{name}", package::FOLDER), licence)?;
    }
    text("tag.html", &tag::pinned(&built.loader))?;
    text(
        &format!("{}/tag.html", single::FOLDER),
        &tag::pinned(&single),
    )?;
    text(
        "bill-of-materials.cdx.json",
        &pretty(&bill_of_materials::of(&crates))?,
    )?;
    let served = built.into_files().into_iter().chain([single]);
    let packed = served.map(File::pack).collect::<Result<Vec<Packed>>>()?;
    for it in &packed {
        it.write(&folder)?;
    }
    text("manifest.json", &pretty(&manifest::of(&packed))?)?;
    machine_paths::refuse(workspace, tools, &folder)?;
    Ok(folder)
}

/// JSON to be read by people too.
fn pretty(value: &Value) -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?))
}
