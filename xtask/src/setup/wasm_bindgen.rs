//! wasm-bindgen's command line tools, in the version that Cargo.lock pins for the crate.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_tool::CargoTool;
use crate::terminal::Steps;
use crate::workspace::Workspace;

/// The program that runs wasm tests in a browser.
pub(crate) const TEST_RUNNER: &str = "wasm-bindgen-test-runner";

pub(super) fn provide(workspace: &Workspace, steps: &Steps) -> Result<PathBuf> {
    let wasm_bindgen = CargoTool {
        title: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: &workspace.wasm_bindgen_version()?,
        programs: &["wasm-bindgen", TEST_RUNNER],
        cargo_options: &[],
        minutes: 3,
    };
    wasm_bindgen.provide(steps)
}
