//! WebKit, as WebKitGTK's own browser and driver, and a display for it that needs no screen.

use anyhow::{Context, Result};

use super::browser::{Browser, first, named};
use super::system_packages;
use crate::terminal::Steps;

const PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

pub(super) fn provide(steps: &Steps) -> Result<Browser> {
    let found = find();
    if found.is_some() {
        steps.next("WebKit, its driver and a display: ready");
    } else {
        steps.next("WebKit, its driver or a display: missing");
        system_packages::install(&PACKAGES, steps);
    }
    found.or_else(find).with_context(|| {
        let command = system_packages::by_hand(&PACKAGES);
        format!("WebKit's driver or Xvfb is missing: run `{command}`, or name them in WEBKITWEBDRIVER and XVFB")
    })
}

fn find() -> Option<Browser> {
    let driver = named("WEBKITWEBDRIVER").or_else(|| first(&["WebKitWebDriver"], &[]))?;
    let display = named("XVFB").or_else(|| first(&["Xvfb"], &[]))?;
    Some(Browser {
        programs: vec![("WEBKITWEBDRIVER", driver), ("XVFB", display)],
    })
}
