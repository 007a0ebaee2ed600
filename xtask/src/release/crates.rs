//! What the WebAssembly is linked from: crates, and the standard library.
//!
//! Cargo knows which crates are compiled for the target; those that only run at build time, macros
//! among them, are left out. Of many of them the optimiser leaves nothing, which nobody can tell
//! from outside: so the list is longer than the truth, never shorter.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::process;
use crate::setup::Tools;
use crate::workspace::{Workspace, locked_checksum};

const OWN: &str = "telesales-toolbar";
const TREE: [&str; 11] = [
    "tree",
    "--locked",
    "--package",
    OWN,
    "--target",
    "wasm32-unknown-unknown",
    "--edges",
    "normal,no-proc-macro",
    "--prefix=none",
    "--format",
    "{p}",
];
const METADATA: [&str; 4] = ["metadata", "--locked", "--format-version", "1"];

/// Somebody else's code in the WebAssembly.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    /// An SPDX expression.
    pub(super) licence: String,
    pub(super) authors: Vec<String>,
    /// The package URL: https://github.com/package-url/purl-spec
    pub(super) purl: String,
    /// The SHA-256 of the package, as Cargo.lock has it.
    pub(super) checksum: Option<String>,
    /// Where its source is on this machine.
    pub(super) source: Option<PathBuf>,
}

/// All of it, by name.
pub(super) fn linked(workspace: &Workspace, tools: &Tools) -> Result<Vec<Crate>> {
    let ask = |words: &[&str]| {
        let answer = process::output(process::command(workspace, "cargo").args(words));
        answer.with_context(|| format!("`cargo {}` fails", words.join(" ")))
    };
    let metadata: Value = serde_json::from_str(&ask(&METADATA)?)?;
    let lock = workspace.read("Cargo.lock")?;
    let mut crates = named_in(&ask(&TREE)?)
        .into_iter()
        .filter(|(name, version)| !is_own(&metadata, name, version))
        .map(|(name, version)| read(&metadata, &lock, &name, &version))
        .collect::<Result<Vec<Crate>>>()?;
    crates.push(standard_library(workspace, tools)?);
    crates.sort();
    Ok(crates)
}

/// The crates in what `cargo tree` prints, a line each: `name v1.2.3`, and more for some.
fn named_in(tree: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let name = words.next()?.to_owned();
            let version = words.next()?.strip_prefix('v')?.to_owned();
            Some((name, version))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

fn find<'a>(metadata: &'a Value, name: &str, version: &str) -> Option<&'a Value> {
    let mut packages = metadata["packages"].as_array()?.iter();
    packages.find(|it| it["name"] == name && it["version"] == version)
}

/// Whether it is this repository's own. A copy of somebody else's crate lies here too, but is of
/// a crate that is published, which none of ours is.
fn is_own(metadata: &Value, name: &str, version: &str) -> bool {
    find(metadata, name, version)
        .is_some_and(|it| it["source"].is_null() && it["publish"] == json!([]))
}

fn read(metadata: &Value, lock: &str, name: &str, version: &str) -> Result<Crate> {
    let package = find(metadata, name, version)
        .with_context(|| format!("cargo tells nothing about {name} {version}"))?;
    let text = |key: &str| package[key].as_str();
    let licence = text("license")
        .with_context(|| format!("{name} {version} names no licence: it cannot be released"))?;
    let authors = package["authors"].as_array().into_iter().flatten();
    let manifest = text("manifest_path").map(Path::new);
    Ok(Crate {
        name: name.to_owned(),
        version: version.to_owned(),
        // As it was written before there were expressions.
        licence: licence.replace('/', " OR "),
        authors: authors
            .filter_map(|it| it.as_str().map(str::to_owned))
            .collect(),
        purl: format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")),
        checksum: locked_checksum(lock, name, version).map(str::to_owned),
        source: manifest.and_then(Path::parent).map(Path::to_owned),
    })
}

/// Compiled into everything, and no crate of a registry.
fn standard_library(workspace: &Workspace, tools: &Tools) -> Result<Crate> {
    let mut rustc = tools.wasm_command(workspace, "rustc");
    let answer = process::output(rustc.arg("--version"));
    let version = answer
        .as_deref()
        .and_then(|it| it.split_whitespace().nth(1));
    let version = version.context("`rustc --version` fails")?;
    Ok(Crate {
        name: "std".to_owned(),
        version: version.to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        authors: vec!["The Rust Project Contributors".to_owned()],
        purl: format!("pkg:github/rust-lang/rust@{version}"),
        checksum: None,
        source: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_tree_without_repetition() {
        let tree = "url v2.5.8\n\nserde v1.0.2 (*)\nurl v2.5.8 (*)\n";
        let expected = [("serde", "1.0.2"), ("url", "2.5.8")]
            .map(|(name, version)| (name.to_owned(), version.to_owned()));
        assert_eq!(named_in(tree), expected);
    }

    #[test]
    fn what_lies_in_this_repository_is_ours_unless_it_is_a_copy() {
        let metadata = json!({ "packages": [
            { "name": "own", "version": "1.0.0", "source": null, "publish": [] },
            { "name": "own", "version": "2.0.0", "source": "registry+https://example.com" },
            { "name": "copy", "version": "1.0.0", "source": null, "publish": null },
        ] });
        assert!(is_own(&metadata, "own", "1.0.0"));
        assert!(!is_own(&metadata, "own", "2.0.0"));
        assert!(!is_own(&metadata, "copy", "1.0.0"));
        assert!(!is_own(&metadata, "unknown", "1.0.0"));
    }

    #[test]
    fn a_crate_is_what_cargo_says_of_it() {
        let metadata = json!({ "packages": [
            { "name": "toml", "version": "1.0.0", "license": "MIT", "authors": [] },
            { "name": "toml", "version": "1.2.1+spec", "license": "MIT/Apache-2.0",
              "authors": ["Ann"], "manifest_path": "/crates/toml/Cargo.toml" },
            { "name": "odd", "version": "1.0.0", "license": null }
        ] });
        let lock = "[[package]]\nname = \"toml\"\nversion = \"1.2.1+spec\"\nchecksum = \"ab12\"\n";
        let toml = read(&metadata, lock, "toml", "1.2.1+spec").unwrap();
        assert_eq!(toml.licence, "MIT OR Apache-2.0");
        assert_eq!(toml.purl, "pkg:cargo/toml@1.2.1%2Bspec");
        assert_eq!(toml.checksum.as_deref(), Some("ab12"));
        assert_eq!(toml.source, Some("/crates/toml".into()));
        let error = read(&metadata, lock, "odd", "1.0.0").unwrap_err();
        assert!(error.to_string().contains("odd 1.0.0 names no licence"));
        assert!(read(&metadata, lock, "toml", "9.0.0").is_err());
    }
}
