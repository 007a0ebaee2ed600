//! The loader: its modules, bundled into the script, the single file, the npm package, and what
//! comes with the glue.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::npm_build::{self, NODE, NpmBuild};
use crate::process;
use crate::terminal::Steps;
use crate::workspace::Workspace;

/// What the bundler is installed for.
pub(crate) const LOADER: NpmBuild = NpmBuild {
    what: "loader",
    folder: "loader",
    sources: &["src", "tests", "tsconfig.json"],
    beside: &["package", "samples", "src/protocol/items.txt"],
    result: "bundles",
};

/// Whoever sets it takes the script from elsewhere than Trunk's folder.
pub(crate) const SEALS: &str = "TELESALES_TOOLBAR_SEALS";

/// The modules, ready to be bundled.
pub(crate) struct Loader {
    folder: PathBuf,
}

impl Loader {
    /// Installs the bundler where it is missing, and brings the modules up to date. One step.
    pub(crate) fn provide(workspace: &Workspace, steps: &Steps) -> Result<Self> {
        let bundles = LOADER.provide(workspace, &[], steps)?;
        Ok(Self::of_bundles(&bundles))
    }

    /// As it was provided.
    pub(crate) fn provided(workspace: &Workspace) -> Self {
        Self::of_bundles(&LOADER.result_in(workspace))
    }

    fn of_bundles(bundles: &Path) -> Self {
        Self {
            folder: bundles.parent().unwrap_or(bundles).to_owned(),
        }
    }

    /// Bundles an entry, with what a build fills in.
    pub(crate) fn bundle(&self, entry: &str, filled: &Value) -> Result<String> {
        let mut node = process::bare(NODE)
            .args([npm_build::SCRIPT, entry])
            .current_dir(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start Node")?;
        if let Some(mut stdin) = node.stdin.take() {
            stdin.write_all(filled.to_string().as_bytes())?;
        }
        let output = node.wait_with_output()?;
        if !output.status.success() {
            bail!(
                "the loader's `{entry}` cannot be bundled ({})",
                output.status
            );
        }
        String::from_utf8(output.stdout).context("the bundle is no text")
    }

    /// Where they are, with the packages.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs Node in the modules' folder.
    pub(crate) fn node(&self) -> std::process::Command {
        let mut command = process::bare(NODE);
        command.current_dir(&self.folder);
        command
    }
}
