//! The two compressions that servers send files in, as small as they get and always the same.

use std::io::Write as _;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

const BEST_QUALITY: i32 = 11;
/// The largest window of a browser: a "large window" is larger, and refused by all of them.
const WINDOW_BITS: i32 = 22;

/// `Content-Encoding: br`.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: BEST_QUALITY,
        lgwin: WINDOW_BITS,
        large_window: false,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)
        .context("brotli cannot compress a file of the release")?;
    Ok(compressed)
}

/// `Content-Encoding: gzip`, without a time or the name of a system in its header.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn text() -> Vec<u8> {
        (0..2000u32)
            .flat_map(|it| format!("line {it}\n").into_bytes())
            .collect()
    }

    #[test]
    fn brotli_gives_back_what_went_in_and_less() {
        let compressed = brotli(&text()).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut back).unwrap();
        assert_eq!(back, text());
        assert!(compressed.len() < text().len() / 4);
    }

    #[test]
    fn gzip_gives_back_what_went_in_and_says_nothing_of_when_and_where() {
        let compressed = gzip(&text()).unwrap();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(compressed.as_slice())
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, text());
        // RFC 1952: no flags, no time, the highest compression, an unknown system.
        assert_eq!(compressed[3..10], [0, 0, 0, 0, 0, 2, 255]);
    }
}
