//! wasm-opt, from npm's package `binaryen`: what is shipped gets smaller by a twentieth. It is the
//! one tool that a build does without where it cannot be had.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::npm_build;
use crate::process;
use crate::terminal::Steps;
use crate::workspace::{Workspace, copy_files, tool_cache};

/// The package with its lock file, in the repository.
const FOLDER: &str = "xtask/wasm-opt";
const PROGRAM: &str = "node_modules/binaryen/bin/wasm-opt";

/// What the compiler makes use of and every browser that runs the toolbar knows.
const FEATURES: [&str; 8] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// As small as it gets in brotli, by trying: a function called once goes to where it is called, up
/// to this size, and what is computed twice is left so, as brotli writes the second time for
/// less. Not `--traps-never-happen`: its half a percent is bought with the checks of
/// indices and borrows.
const SMALL: [&str; 7] = [
    "-Oz",
    "--one-caller-inline-max-function-size=15",
    "--dae-optimizing",
    "--simplify-globals-optimizing",
    "--converge",
    "--skip-pass=local-cse",
    "--strip-producers",
];

/// The program, to be run by Node; none where it cannot be had, with the reason said.
pub(super) fn provide(workspace: &Workspace, steps: &Steps) -> Option<PathBuf> {
    steps.next("wasm-opt: looking for it");
    match install(workspace, steps) {
        Ok(program) => Some(program),
        Err(error) => {
            steps.note(&format!(
                "The build will be larger by a twentieth than it could be, without wasm-opt: {error:#}"
            ));
            None
        }
    }
}

fn install(workspace: &Workspace, steps: &Steps) -> Result<PathBuf> {
    npm_build::provide_node("build with wasm-opt", steps)?;
    let place = tool_cache()?.join("wasm-opt");
    copy_files(&workspace.root.join(FOLDER), &place, &npm_build::PACKAGES)?;
    npm_build::install(&place)?;
    Ok(place.join(PROGRAM))
}

/// Replaces a WebAssembly file by a smaller one that does the same.
pub(super) fn shrink(program: &Path, wasm: &Path) -> Result<()> {
    let mut node = process::bare(npm_build::NODE);
    node.arg(program).args(FEATURES).args(SMALL);
    process::run(node.arg(wasm).arg("-o").arg(wasm))
}
