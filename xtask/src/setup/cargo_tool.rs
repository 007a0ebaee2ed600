//! A command line tool that cargo can build, in exactly one version.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::terminal::Steps;
use crate::workspace;

pub(super) struct CargoTool<'a> {
    /// What people call it.
    pub(super) title: &'a str,
    pub(super) package: &'a str,
    pub(super) version: &'a str,
    /// The programs it brings; all are needed.
    pub(super) programs: &'a [&'a str],
    pub(super) cargo_options: &'a [&'a str],
    pub(super) minutes: u32,
}

impl CargoTool<'_> {
    /// The folder with the tool's programs: on the PATH, or in the cache, or built into the cache.
    pub(super) fn provide(&self, steps: &Steps) -> Result<PathBuf> {
        let cache = workspace::tool_cache()?;
        let home = cache.join(format!("{}-{}", self.package, self.version));
        if let Some(folder) = self.find(&home.join("bin")) {
            steps.next(&format!("{} {}: ready", self.title, self.version));
            return Ok(folder);
        }
        steps.next(&format!(
            "Building {} {} (once, about {} minutes)…",
            self.title, self.version, self.minutes
        ));
        self.install(&cache, &home).with_context(|| {
            format!(
                "{} {} is missing: run `cargo install {} --version {} --locked`",
                self.title, self.version, self.package, self.version
            )
        })?;
        Ok(home.join("bin"))
    }

    fn find(&self, cached: &Path) -> Option<PathBuf> {
        let present = env::var_os("PATH").unwrap_or_default();
        let candidates = std::iter::once(cached.to_owned()).chain(env::split_paths(&present));
        let mut found = candidates.filter(|folder| self.is_complete(folder));
        found.next()
    }

    fn is_complete(&self, folder: &Path) -> bool {
        self.programs.iter().all(|program| {
            let path = folder.join(format!("{program}{}", env::consts::EXE_SUFFIX));
            let asked = path
                .is_file()
                .then(|| process::output(process::bare(&path).arg("--version")));
            asked
                .flatten()
                .is_some_and(|answer| answer.split_whitespace().any(|word| word == self.version))
        })
    }

    fn install(&self, cache: &Path, home: &Path) -> Result<()> {
        fs::create_dir_all(cache).with_context(|| format!("cannot create {}", cache.display()))?;
        // A fixed build folder, so that an interrupted build goes on where it was.
        let build = cache.join(format!("build-{}-{}", self.package, self.version));
        let mut cargo = process::bare("cargo");
        cargo.args(["install", self.package, "--version", self.version]);
        cargo.args(["--locked", "--force", "--root"]).arg(home);
        cargo.args(self.cargo_options).current_dir(cache);
        cargo.env("CARGO_TARGET_DIR", &build);
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
        process::run(&mut cargo)?;
        let _ = fs::remove_dir_all(&build);
        Ok(())
    }
}
