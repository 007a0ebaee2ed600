//! A browser that tests can be run in, and the programs that takes.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{chromium, firefox, webkit};
use crate::process;
use crate::terminal::Steps;

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The programs, each under the variable in which the tests look for it.
pub(crate) struct Browser {
    pub(crate) programs: Vec<(&'static str, PathBuf)>,
}

impl Engine {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    pub(super) fn provide(self, steps: &Steps) -> Result<Browser> {
        match self {
            Self::Chromium => chromium::provide(steps),
            Self::Firefox => firefox::provide(steps),
            Self::WebKit => webkit::provide(steps),
        }
    }
}

impl Browser {
    pub(crate) fn program(&self, variable: &str) -> Result<&Path> {
        let found = self.programs.iter().find(|(name, _)| *name == variable);
        let (_, path) = found.with_context(|| format!("{variable} was not set up"))?;
        Ok(path)
    }
}

/// The program that a person has named in this variable.
pub(super) fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
}

/// The first program that is there: of these names on the PATH, or in one of these places.
pub(super) fn first(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let on_path = names.iter().find_map(|name| process::find_on_path(name));
    on_path.or_else(|| places.iter().map(PathBuf::from).find(|path| path.is_file()))
}
