//! Gives the built files names made of their contents, and the loader their names and hashes.
//!
//! The loader keeps its name for ever, because shops paste it; the glue and the wasm may be cached
//! for ever, because any change gives them another name; and the browser refuses either of them when
//! its bytes are not the ones built here.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::minify::{Kind, minify};
use crate::names;
use crate::order;

const NAME: &str = "telesales-toolbar";
pub(crate) const LOADER: &str = "telesales-toolbar.js";
const GLUE: &str = "telesales-toolbar.js";
const WASM: &str = "telesales-toolbar_bg.wasm";
pub(crate) const FOLDER: &str = "wasm";
/// What the toolbar asks the session for. From the glue the loader knows it before the wasm is
/// there.
const ITEMS: &str = include_str!("../../src/protocol/items.txt");

/// The three files, and the name that the glue and the wasm share.
struct Sealed {
    loader: String,
    glue: String,
    name: String,
}

/// Seals what Trunk left in `dist`; the wasm is made smaller by `shrink` in between.
pub(crate) fn seal_folder(dist: &Path, shrink: impl Fn(&Path) -> Result<()>) -> Result<()> {
    let folder = dist.join(FOLDER);
    let text = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("the build left no {}", path.display()))
    };
    let loader = text(&dist.join(LOADER))?;
    let glue = text(&folder.join(GLUE))?;
    let wasm = folder.join(WASM);
    let read = || fs::read(&wasm).with_context(|| format!("the build left no {WASM}"));

    let (glue, short) = names::shorten(&glue, &read()?)?;
    fs::write(&wasm, short)?;
    shrink(&wasm)?;
    let ordered = order::side_by_side(&read()?)?;
    let sealed = seal(&loader, &glue, &ordered)?;
    fs::write(folder.join(wasm_file(&sealed.name)), ordered)?;
    fs::remove_file(&wasm)?;
    fs::write(folder.join(format!("{}.js", sealed.name)), &sealed.glue)?;
    fs::remove_file(folder.join(GLUE))?;
    fs::write(dist.join(LOADER), &sealed.loader)?;
    Ok(())
}

fn seal(loader: &str, glue: &str, wasm: &[u8]) -> Result<Sealed> {
    let items = serde_json::Value::from(ITEMS.trim_ascii());
    let glue = minify(
        &format!("{glue}\nexport const ITEMS = {items};"),
        Kind::Module,
    )?;
    let content = hex_sha256(&[glue.as_bytes(), wasm].concat());
    let name = format!("{NAME}-{}", &content[..12]);
    // The glue's own default address of the wasm, for whoever starts it without the loader.
    let glue = glue.replace(WASM, &wasm_file(&name));
    let blanks = [
        ("NAME", NAME, name.clone()),
        ("GLUE_HASH", "", integrity(glue.as_bytes())),
        ("WASM_HASH", "", integrity(wasm)),
    ];
    let loader = blanks
        .iter()
        .try_fold(loader.to_owned(), |loader, (constant, blank, value)| {
            fill_in(&loader, constant, blank, value)
        })?;
    Ok(Sealed {
        loader: minify(&loader, Kind::Script)?,
        glue,
        name,
    })
}

/// As wasm-bindgen names it beside a glue of this name.
fn wasm_file(name: &str) -> String {
    format!("{name}_bg.wasm")
}

fn fill_in(loader: &str, constant: &str, blank: &str, value: &str) -> Result<String> {
    let line = format!("const {constant} = '{blank}';");
    let found = loader.matches(&line).count();
    if found != 1 {
        bail!("src/{LOADER} must hold the line `{line}` exactly once, it holds it {found} times");
    }
    Ok(loader.replace(&line, &format!("const {constant} = '{value}';")))
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

    const LOADER_TEXT: &str = "(() => {
  const NAME = 'telesales-toolbar';
  const GLUE_HASH = '';
  const WASM_HASH = '';
  fetch(NAME, { a: GLUE_HASH, b: WASM_HASH });
})();";
    const GLUE_TEXT: &str = "export default new URL('telesales-toolbar_bg.wasm', import.meta.url)";

    #[test]
    fn the_loader_holds_the_hashes_of_the_very_bytes() {
        let sealed = seal(LOADER_TEXT, GLUE_TEXT, b"abc").unwrap();
        // The published test vector of SHA-256 for "abc".
        let wasm = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert!(sealed.loader.contains(wasm), "{}", sealed.loader);
        let glue = integrity(sealed.glue.as_bytes());
        assert!(sealed.loader.contains(&glue), "{}", sealed.loader);
        assert!(sealed.loader.contains(&sealed.name), "{}", sealed.loader);
    }

    #[test]
    fn the_glue_says_what_is_asked_for() {
        let glue = seal(LOADER_TEXT, GLUE_TEXT, b"abc").unwrap().glue;
        let impersonation = "impersonate.canImpersonate,impersonate.storeUserId";
        assert!(glue.contains(impersonation), "{glue}");
        assert!(glue.contains("ITEMS"), "{glue}");
    }

    #[test]
    fn the_glue_points_at_the_renamed_wasm_and_any_change_changes_the_name() {
        let one = seal(LOADER_TEXT, GLUE_TEXT, b"one").unwrap();
        assert!(one.glue.contains(&wasm_file(&one.name)), "{}", one.glue);
        let other_wasm = seal(LOADER_TEXT, GLUE_TEXT, b"two").unwrap();
        let other_glue = seal(LOADER_TEXT, "export default 1", b"one").unwrap();
        assert_ne!(one.name, other_wasm.name);
        assert_ne!(one.name, other_glue.name);
    }

    #[test]
    fn refuses_a_loader_without_the_line_or_with_two() {
        let missing = LOADER_TEXT.replace("const WASM_HASH", "const OTHER");
        let error = seal(&missing, GLUE_TEXT, b"").err().unwrap().to_string();
        assert!(
            error.contains("const WASM_HASH") && error.contains("0 times"),
            "{error}"
        );
        let twice = format!("{LOADER_TEXT}{LOADER_TEXT}");
        assert!(seal(&twice, GLUE_TEXT, b"").is_err());
    }
}
