//! Refuses a release that tells where it was built: the place is nobody's business, and another
//! machine would build other bytes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::freshness::files_under;
use crate::remap;
use crate::setup::Tools;
use crate::workspace::Workspace;

pub(super) fn refuse(workspace: &Workspace, tools: &Tools, release: &Path) -> Result<()> {
    let places = remap::places(workspace, tools)?.into_iter();
    let places: Vec<PathBuf> = places.map(|(place, _)| place).collect();
    for path in files_under(release)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        if let Some(place) = places.iter().find(|place| tells(&bytes, place)) {
            bail!(
                "{} names a folder of this machine, {}: see xtask/src/remap.rs",
                path.display(),
                place.display()
            );
        }
    }
    Ok(())
}

fn tells(bytes: &[u8], place: &Path) -> bool {
    let place = place.as_os_str().as_encoded_bytes();
    bytes.windows(place.len()).any(|it| it == place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_in_the_middle_of_bytes() {
        let place = Path::new("/home/ann/crates");
        assert!(tells(b"\0asm/home/ann/crates/url/src/lib.rs\x01", place));
        assert!(!tells(b"\0asm/crates/url/src/lib.rs\x01", place));
        assert!(!tells(b"", place));
    }
}
