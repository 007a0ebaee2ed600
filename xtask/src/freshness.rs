//! Tells whether `dist` was built from the sources as they are now.
//!
//! A stamp in `dist` holds a hash of everything the build reads. Contents rather than times: a
//! checkout changes times without changing files, and a deleted file has no time.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::seal::hex_sha256;
use crate::workspace::Workspace;

/// What a build of the toolbar reads.
pub(crate) const INPUTS: [&str; 12] = [
    "src",
    "loader/src",
    "loader/build.mjs",
    "loader/package.json",
    "loader/package-lock.json",
    "style",
    "patches",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/wasm-opt",
];
/// The name of the file that holds it.
pub(crate) const STAMP: &str = ".built-from";

/// Whether `dist` is the sealed build of the present sources.
pub(crate) fn is_fresh(workspace: &Workspace) -> bool {
    fingerprint(workspace).is_ok_and(|now| is_stamped(&workspace.dist(), &now))
}

/// A hash of all files the build reads, to be taken before it reads them.
pub(crate) fn fingerprint(workspace: &Workspace) -> Result<String> {
    fingerprint_of(&workspace.root, &INPUTS)
}

/// A hash of all files that these inputs name below a folder.
pub(crate) fn fingerprint_of(folder: &Path, inputs: &[&str]) -> Result<String> {
    let mut all = Vec::new();
    for input in inputs {
        for file in files_under(&folder.join(input))? {
            let bytes =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let name = file.strip_prefix(folder).unwrap_or(&file);
            all.push(format!("{} {}\n", hex_sha256(&bytes), name.display()));
        }
    }
    Ok(hex_sha256(all.concat().as_bytes()))
}

/// Whether what a folder holds was built from this.
pub(crate) fn is_stamped(folder: &Path, fingerprint: &str) -> bool {
    fs::read_to_string(folder.join(STAMP)).is_ok_and(|stamp| stamp == fingerprint)
}

/// Notes in a folder what it was built from.
pub(crate) fn stamp(folder: &Path, fingerprint: &str) -> Result<()> {
    Ok(fs::write(folder.join(STAMP), fingerprint)?)
}

/// A file itself, or all files below a folder, in a fixed order. What is not there has no files.
pub(crate) fn files_under(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            files.extend(files_under(&entry?.path())?);
        }
    }
    files.sort();
    Ok(files)
}
