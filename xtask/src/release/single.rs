//! The single file: one classic script with the glue and the WebAssembly inside, for hosts that
//! serve no `.wasm`.
//!
//! The WebAssembly is in it as base64 of gzip. Plain base64 is three times as long, which every
//! shopper's browser would parse, and a tenth more on the way, brotli notwithstanding: its letters
//! hide what repeats. Browsers that know all else the toolbar needs unpack gzip for a script; none
//! can be relied on to unpack brotli.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::path::Path;

use super::compress;
use super::files::File;
use crate::loader::Loader;
use crate::minify::{Kind, minify};
use crate::seal::LOADER;

/// In a folder of its own under the loader's name, by which the loader finds its tag.
pub(super) const FOLDER: &str = "single";

/// Makes it of the loader and of the files in `dist` that the script would fetch.
pub(super) fn build(loader: &Loader, dist: &Path, glue: &File, wasm: &File) -> Result<File> {
    let filled = json!({
        "start": dist.join(&glue.name).canonicalize()?,
        "WASM": STANDARD.encode(compress::gzip(&wasm.bytes)?),
    });
    let script = loader.bundle("single", &filled)?;
    Ok(File {
        name: format!("{FOLDER}/{LOADER}"),
        bytes: minify(&script, Kind::Script)?.into_bytes(),
    })
}
