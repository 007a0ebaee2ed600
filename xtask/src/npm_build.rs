//! Builds what needs npm's packages: the packages, then the build, both below cargo's build folder
//! in a copy of the repository's folders, so that nothing of them appears in the repository.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::freshness::{fingerprint_of, is_stamped, stamp};
use crate::process;
use crate::setup::system_packages;
use crate::terminal::Steps;
use crate::workspace::{Workspace, copy_files, tool_cache};

/// What npm wants to know.
pub(crate) const PACKAGES: [&str; 2] = ["package.json", "package-lock.json"];
pub(crate) const SCRIPT: &str = "build.mjs";

pub(crate) const NODE: &str = "node";
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
const SYSTEM_PACKAGES: [&str; 2] = ["nodejs", "npm"];
/// What esbuild, Svelte and Turbo ask for.
const OLDEST_NODE: u32 = 18;

/// A folder of the repository with a `package.json`, its lock file, and a `build.mjs`.
pub(crate) struct NpmBuild {
    /// What is built, for whoever waits.
    pub(crate) what: &'static str,
    /// The folder in the repository.
    pub(crate) folder: &'static str,
    /// Its sources beside those three. Named one by one: somebody may have built by hand there.
    pub(crate) sources: &'static [&'static str],
    /// Folders of the repository that the build reads too.
    pub(crate) beside: &'static [&'static str],
    /// What the build leaves in the folder.
    pub(crate) result: &'static str,
}

impl NpmBuild {
    /// Brings the result up to date with the sources and with these packages, which are laid
    /// among npm's as if they came from there; sets up Node where it is missing. The answer is
    /// the result's folder. One step; quick when nothing has changed.
    pub(crate) fn provide(
        &self,
        workspace: &Workspace,
        packages: &[(&str, &Path)],
        steps: &Steps,
    ) -> Result<PathBuf> {
        let copy = workspace.target.join("npm");
        let work = copy.join(self.folder);
        let result = self.result_in(workspace);
        let inputs = self.inputs();
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        let mut built_from = fingerprint_of(&workspace.root, &inputs)?;
        for (_, package) in packages {
            built_from += &fingerprint_of(package, &["."])?;
        }
        let what = self.what;
        if is_stamped(&result, &built_from) {
            steps.next(&format!("The {what}: already built from these sources"));
            return Ok(result);
        }
        steps.next(&format!(
            "Building the {what} (a few seconds; half a minute the first time)…"
        ));
        provide_node(what, steps)?;
        copy_anew(&workspace.root, &copy, &inputs)?;
        install(&work)
            .with_context(|| format!("the packages of the {what} cannot be installed"))?;
        for (name, package) in packages {
            let place = work.join("node_modules").join(name);
            // There may be none.
            let _ = fs::remove_dir_all(&place);
            copy_files(package, &place, &["."])?;
        }
        process::run(process::bare(NODE).arg(SCRIPT).current_dir(&work))?;
        stamp(&result, &built_from)?;
        Ok(result)
    }

    /// The result's folder, whether or not anything is in it.
    pub(crate) fn result_in(&self, workspace: &Workspace) -> PathBuf {
        let work = workspace.target.join("npm").join(self.folder);
        work.join(self.result)
    }

    /// Everything the build reads, as paths in the repository.
    fn inputs(&self) -> Vec<String> {
        let own = PACKAGES.iter().chain([&SCRIPT]).chain(self.sources);
        let own = own.map(|source| format!("{}/{source}", self.folder));
        own.chain(self.beside.iter().map(|&it| it.to_owned()))
            .collect()
    }
}

/// The packages exactly as the lock file names them, unless they are there. No package runs a
/// script: those that are programs bring them along.
pub(crate) fn install(work: &Path) -> Result<()> {
    let built_from = fingerprint_of(work, &PACKAGES)?;
    let modules = work.join("node_modules");
    if is_stamped(&modules, &built_from) {
        return Ok(());
    }
    let mut npm = process::bare(NPM);
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    npm.args(["--no-update-notifier", "--loglevel=error", "--cache"]);
    npm.arg(tool_cache()?.join("npm")).current_dir(work);
    process::run(&mut npm)?;
    stamp(&modules, &built_from)
}

/// Sets Node up where it is missing; `what` wants it.
pub(crate) fn provide_node(what: &str, steps: &Steps) -> Result<()> {
    if node_version().is_none() {
        system_packages::install(&SYSTEM_PACKAGES, steps);
    }
    let by_hand = system_packages::by_hand(&SYSTEM_PACKAGES);
    match node_version() {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        Some(version) => {
            bail!("Node {version} is too old for the {what}: install {OLDEST_NODE} or newer")
        }
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

/// Replaces the inputs in the folder where they are built.
fn copy_anew(root: &Path, copy: &Path, inputs: &[&str]) -> Result<()> {
    for input in inputs {
        // What is no longer among them must not stay.
        let _ = fs::remove_dir_all(copy.join(input));
    }
    copy_files(root, copy, inputs)
}

#[cfg(test)]
mod tests {
    use super::{NpmBuild, major};

    #[test]
    fn reads_the_major_version_of_node() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.20.2"), None);
        assert_eq!(major(""), None);
    }

    #[test]
    fn a_build_reads_its_own_files_and_those_beside() {
        let build = NpmBuild {
            what: "site",
            folder: "a/site",
            sources: &["src"],
            beside: &["style"],
            result: "out",
        };
        let expected = [
            "a/site/package.json",
            "a/site/package-lock.json",
            "a/site/build.mjs",
            "a/site/src",
            "style",
        ];
        assert_eq!(build.inputs(), expected);
    }
}
