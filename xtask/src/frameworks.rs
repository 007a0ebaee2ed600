//! Builds the framework sites that the browser tests visit: npm's packages, then the build, both
//! below cargo's build folder, so that nothing of them appears in the repository.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::freshness::{fingerprint_of, is_stamped, stamp};
use crate::process;
use crate::setup::system_packages;
use crate::terminal::Steps;
use crate::workspace::{Workspace, copy_files, tool_cache};

/// What tells the demo store where the sites are.
pub(crate) const FOLDER_VARIABLE: &str = "TELESALES_TOOLBAR_FRAMEWORKS";

/// Where the sources are in the repository.
const FOLDER: &str = "demo-store/frameworks";
const PACKAGES: [&str; 2] = ["package.json", "package-lock.json"];
/// Named one by one: somebody may have built by hand beside them.
const SOURCES: [&str; 10] = [
    "package.json",
    "package-lock.json",
    "build.mjs",
    "shared",
    "react",
    "vue",
    "svelte",
    "turbo",
    "astro/src",
    "vite",
];

const NODE: &str = "node";
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
const SYSTEM_PACKAGES: [&str; 2] = ["nodejs", "npm"];
/// What esbuild, Svelte and Turbo ask for.
const OLDEST_NODE: u32 = 18;

/// Brings the sites up to date with their sources and with the toolbar's package in this folder,
/// setting up Node where it is missing; the answer is their folder. One step; quick when nothing
/// has changed.
pub(crate) fn provide(workspace: &Workspace, package: &Path, steps: &Steps) -> Result<PathBuf> {
    let sources = workspace.root.join(FOLDER);
    let work = workspace.target.join("frameworks");
    let sites = work.join("sites");
    let built_from = fingerprint_of(&sources, &SOURCES)? + &fingerprint_of(package, &["."])?;
    if is_stamped(&sites, &built_from) {
        steps.next("Framework sites: already built from these sources");
        return Ok(sites);
    }
    steps.next("Building the framework sites (a few seconds; half a minute the first time)…");
    provide_node(steps)?;
    for source in SOURCES {
        // What is no longer among them must not stay.
        let _ = fs::remove_dir_all(work.join(source));
    }
    copy_files(&sources, &work, &SOURCES)?;
    install(&work, &fingerprint_of(&sources, &PACKAGES)?)?;
    lay_in(package, &work)?;
    process::run(process::bare(NODE).arg("build.mjs").current_dir(&work))?;
    stamp(&sites, &built_from)?;
    Ok(sites)
}

/// The packages exactly as the lock file names them, unless they are there. No package runs a
/// script: those that are programs bring them along.
fn install(work: &Path, built_from: &str) -> Result<()> {
    let modules = work.join("node_modules");
    if is_stamped(&modules, built_from) {
        return Ok(());
    }
    let mut npm = process::bare(NPM);
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    npm.args(["--no-update-notifier", "--loglevel=error", "--cache"]);
    npm.arg(tool_cache()?.join("npm")).current_dir(work);
    process::run(&mut npm).context("the packages of the framework sites cannot be installed")?;
    stamp(&modules, built_from)
}

/// The toolbar's package among those of npm, as if it came from there.
fn lay_in(package: &Path, work: &Path) -> Result<()> {
    let place = work.join("node_modules/telesales-toolbar");
    // There may be none.
    let _ = fs::remove_dir_all(&place);
    copy_files(package, &place, &["."])
}

fn provide_node(steps: &Steps) -> Result<()> {
    if node_version().is_none() {
        system_packages::install(&SYSTEM_PACKAGES, steps);
    }
    let by_hand = system_packages::by_hand(&SYSTEM_PACKAGES);
    match node_version() {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        Some(version) => bail!(
            "Node {version} is too old for the framework sites: install {OLDEST_NODE} or newer"
        ),
        None => bail!("Node or npm is missing: run `{by_hand}`"),
    }
}

/// The major version of Node, if npm is there too.
fn node_version() -> Option<u32> {
    let answer = |program| process::output(process::bare(program).arg("--version"));
    answer(NPM)?;
    major(&answer(NODE)?)
}

/// The 20 of "v20.20.2".
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_the_major_version_of_node() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.20.2"), None);
        assert_eq!(major(""), None);
    }
}
