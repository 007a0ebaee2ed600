//! Gives the built files names made of their contents, and the loader their names and hashes.
//!
//! The loader keeps its name for ever, because shops paste it; the glue and the wasm may be cached
//! for ever, because any change gives them another name; and the browser refuses either of them when
//! its bytes are not the ones built here.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::loader::Loader;
use crate::minify::{Kind, minify};
use crate::names;
use crate::order;

const NAME: &str = "telesales-toolbar";
pub(crate) const LOADER: &str = "telesales-toolbar.js";
const GLUE: &str = "telesales-toolbar.js";
const WASM: &str = "telesales-toolbar_bg.wasm";
pub(crate) const FOLDER: &str = "wasm";

/// How many letters and digits of a name are made of contents.
pub(crate) const CONTENT: usize = 12;

/// What the glue keeps to itself, and `start.js` starts the WebAssembly with.
const STARTS: &str = "\nexport { __wbg_finalize_init, __wbg_get_imports };\n";

/// Seals what Trunk left in `dist`; the wasm is made smaller by `shrink` in between.
pub(crate) fn seal_folder(
    dist: &Path,
    loader: &Loader,
    shrink: impl Fn(&Path) -> Result<()>,
) -> Result<()> {
    let folder = dist.join(FOLDER);
    let glue = folder.join(GLUE);
    let wasm = folder.join(WASM);
    let text =
        fs::read_to_string(&glue).with_context(|| format!("the build left no {FOLDER}/{GLUE}"))?;
    let read = || fs::read(&wasm).with_context(|| format!("the build left no {WASM}"));

    let (text, short) = names::shorten(&text, &read()?)?;
    fs::write(&glue, text + STARTS)?;
    fs::write(&wasm, short)?;
    shrink(&wasm)?;
    let ordered = order::side_by_side(&read()?)?;
    let filled = json!({ "glue": glue.canonicalize()?, "WASM_HASH": integrity(&ordered) });
    let start = minify(&loader.bundle("start", &filled)?, Kind::Module)?;
    let hash = integrity(start.as_bytes());
    let name = named(&hash);
    let filled = json!({ "NAME": name, "GLUE_HASH": hash });
    let script = loader.bundle("script", &filled)?;
    fs::write(folder.join(wasm_file(&name)), ordered)?;
    fs::remove_file(&wasm)?;
    fs::write(folder.join(format!("{name}.js")), start)?;
    fs::remove_file(&glue)?;
    fs::write(dist.join(LOADER), script)?;
    Ok(())
}

/// The name that the glue and the wasm share, made of the glue's hash, which covers the wasm's, as
/// that stands in it. Where it can be, it is a part of the hash as it is: the loader has both, and a
/// part costs shoppers next to nothing.
fn named(hash: &str) -> String {
    let is_plain = |it: &char| it.is_ascii_alphanumeric();
    let (_, hash) = hash.split_once('-').unwrap_or_default();
    let mut runs = hash.split(|it| !is_plain(&it));
    let part = runs.find(|it| it.len() >= CONTENT);
    let plain: String = hash.chars().filter(is_plain).collect();
    format!("{NAME}-{}", &part.unwrap_or(&plain)[..CONTENT])
}

/// As wasm-bindgen names it beside a glue of this name.
fn wasm_file(name: &str) -> String {
    format!("{name}_bg.wasm")
}

/// SHA-256 and not more: every byte of the loader is one that shoppers pay.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The SHA-256 of some bytes in hexadecimal.
pub(crate) fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integrity_is_the_published_one() {
        // The published test vector of SHA-256 for "abc".
        let published = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(integrity(b"abc"), published);
    }

    #[test]
    fn the_name_is_a_part_of_the_hash_that_an_address_can_have() {
        let name = |hash| named(&format!("sha256-{hash}="));
        let abc = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0";
        assert_eq!(name(abc), "telesales-toolbar-pBQUDeXa4iI7");
        let cut_up = "ungWv48Bz+pBQUDe/a4iI7ADYa+WF3qctBD/YfIAFa0";
        assert_eq!(name(cut_up), "telesales-toolbar-ungWv48BzpBQ");
    }
}
