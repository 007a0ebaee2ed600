//! The single file: one classic script with the glue and the WebAssembly inside, for hosts that
//! serve no `.wasm`.
//!
//! The WebAssembly is in it as base64 of gzip. Plain base64 is three times as long, which every
//! shopper's browser would parse, and a tenth more on the way, brotli notwithstanding: its letters
//! hide what repeats. Browsers that know all else the toolbar needs unpack gzip for a script; none
//! can be relied on to unpack brotli.

use std::str;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::files::File;
use super::{classic, compress, loader};
use crate::minify::{Kind, minify};
use crate::seal::LOADER;

/// In a folder of its own under the loader's name, by which the loader finds its tag.
pub(super) const FOLDER: &str = "single";

/// Makes it of the loader's source and the files that the loader would fetch. The WebAssembly is
/// unpacked before it is compiled: Firefox 153, given the stream, at times never comes to its end.
pub(super) fn build(source: &str, glue: &File, wasm: &File) -> Result<File> {
    let glue = str::from_utf8(&glue.bytes).context("the glue is no text")?;
    let inside = format!(
        "const packed = Uint8Array.from(atob('{}'), (it) => it.charCodeAt());
         const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
         const coming = new Response(unpacked).arrayBuffer();
         const code = {};
         ask(code.ITEMS);
         const [wasm] = await Promise.all([coming, loaded]);",
        STANDARD.encode(compress::gzip(&wasm.bytes)?),
        classic::expression(glue)?
    );
    let script = loader::fill(source, "files", &inside)?;
    Ok(File {
        name: format!("{FOLDER}/{LOADER}"),
        bytes: minify(&script, Kind::Script)?.into_bytes(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> File {
        File {
            name: String::new(),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn holds_both_and_fetches_neither() {
        let source = include_str!("../../../src/telesales-toolbar.js");
        let glue = file(b"function a(){return'the glue'}export{a as default,a as mount};");
        let wasm = file(b"\0asm\x01\0\0\0");
        let single = build(source, &glue, &wasm).unwrap();
        let text = String::from_utf8(single.bytes).unwrap();
        let packed = STANDARD.encode(compress::gzip(&wasm.bytes).unwrap());
        assert!(
            text.contains(&packed) && text.contains("the glue"),
            "{text}"
        );
        assert!(
            !text.contains("import(") && !text.contains("modulepreload"),
            "{text}"
        );
        assert_eq!(single.name, "single/telesales-toolbar.js");
    }
}
