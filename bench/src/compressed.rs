//! Folders as a host of static files has them: a brotli file beside each.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use brotli::enc::BrotliEncoderParams;

/// As hosts compress what they compress once.
const QUALITY: i32 = 11;

/// Copies a folder's files, with a compressed one beside each; `to` is new afterwards.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    // There may be none.
    let _ = fs::remove_dir_all(to);
    copy_folder(from, to).with_context(|| format!("cannot copy {}", from.display()))
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, name) = entry.map(|it| (it.path(), it.file_name()))?;
        let copy = to.join(&name);
        if path.is_dir() {
            copy_folder(&path, &copy)?;
        } else {
            let bytes = fs::read(&path)?;
            fs::write(&copy, &bytes)?;
            fs::write(beside(&copy), compress(&bytes)?)?;
        }
    }
    Ok(())
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

fn compress(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}
