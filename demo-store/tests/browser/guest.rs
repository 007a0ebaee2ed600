//! The toolbar as a guest in pages that do not treat it well: `demo-store/pages`, a file per
//! kind, and a test per file. Each test fills a row of the matrix that `cargo xtask test` prints.

mod documents;
mod hosts;
mod policies;
mod print;
mod rooms;
mod row;
mod sandboxes;
mod scripts;
mod styles;
mod support;

use std::fs;
use std::path::Path;

/// `framed` is what the pages with a sandbox show.
#[test]
fn every_kind_of_page_has_a_test() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |path: &Path| fs::read_to_string(path).unwrap();
    let tests: String = files(&here.join("tests/browser/guest"))
        .map(|path| text(&path))
        .collect();
    let kinds = files(&here.join("pages")).filter(|path| path.is_file());
    let names = kinds.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    let untested: Vec<_> = names
        .filter(|kind| kind != "framed" && !tests.contains(&format!("\"{kind}\"")))
        .collect();
    assert!(untested.is_empty(), "{untested:?}");
}

fn files(folder: &Path) -> impl Iterator<Item = std::path::PathBuf> + use<> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path())
}
