//! Trunk, which builds the toolbar from `index.html`.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_tool::CargoTool;
use crate::terminal::Steps;

/// Needs no newer compiler than the workspace does; 0.22 would.
const VERSION: &str = "0.21.14";

pub(super) fn provide(steps: &Steps) -> Result<PathBuf> {
    let trunk = CargoTool {
        title: "Trunk",
        package: "trunk",
        version: VERSION,
        programs: &["trunk"],
        // Trunk only calls others: without optimisation it builds in half the time.
        cargo_options: &["--debug"],
        minutes: 4,
    };
    trunk.provide(steps)
}
