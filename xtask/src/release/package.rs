//! The package for npm: the loader as a function of a module, which bundlers give the files of.
//!
//! No hashes are checked here: the bundler names and serves the files anew, as it does the rest of
//! the site.

use anyhow::Result;
use serde_json::json;

use super::VERSION;
use super::files::File;
use crate::loader::Loader;

/// Its folder in the release, and the one of its sources in the repository.
pub(super) const FOLDER: &str = "package";

const MODULE: &str = "telesales-toolbar.js";
const TYPES: &str = include_str!("../../../package/telesales-toolbar.d.ts");
const README: &str = include_str!("../../../package/README.md");
const MANIFEST: &str = include_str!("../../../package/package.json");

/// Its files, without those that the whole release has.
pub(super) fn build(loader: &Loader, glue: &File, wasm: &File) -> Result<Vec<File>> {
    let text = |name: &str, text: String| File {
        name: format!("{FOLDER}/{name}"),
        bytes: text.into_bytes(),
    };
    let again = |file: &File| File {
        name: format!("{FOLDER}/{}", file.name),
        bytes: file.bytes.clone(),
    };
    Ok(vec![
        text("package.json", MANIFEST.replace("{version}", VERSION)),
        text("README.md", README.to_owned()),
        text("telesales-toolbar.d.ts", TYPES.to_owned()),
        text(MODULE, module(loader, glue, wasm)?),
        again(glue),
        again(wasm),
    ])
}

/// Names are written out where they are used: bundlers look for just that.
fn module(loader: &Loader, glue: &File, wasm: &File) -> Result<String> {
    let filled = json!({
        "GLUE_FILE": format!("./{}", glue.name),
        "WASM_FILE": format!("./{}", wasm.name),
    });
    loader.bundle("package", &filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_types_have_the_options_that_the_tag_has() {
        let readme = include_str!("../../../README.md");
        let rows = readme.lines().filter(|line| line.starts_with("| `data-"));
        let cells = rows.filter_map(|line| line.split('|').nth(1));
        let named =
            cells.flat_map(|cell| cell.split('`').filter_map(|it| it.strip_prefix("data-")));
        let of_tag: BTreeSet<String> = named.map(camel_case).collect();
        let lines = TYPES.lines().filter_map(|line| line.split_once("?: "));
        let of_types = lines.map(|(name, _)| name.trim().to_owned());
        let of_types: BTreeSet<String> = of_types.filter(|it| !it.contains('(')).collect();
        assert_eq!(of_types, of_tag);
        assert!(of_tag.contains("cartOnLogin"));
    }

    fn camel_case(name: &str) -> String {
        let mut words = name.split('-');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |name, word| {
            let (start, rest) = word.split_at(1);
            name + &start.to_uppercase() + rest
        })
    }
}
