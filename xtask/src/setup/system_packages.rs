//! Installs packages of a Debian-like system, where this user may.

use std::process::Command;

use crate::process;
use crate::terminal::Steps;

/// The command a person would type for the same.
pub(crate) fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get install {}", packages.join(" "))
}

/// Whether the packages are installed now. Quietly false where there is no apt or no permission.
pub(crate) fn install(packages: &[&str], steps: &Steps) -> bool {
    let Some(prefix) = permitted() else {
        return false;
    };
    steps.note(&format!(
        "Installing system packages: {} (a minute or two)…",
        packages.join(" ")
    ));
    let install = || {
        process::run(
            apt(prefix)
                .args(["install", "-y", "--no-install-recommends"])
                .args(packages),
        )
    };
    // The package lists may be old or not there yet.
    install().is_ok() || (process::run(apt(prefix).arg("update")).is_ok() && install().is_ok())
}

/// What to put before a command to run it as root, if that works without a question.
fn permitted() -> Option<&'static [&'static str]> {
    process::find_on_path("apt-get")?;
    if process::output(process::bare("id").arg("-u"))? == "0" {
        return Some(&[]);
    }
    let sudo = process::output(process::bare("sudo").args(["-n", "true"]));
    sudo.map(|_| -> &[&str] { &["sudo", "-n"] })
}

fn apt(prefix: &[&str]) -> Command {
    let words = [
        prefix,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"],
    ]
    .concat();
    let mut command = process::bare(words[0]);
    command.args(&words[1..]);
    command
}
