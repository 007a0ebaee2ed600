//! Firefox and geckodriver, which drives every version of it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::browser::{Browser, first, named};
use super::cargo_tool::CargoTool;
use super::system_packages;
use crate::terminal::Steps;

const PACKAGES: [&str; 1] = ["firefox-esr"];
const BROWSERS: [&str; 2] = ["firefox", "firefox-esr"];
const BROWSER_PLACES: [&str; 1] = ["/Applications/Firefox.app/Contents/MacOS/firefox"];
/// Older ones than 0.36 cannot run the scripts by which the tests go offline.
const DRIVER_VERSION: &str = "0.37.1";

pub(super) fn provide(steps: &Steps) -> Result<Browser> {
    let mut found = find();
    if found.is_none() {
        steps.note("Firefox: missing");
        system_packages::install(&PACKAGES, steps);
        found = find();
    }
    let program = found.with_context(|| {
        let command = system_packages::by_hand(&PACKAGES);
        format!("Firefox is missing: run `{command}`, or name it in FIREFOX")
    })?;
    let driver = driver(steps)?;
    Ok(Browser {
        programs: vec![("FIREFOX", program), ("GECKODRIVER", driver)],
    })
}

fn find() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| first(&BROWSERS, &BROWSER_PLACES))
}

fn driver(steps: &Steps) -> Result<PathBuf> {
    if let Some(driver) = named("GECKODRIVER") {
        steps.next("Firefox and the driver that GECKODRIVER names: ready");
        return Ok(driver);
    }
    let geckodriver = CargoTool {
        title: "Geckodriver for Firefox",
        package: "geckodriver",
        version: DRIVER_VERSION,
        programs: &["geckodriver"],
        // It only passes messages on.
        cargo_options: &["--debug"],
        minutes: 2,
    };
    Ok(geckodriver.provide(steps)?.join("geckodriver"))
}
