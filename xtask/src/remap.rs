//! The folders of this machine under names that are the same on every machine, in what the
//! compiler writes into the WebAssembly: panics say in which file they happened.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::setup::Tools;
use crate::workspace::Workspace;

const FLAGS: &str = "RUSTFLAGS";

/// Folders, and what each is called instead. The compiler takes the last that fits.
pub(crate) fn places(workspace: &Workspace, tools: &Tools) -> Result<[(PathBuf, &'static str); 3]> {
    let mut rustc = tools.wasm_command(workspace, "rustc");
    let sysroot = process::output(rustc.args(["--print", "sysroot"]));
    let sysroot = PathBuf::from(sysroot.context("`rustc --print sysroot` fails")?);
    Ok([
        (workspace.root.clone(), "telesales-toolbar"),
        (sysroot.join("lib/rustlib/src/rust"), "rust"),
        (cargo_home()?.join("registry"), "crates"),
    ])
}

/// Adds to the flags that the command has already.
pub(crate) fn add(command: &mut Command, places: &[(PathBuf, &str)]) {
    let own = command.get_envs().find(|(name, _)| *name == FLAGS);
    let inherited = || env::var_os(FLAGS);
    let mut flags = match own {
        Some((_, value)) => value.map(OsString::from),
        None => inherited(),
    }
    .unwrap_or_default();
    for (place, name) in places {
        flags.push(" --remap-path-prefix=");
        flags.push(place);
        flags.push("=");
        flags.push(name);
    }
    command.env(FLAGS, flags);
}

fn cargo_home() -> Result<PathBuf> {
    let home = || {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    };
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named
        .or_else(home)
        .context("set CARGO_HOME to the folder where cargo keeps its crates")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_added_to_those_of_the_command() {
        let mut command = Command::new("trunk");
        command.env(FLAGS, "-Zfmt-debug=none");
        add(&mut command, &[("/home/ann".into(), "crates")]);
        let flags = command.get_envs().find(|(name, _)| *name == FLAGS);
        let flags = flags.and_then(|(_, value)| value).unwrap();
        assert_eq!(
            flags,
            "-Zfmt-debug=none --remap-path-prefix=/home/ann=crates"
        );
    }
}
