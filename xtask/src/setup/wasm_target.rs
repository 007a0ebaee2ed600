//! A compiler that can build for WebAssembly, by the first way that works.
//!
//! 1. The compiler in use already has the standard library for the target.
//! 2. rustup downloads it.
//! 3. The compiler in use has the source of its standard library, which is then built too.
//! 4. The distribution's compiler and source are used instead, for WebAssembly only.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Result, bail};

use super::{linker, system_packages};
use crate::process;
use crate::terminal::Steps;
use crate::workspace;

const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
/// Asks cargo to build the standard library too.
pub(super) const BUILD_STD: &str = "CARGO_UNSTABLE_BUILD_STD";
const OLDEST_MINOR: u32 = 88;
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(120);
const RETRY_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// How a build for WebAssembly must be started. The default is the compiler in use, as it is.
#[derive(Default)]
pub(super) struct Toolchain {
    pub(super) first_on_path: Option<PathBuf>,
    pub(super) environment: Vec<(String, String)>,
    pub(super) removed: &'static [&'static str],
}

pub(super) fn provide(steps: &Steps) -> Result<Toolchain> {
    if has_standard_library() {
        steps.next("WebAssembly target: ready");
        return Ok(Toolchain::default());
    }
    steps.next("WebAssembly target: missing, looking for a way to build for it");
    if rustup_adds_it(steps) && has_standard_library() {
        return Ok(Toolchain::default());
    }
    if let Some(sysroot) = sysroot_with_source("rustc") {
        steps.note("The standard library will be built for WebAssembly from its source.");
        return from_source(&sysroot, steps);
    }
    let packaged = || {
        is_recent("/usr/bin/rustc")
            .then(|| sysroot_with_source("/usr/bin/rustc"))
            .flatten()
    };
    let installed = packaged().or_else(|| {
        system_packages::install(&PACKAGES, steps)
            .then(packaged)
            .flatten()
    });
    let Some(sysroot) = installed else {
        bail!(
            "the WebAssembly target is missing: run `rustup target add {TARGET}` or `{}`",
            system_packages::by_hand(&PACKAGES)
        );
    };
    steps.note("The distribution's Rust will build for WebAssembly, standard library included.");
    let mut toolchain = from_source(&sysroot, steps)?;
    // Its cargo and rustc go before rustup's, which would choose by these variables.
    toolchain.first_on_path = Some(PathBuf::from("/usr/bin"));
    toolchain.removed = &[
        "RUSTUP_TOOLCHAIN",
        "RUSTC",
        "RUSTDOC",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
    ];
    Ok(toolchain)
}

fn has_standard_library() -> bool {
    let folder = process::output(process::bare("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]));
    let files = folder.and_then(|folder| fs::read_dir(folder).ok());
    files.is_some_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// Asks rustup, unless it lately could not: without a network that answer can take its time.
fn rustup_adds_it(steps: &Steps) -> bool {
    let failed_before = workspace::tool_cache()
        .ok()
        .map(|cache| cache.join("rustup-could-not-download"));
    let age = failed_before
        .as_ref()
        .and_then(|file| fs::metadata(file).ok()?.modified().ok());
    let lately = age.and_then(|when| SystemTime::now().duration_since(when).ok());
    if lately.is_some_and(|age| age < RETRY_AFTER) || process::find_on_path("rustup").is_none() {
        return false;
    }
    steps.note("Adding the target with rustup (up to half a minute)…");
    let mut rustup = process::bare("rustup");
    let added = process::succeeds_within(rustup.args(["target", "add", TARGET]), DOWNLOAD_LIMIT);
    if let (false, Some(file)) = (added, failed_before) {
        let _ = file.parent().map(fs::create_dir_all);
        let _ = fs::write(file, "");
    }
    added
}

/// Where a compiler lives, if the source of its standard library is there too.
fn sysroot_with_source(rustc: &str) -> Option<PathBuf> {
    let sysroot = PathBuf::from(process::output(
        process::bare(rustc).args(["--print", "sysroot"]),
    )?);
    sysroot
        .join("lib/rustlib/src/rust/library/Cargo.lock")
        .is_file()
        .then_some(sysroot)
}

fn is_recent(rustc: &str) -> bool {
    let answer = process::output(process::bare(rustc).arg("--version"));
    answer.is_some_and(|text| minor_version(&text).is_some_and(|minor| minor >= OLDEST_MINOR))
}

/// The 96 of "rustc 1.96.0 (…)".
fn minor_version(answer: &str) -> Option<u32> {
    answer
        .split_whitespace()
        .nth(1)?
        .strip_prefix("1.")?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Building the standard library is not stable in cargo: these variables ask for it all the same.
fn from_source(sysroot: &Path, steps: &Steps) -> Result<Toolchain> {
    let mut environment = vec![
        ("RUSTC_BOOTSTRAP".to_owned(), "1".to_owned()),
        (BUILD_STD.to_owned(), "std,panic_abort".to_owned()),
        (
            "CARGO_UNSTABLE_BUILD_STD_FEATURES".to_owned(),
            "optimize_for_size".to_owned(),
        ),
    ];
    if let Some(linker) = linker::provide(sysroot, steps)? {
        let name = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER".to_owned();
        environment.push((name, linker.display().to_string()));
    }
    Ok(Toolchain {
        environment,
        ..Toolchain::default()
    })
}

#[cfg(test)]
mod tests {
    use super::minor_version;

    #[test]
    fn reads_the_minor_version() {
        assert_eq!(
            minor_version("rustc 1.96.0 (ac68faa20 2026-05-25)"),
            Some(96)
        );
        assert_eq!(minor_version("rustc 1.63.0"), Some(63));
        assert_eq!(minor_version("nothing"), None);
    }
}
