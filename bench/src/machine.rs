//! On what it was measured.

use std::fs;

use anyhow::Result;
use serde_json::json;

use crate::chromium::Chromium;
use crate::tab::text;

/// The browser's version and the machine's processor, in one line.
pub(crate) async fn describe(chromium: &Chromium) -> Result<String> {
    let version = chromium.ask(None, "Browser.getVersion", json!({})).await?;
    let browser = text(&version, "product")?;
    let cores = std::thread::available_parallelism()?;
    let processor = processor().unwrap_or_else(|| "a processor without a name".to_owned());
    let (system, kind) = (std::env::consts::OS, std::env::consts::ARCH);
    Ok(format!(
        "{browser}, {cores} cores of {processor}, {system} {kind}"
    ))
}

/// As Linux tells it.
fn processor() -> Option<String> {
    let told = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = told.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
