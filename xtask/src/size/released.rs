//! The sizes of the last release, kept in the repository to compare with.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::release::files::Sizes;
use crate::workspace::Workspace;

const FILE: &str = "released-sizes.json";

/// Reads them, by name. Before the first release there are none.
pub(super) fn read(workspace: &Workspace) -> Result<BTreeMap<String, Sizes>> {
    if !workspace.root.join(FILE).exists() {
        return Ok(BTreeMap::new());
    }
    parse(&workspace.read(FILE)?)
}

/// Takes these for those of the last release from now on.
pub(super) fn write(workspace: &Workspace, files: &[(String, Sizes)]) -> Result<()> {
    fs::write(workspace.root.join(FILE), print(files)?)
        .with_context(|| format!("cannot write {FILE}"))
}

fn parse(text: &str) -> Result<BTreeMap<String, Sizes>> {
    let file: Value = serde_json::from_str(text).with_context(|| format!("{FILE} is no JSON"))?;
    let files = file["files"].as_object();
    let files = files.with_context(|| format!("{FILE} has no `files`"))?;
    files
        .iter()
        .map(|(name, sizes)| {
            let bytes = |key: &str| {
                let value = sizes[key].as_u64().and_then(|it| usize::try_from(it).ok());
                value.with_context(|| format!("{FILE}: {name} has no number `{key}`"))
            };
            let sizes = Sizes {
                raw: bytes("raw")?,
                gzip: bytes("gzip")?,
                brotli: bytes("brotli")?,
            };
            Ok((name.clone(), sizes))
        })
        .collect()
}

fn print(files: &[(String, Sizes)]) -> Result<String> {
    let files: Map<String, Value> = files
        .iter()
        .map(|(name, it)| {
            let sizes = json!({ "raw": it.raw, "gzip": it.gzip, "brotli": it.brotli });
            (name.clone(), sizes)
        })
        .collect();
    let file = json!({ "unit": "bytes", "files": files });
    Ok(format!("{}\n", serde_json::to_string_pretty(&file)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let sizes = Sizes {
            raw: 3,
            gzip: 2,
            brotli: 1,
        };
        let kept = print(&[("a.js".to_owned(), sizes)]).unwrap();
        assert_eq!(
            parse(&kept).unwrap(),
            BTreeMap::from([("a.js".to_owned(), sizes)])
        );
        let error = parse(&kept.replace("raw", "row")).unwrap_err().to_string();
        assert!(error.contains("a.js has no number `raw`"), "{error}");
    }
}
