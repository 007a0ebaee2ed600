//! Where things are: the repository, its build output, and the cache of tools outside it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::freshness::files_under;

/// The folders every command works with.
pub(crate) struct Workspace {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Cargo's build output.
    pub(crate) target: PathBuf,
}

impl Workspace {
    pub(crate) fn locate() -> Result<Self> {
        // At run time first: one build folder may be shared by several clones.
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest)
            .parent()
            .context("the xtask crate has no parent folder")?;
        let program = env::current_exe().context("cannot tell where this program was built")?;
        // The program is <target>/<profile>/xtask, wherever cargo was told to build.
        let target = program
            .parent()
            .and_then(Path::parent)
            .context("built in an unexpected place")?;
        Ok(Self {
            root: root.to_owned(),
            target: target.to_owned(),
        })
    }

    /// The toolbar as it is shipped.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Build output for WebAssembly. Apart from the rest, because another compiler may write it.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    pub(crate) fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.root.join(path)).with_context(|| format!("cannot read {path}"))
    }

    /// The one version of wasm-bindgen that Cargo.lock pins; the command line tool must equal it.
    pub(crate) fn wasm_bindgen_version(&self) -> Result<String> {
        let lock = self.read("Cargo.lock")?;
        let version = locked_versions(&lock, "wasm-bindgen")
            .next()
            .map(str::to_owned);
        version.context("Cargo.lock names no wasm-bindgen")
    }
}

/// The versions of a package in the text of a Cargo.lock.
pub(crate) fn locked_versions<'a>(
    lock: &'a str,
    package: &'a str,
) -> impl Iterator<Item = &'a str> {
    entries_of(lock, package).filter_map(|entry| value(entry, "version "))
}

/// The SHA-256 of a package in the text of a Cargo.lock; those of this repository have none.
pub(crate) fn locked_checksum<'a>(
    lock: &'a str,
    package: &'a str,
    version: &str,
) -> Option<&'a str> {
    let mut entries = entries_of(lock, package);
    let entry = entries.find(|entry| value(entry, "version ") == Some(version))?;
    value(entry, "checksum ")
}

fn entries_of<'a>(lock: &'a str, package: &'a str) -> impl Iterator<Item = &'a str> {
    let entries = lock.split("[[package]]");
    entries.filter(move |entry| value(entry, "name ") == Some(package))
}

fn value<'a>(entry: &'a str, key: &str) -> Option<&'a str> {
    let line = entry.lines().find_map(|line| line.strip_prefix(key))?;
    line.trim_start_matches([' ', '='])
        .trim()
        .strip_prefix('"')?
        .strip_suffix('"')
}

/// Copies these files and folders from one folder into another.
pub(crate) fn copy_files(from: &Path, to: &Path, names: &[&str]) -> Result<()> {
    for name in names {
        for file in files_under(&from.join(name))? {
            let copy = to.join(file.strip_prefix(from)?);
            fs::create_dir_all(copy.parent().unwrap_or(to))?;
            fs::copy(&file, &copy).with_context(|| format!("cannot write {}", copy.display()))?;
        }
    }
    Ok(())
}

/// Tools built for this project live outside the repository, so that a fresh clone finds them.
pub(crate) fn tool_cache() -> Result<PathBuf> {
    let folder = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(cache) = folder("TELESALES_TOOLBAR_CACHE") {
        return Ok(cache);
    }
    let home = || {
        folder("HOME")
            .or_else(|| folder("USERPROFILE"))
            .map(|home| home.join(".cache"))
    };
    let base = folder("XDG_CACHE_HOME").or_else(home);
    let base = base.context("set TELESALES_TOOLBAR_CACHE to a folder where tools may be kept")?;
    Ok(base.join("telesales-toolbar"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_exactly_the_named_package() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n\n\
                    [[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n";
        let versions: Vec<&str> = locked_versions(lock, "wasm-bindgen").collect();
        assert_eq!(versions, ["0.2.129"]);
        assert_eq!(locked_versions(lock, "leptos").count(), 0);
    }

    #[test]
    fn finds_the_checksum_of_the_very_version() {
        let lock = "[[package]]\nname = \"url\"\nversion = \"1.0.0\"\nchecksum = \"aa\"\n\n\
                    [[package]]\nname = \"url\"\nversion = \"2.0.0\"\nchecksum = \"bb\"\n\n\
                    [[package]]\nname = \"own\"\nversion = \"2.0.0\"\n";
        assert_eq!(locked_checksum(lock, "url", "2.0.0"), Some("bb"));
        assert_eq!(locked_checksum(lock, "url", "3.0.0"), None);
        assert_eq!(locked_checksum(lock, "own", "2.0.0"), None);
    }
}
