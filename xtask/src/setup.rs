//! Provides what a build or a test needs and the machine lacks.

mod browser;
mod cargo_tool;
mod chromium;
mod firefox;
mod linker;
pub(crate) mod system_packages;
mod trunk;
mod wasm_bindgen;
mod wasm_opt;
mod wasm_target;
mod webkit;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

pub(crate) use browser::{Browser, Engine};
pub(crate) use wasm_bindgen::TEST_RUNNER;
use wasm_target::Toolchain;

use crate::process;
use crate::terminal::{self, Steps};
use crate::workspace::Workspace;

/// One thing that may be missing.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Need {
    WasmTarget,
    Trunk,
    WasmBindgen,
    WasmOpt,
    Browser(Engine),
}

/// What was found or installed.
#[derive(Default)]
pub(crate) struct Tools {
    toolchain: Toolchain,
    folders: Vec<PathBuf>,
    wasm_opt: Option<PathBuf>,
    browsers: Vec<(Engine, Result<Browser>)>,
}

/// Provides each need in turn, one step each.
pub(crate) fn prepare(workspace: &Workspace, needs: &[Need], steps: &Steps) -> Result<Tools> {
    let mut tools = Tools::default();
    for need in needs {
        match need {
            Need::WasmTarget => tools.toolchain = wasm_target::provide(steps)?,
            Need::Trunk => tools.folders.push(trunk::provide(steps)?),
            Need::WasmBindgen => tools.folders.push(wasm_bindgen::provide(workspace, steps)?),
            Need::WasmOpt => tools.wasm_opt = wasm_opt::provide(workspace, steps),
            // One that is missing is no reason to leave out the others.
            Need::Browser(engine) => {
                let browser = engine.provide(steps);
                if let Err(error) = &browser {
                    terminal::error(error);
                }
                tools.browsers.push((*engine, browser));
            }
        }
    }
    Ok(tools)
}

impl Tools {
    /// The browser of this kind, or why there is none.
    pub(crate) fn browser(&self, engine: Engine) -> Result<&Browser> {
        let found = self.browsers.iter().find(|(kind, _)| *kind == engine);
        match found {
            Some((_, Ok(browser))) => Ok(browser),
            Some((_, Err(error))) => bail!("{error:#}"),
            None => bail!("{} was not set up", engine.name()),
        }
    }

    /// A program that builds for WebAssembly: the right compiler, the tools on the PATH, and a
    /// build folder of its own.
    pub(crate) fn wasm_command(&self, workspace: &Workspace, program: &str) -> Command {
        let path = self.path();
        let mut command = process::command(workspace, self.locate(program));
        command
            .env("PATH", path)
            .env("CARGO_TARGET_DIR", workspace.wasm_target());
        for name in self.toolchain.removed {
            command.env_remove(name);
        }
        command.envs(
            self.toolchain
                .environment
                .iter()
                .map(|(name, value)| (name, value)),
        );
        command
    }

    /// Makes a WebAssembly file smaller, where there is the tool for it.
    pub(crate) fn shrink(&self, wasm: &Path) -> Result<()> {
        match &self.wasm_opt {
            Some(program) => wasm_opt::shrink(program, wasm),
            None => Ok(()),
        }
    }

    /// The flags for the compiler when it builds what is shipped, after those it has anyway.
    pub(crate) fn release_flags(&self) -> String {
        let present = env::var("RUSTFLAGS").unwrap_or_default();
        format!("{present} {}", self.toolchain.release_flags)
    }

    fn path(&self) -> OsString {
        let present = env::var_os("PATH").unwrap_or_default();
        let ours = self
            .folders
            .iter()
            .chain(&self.toolchain.first_on_path)
            .cloned();
        let all = ours.chain(env::split_paths(&present));
        env::join_paths(all).unwrap_or(present)
    }

    /// The program as the changed PATH finds it; not every system looks there by itself.
    fn locate(&self, program: &str) -> OsString {
        let file = format!("{program}{}", env::consts::EXE_SUFFIX);
        let mut folders = self.folders.iter().chain(&self.toolchain.first_on_path);
        let found =
            folders.find_map(|folder| Some(folder.join(&file)).filter(|path| path.is_file()));
        found.map_or_else(|| program.into(), Into::into)
    }
}
