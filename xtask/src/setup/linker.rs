//! Finds a linker for WebAssembly, for compilers that come without their own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::system_packages;
use crate::process;
use crate::terminal::Steps;

/// The linker must know the object format of the compiler's LLVM, so not much older than it.
const OLDEST_LLVM: u32 = 20;
const NEWEST_LLVM: u32 = 30;
const PACKAGES: [&str; 1] = ["lld-22"];

/// A linker to name to cargo, or nothing when the compiler under `sysroot` has its own.
pub(super) fn provide(sysroot: &Path, steps: &Steps) -> Result<Option<PathBuf>> {
    if rust_lld_under(sysroot).is_some() {
        return Ok(None);
    }
    if let Some(linker) = of_another_toolchain().or_else(packaged) {
        return Ok(Some(linker));
    }
    if system_packages::install(&PACKAGES, steps)
        && let Some(linker) = packaged()
    {
        return Ok(Some(linker));
    }
    bail!(
        "a linker for WebAssembly is missing: run `{}`",
        system_packages::by_hand(&PACKAGES)
    )
}

/// Every toolchain of rustup carries the linker, whatever targets it has.
fn of_another_toolchain() -> Option<PathBuf> {
    let home = env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".rustup")))?;
    let toolchains = fs::read_dir(home.join("toolchains")).ok()?;
    let mut folders: Vec<PathBuf> = toolchains.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    // Stable sorts after nightly and after numbered releases, so the last is the usual one.
    folders
        .iter()
        .rev()
        .find_map(|folder| rust_lld_under(folder))
}

fn rust_lld_under(sysroot: &Path) -> Option<PathBuf> {
    let hosts = fs::read_dir(sysroot.join("lib/rustlib")).ok()?;
    let file = format!("bin/rust-lld{}", env::consts::EXE_SUFFIX);
    hosts
        .flatten()
        .map(|host| host.path().join(&file))
        .find(|path| path.is_file())
}

fn packaged() -> Option<PathBuf> {
    let mut versions = (OLDEST_LLVM..=NEWEST_LLVM).rev();
    versions.find_map(|version| process::find_on_path(&format!("wasm-ld-{version}")))
}
