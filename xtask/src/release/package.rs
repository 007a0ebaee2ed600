//! The package for npm: the loader as a function of a module, which bundlers give the files of.
//!
//! No hashes are checked here: the bundler names and serves the files anew, as it does the rest of
//! the site.

use anyhow::{Context, Result};

use super::files::File;
use super::{VERSION, loader};

/// Its folder in the release, and the one of its sources in the repository.
pub(super) const FOLDER: &str = "package";

const MODULE: &str = "telesales-toolbar.js";
const TYPES: &str = include_str!("../../../package/telesales-toolbar.d.ts");
const README: &str = include_str!("../../../package/README.md");
const MANIFEST: &str = include_str!("../../../package/package.json");

const FUNCTION: [&str; 2] = [
    "/** @import { TelesalesToolbarOptions } from './telesales-toolbar.d.ts' */

/** @param {TelesalesToolbarOptions} [options] */
export function mountTelesalesToolbar(options = {}) {
  // A server that draws pages has none to mount into.
  if (typeof document === 'undefined') return;

",
    "\n}\n",
];

/// Its files, without those that the whole release has.
pub(super) fn build(source: &str, glue: &File, wasm: &File) -> Result<Vec<File>> {
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
        text(MODULE, module(source, glue, wasm)?),
        again(glue),
        again(wasm),
    ])
}

/// Names are written out where they are used: bundlers look for just that.
fn module(source: &str, glue: &File, wasm: &File) -> Result<String> {
    let files = format!(
        "    const get = () => fetch(new URL('./{}', import.meta.url));
    const compiled = WebAssembly.compileStreaming(get()).catch(() => {{}});
    await loaded;
    const code = await import('./{}');
    ask(code.ITEMS);
    const wasm = (await compiled) ?? get();",
        wasm.name, glue.name
    );
    let fillings = [
        ("names", ""),
        ("tag", "  const script = { dataset: options };"),
        ("files", &files),
    ];
    let filled = fillings
        .into_iter()
        .try_fold(source.to_owned(), |text, (place, with)| {
            loader::fill(&text, place, with)
        })?;
    loader::wrap(&filled, FUNCTION).context("the package has no module")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const LOADER: &str = include_str!("../../../src/telesales-toolbar.js");

    fn file(name: &str) -> File {
        File {
            name: name.to_owned(),
            bytes: Vec::new(),
        }
    }

    #[test]
    fn the_module_names_the_files_for_bundlers_and_nothing_of_the_tag() {
        let module = module(LOADER, &file("wasm/a.js"), &file("wasm/a_bg.wasm")).unwrap();
        assert!(module.contains("import('./wasm/a.js')"), "{module}");
        assert!(module.contains("new URL('./wasm/a_bg.wasm', import.meta.url)"));
        for gone in [
            "currentScript",
            "_HASH",
            "NAME",
            "modulepreload",
            "// begin",
        ] {
            assert!(!module.contains(gone), "{gone}: {module}");
        }
        // It is a program.
        crate::minify::minify(&module, crate::minify::Kind::Module).unwrap();
    }

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
