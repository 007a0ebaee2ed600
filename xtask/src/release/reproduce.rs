//! Whether the release can be made again: built a second time from a copy of the sources in
//! another place, with nothing of the first build at hand, it must be the same to the byte.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::freshness::{self, files_under};
use crate::setup::Tools;
use crate::terminal::{self, Steps};
use crate::toolbar_build;
use crate::workspace::{Workspace, copy_files};

/// What a build looks at besides the toolbar's own sources: cargo wants its whole workspace.
const REST: [&str; 13] = [
    ".cargo",
    "LICENSE",
    "loader/tests",
    "loader/tsconfig.json",
    "package",
    "samples",
    "bench/Cargo.toml",
    "bench/src",
    "simulator/Cargo.toml",
    "simulator/src",
    "demo-store/Cargo.toml",
    "demo-store/src",
    "xtask",
];

/// Compares a release with one made anew.
pub(super) fn check(
    workspace: &Workspace,
    tools: &Tools,
    steps: &Steps,
    release: &Path,
) -> Result<()> {
    let target = workspace.target.join("release-again");
    let again = Workspace {
        root: target.join("sources"),
        target,
    };
    // There may be none.
    let _ = fs::remove_dir_all(&again.target);
    let sources: Vec<&str> = freshness::INPUTS.into_iter().chain(REST).collect();
    copy_files(&workspace.root, &again.root, &sources)?;
    toolbar_build::refresh(&again, tools, steps)?;
    let second = super::write(&again, tools)?;
    let differing = differing(release, &second)?;
    if !differing.is_empty() {
        bail!(
            "built twice, the release differs in {} files, {} among them: compare {} with {}",
            differing.len(),
            differing[0],
            release.display(),
            second.display()
        );
    }
    terminal::say("Built twice in two places, the release is the same to the byte");
    fs::remove_dir_all(&again.target).context("cannot clean up")
}

/// The names of the files that are not the same in both folders, or in one only.
fn differing(one: &Path, other: &Path) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for folder in [one, other] {
        for path in files_under(folder)? {
            names.insert(path.strip_prefix(folder)?.to_owned());
        }
    }
    let differs = |name: &&std::path::PathBuf| {
        let read = |folder: &Path| fs::read(folder.join(name)).ok();
        read(one) != read(other)
    };
    Ok(names
        .iter()
        .filter(differs)
        .map(|it| it.display().to_string())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_of_the_workspace_is_copied() {
        let workspace = include_str!("../../../Cargo.toml");
        let mut lines = workspace.lines();
        let members = lines.find_map(|it| it.strip_prefix("members = "));
        let members: Vec<String> = serde_json::from_str(members.unwrap()).unwrap();
        assert!(!members.is_empty());
        for member in members {
            let manifest = format!("{member}/Cargo.toml");
            let mut copied = freshness::INPUTS.iter().chain(&REST);
            let is_copied = copied.any(|it| Path::new(&manifest).starts_with(it));
            assert!(is_copied, "{member} is missing");
        }
    }

    #[test]
    fn a_byte_more_and_a_file_more_differ() {
        let root = std::env::temp_dir().join(format!("reproduce-{}", std::process::id()));
        let [one, other] = ["one", "other"].map(|it| root.join(it));
        for folder in [&one, &other] {
            fs::create_dir_all(folder.join("wasm")).unwrap();
            fs::write(folder.join("same.js"), "same").unwrap();
        }
        fs::write(one.join("wasm/a.wasm"), "a").unwrap();
        fs::write(other.join("wasm/a.wasm"), "ab").unwrap();
        fs::write(other.join("more.js"), "").unwrap();
        let found = differing(&one, &other);
        fs::remove_dir_all(&root).unwrap();
        let wasm = Path::new("wasm").join("a.wasm").display().to_string();
        assert_eq!(found.unwrap(), ["more.js".to_owned(), wasm]);
    }
}
