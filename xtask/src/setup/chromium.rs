//! Chromium and its driver, of the same major version.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::browser::{Browser, first, named};
use super::system_packages;
use crate::process;
use crate::terminal::Steps;

const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const BROWSER_PLACES: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const DRIVER_PLACES: [&str; 2] = [
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
];

pub(super) fn provide(steps: &Steps) -> Result<Browser> {
    let found = find();
    if let Some(browser) = &found {
        let version = matching_version(browser)?;
        steps.next(&format!("Chromium {version} and its driver: ready"));
    } else {
        steps.next("Chromium and its driver: missing");
        system_packages::install(&PACKAGES, steps);
    }
    let browser = found.or_else(find).with_context(|| {
        let command = system_packages::by_hand(&PACKAGES);
        format!("Chromium or its driver is missing: run `{command}`, or name them in CHROMIUM and CHROMEDRIVER")
    })?;
    matching_version(&browser)?;
    Ok(browser)
}

fn find() -> Option<Browser> {
    let program = named("CHROMIUM").or_else(|| first(&BROWSERS, &BROWSER_PLACES))?;
    let driver = named("CHROMEDRIVER").or_else(|| first(&["chromedriver"], &DRIVER_PLACES))?;
    Some(Browser {
        programs: vec![("CHROMIUM", program), ("CHROMEDRIVER", driver)],
    })
}

/// The major version of both. A driver starts no browser of another one.
fn matching_version(browser: &Browser) -> Result<u32> {
    let (browser, tool) = (
        browser.program("CHROMIUM")?,
        browser.program("CHROMEDRIVER")?,
    );
    let (program, driver) = (major_version(browser)?, major_version(tool)?);
    if program != driver {
        bail!(
            "{} is version {program} but {} is version {driver}: install the same for both",
            browser.display(),
            tool.display()
        );
    }
    Ok(program)
}

fn major_version(program: &Path) -> Result<u32> {
    let answer = process::output(process::bare(program).arg("--version"));
    let answer = answer.with_context(|| {
        format!(
            "{} does not start: run `{}`, or name another in CHROMIUM or CHROMEDRIVER",
            program.display(),
            system_packages::by_hand(&PACKAGES)
        )
    })?;
    first_number(&answer)
        .with_context(|| format!("{} tells no version: {answer}", program.display()))
}

/// The 156 of "Chromium 156.0.8078.79 built on …".
fn first_number(answer: &str) -> Option<u32> {
    answer
        .split_whitespace()
        .find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::first_number;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(
            first_number("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"),
            Some(156)
        );
        assert_eq!(
            first_number("ChromeDriver 156.0.8078.79 (a21ce95c)"),
            Some(156)
        );
        assert_eq!(first_number("Google Chrome 99.0.1 "), Some(99));
        assert_eq!(first_number("oops"), None);
    }
}
