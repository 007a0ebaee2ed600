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
use sha2::{Digest, Sha256, Sha384};

const LOADER: &str = "telesales-toolbar.js";
const GLUE: &str = "telesales-toolbar.js";
const WASM: &str = "telesales-toolbar_bg.wasm";
const FOLDER: &str = "wasm";

/// The loader with its two lines filled in, and the glue and the wasm under their new names.
struct Sealed {
    loader: String,
    glue_name: String,
    glue: String,
    wasm_name: String,
}

/// Seals what Trunk left in `dist`.
pub(crate) fn seal_folder(dist: &Path) -> Result<()> {
    let folder = dist.join(FOLDER);
    let text = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("the build left no {}", path.display()))
    };
    let loader = text(&dist.join(LOADER))?;
    let glue = text(&folder.join(GLUE))?;
    let wasm = fs::read(folder.join(WASM)).with_context(|| format!("the build left no {WASM}"))?;

    let sealed = seal(&loader, &glue, &wasm)?;
    fs::rename(folder.join(WASM), folder.join(&sealed.wasm_name))?;
    fs::write(folder.join(&sealed.glue_name), &sealed.glue)?;
    fs::remove_file(folder.join(GLUE))?;
    fs::write(dist.join(LOADER), &sealed.loader)?;
    Ok(())
}

fn seal(loader: &str, glue: &str, wasm: &[u8]) -> Result<Sealed> {
    let wasm_name = hashed_name("telesales-toolbar", "_bg.wasm", wasm);
    // The glue's own default address of the wasm, for whoever starts it without the loader.
    let glue = glue.replace(WASM, &wasm_name);
    let glue_name = hashed_name("telesales-toolbar", ".js", glue.as_bytes());

    let loader = fill_in(loader, "GLUE", GLUE, &glue_name, glue.as_bytes())?;
    let loader = fill_in(&loader, "WASM", WASM, &wasm_name, wasm)?;
    Ok(Sealed {
        loader,
        glue_name,
        glue,
        wasm_name,
    })
}

fn fill_in(loader: &str, name: &str, built: &str, sealed: &str, bytes: &[u8]) -> Result<String> {
    let blank = format!("const {name} = {{ file: '{FOLDER}/{built}', integrity: '' }};");
    let found = loader.matches(&blank).count();
    if found != 1 {
        bail!("src/{LOADER} must hold the line `{blank}` exactly once, it holds it {found} times");
    }
    let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)));
    let filled =
        format!("const {name} = {{ file: '{FOLDER}/{sealed}', integrity: '{integrity}' }};");
    Ok(loader.replace(&blank, &filled))
}

fn hashed_name(stem: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}{ending}", &hex_sha256(bytes)[..16])
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
  const GLUE = { file: 'wasm/telesales-toolbar.js', integrity: '' };
  const WASM = { file: 'wasm/telesales-toolbar_bg.wasm', integrity: '' };
})();";
    const GLUE_TEXT: &str = "new URL('telesales-toolbar_bg.wasm', import.meta.url)";

    #[test]
    fn names_and_integrity_are_those_of_the_bytes() {
        let sealed = seal(LOADER_TEXT, GLUE_TEXT, b"abc").unwrap();
        // The published test vectors of SHA-256 and SHA-384 for "abc".
        assert_eq!(
            sealed.wasm_name,
            "telesales-toolbar-ba7816bf8f01cfea_bg.wasm"
        );
        let wasm = "file: 'wasm/telesales-toolbar-ba7816bf8f01cfea_bg.wasm', \
                    integrity: 'sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn'";
        assert!(sealed.loader.contains(wasm), "{}", sealed.loader);
        assert!(sealed.loader.contains(&sealed.glue_name));
        assert!(!sealed.loader.contains("integrity: ''"));
    }

    #[test]
    fn the_glue_points_at_the_renamed_wasm_and_its_name_says_so() {
        let one = seal(LOADER_TEXT, GLUE_TEXT, b"one").unwrap();
        let two = seal(LOADER_TEXT, GLUE_TEXT, b"two").unwrap();
        assert!(one.glue.contains(&one.wasm_name));
        assert_ne!(one.glue_name, two.glue_name);
        assert_eq!(
            one.glue_name,
            hashed_name("telesales-toolbar", ".js", one.glue.as_bytes())
        );
    }

    #[test]
    fn refuses_a_loader_without_the_line_or_with_two() {
        let missing = LOADER_TEXT.replace("const WASM", "const OTHER");
        let error = seal(&missing, GLUE_TEXT, b"").err().unwrap().to_string();
        assert!(
            error.contains("const WASM") && error.contains("0 times"),
            "{error}"
        );
        let twice = format!("{LOADER_TEXT}{LOADER_TEXT}");
        assert!(seal(&twice, GLUE_TEXT, b"").is_err());
    }
}
