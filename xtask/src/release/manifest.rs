//! `manifest.json`: every file of the release with its sizes and its hash.

use serde_json::{Map, Value, json};

use super::files::Packed;
use super::{NAME, VERSION};

pub(super) fn of(files: &[Packed]) -> Value {
    let entries: Map<String, Value> = files
        .iter()
        .map(|it| {
            let sizes = it.sizes();
            let entry = json!({
                "bytes": sizes.raw,
                "gzip": sizes.gzip,
                "brotli": sizes.brotli,
                "integrity": it.file.integrity(),
            });
            (it.file.name.clone(), entry)
        })
        .collect();
    json!({ "name": NAME, "version": VERSION, "files": entries })
}
