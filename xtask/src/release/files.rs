//! The files of a build that a store serves: what each is for, and how large.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::compress;
use crate::freshness::{STAMP, files_under};
use crate::seal::{CONTENT, FOLDER, LOADER};

/// A file under the name that it is served by, relative to the release's folder.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// How many bytes a file has, as it is and compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

/// A file with its compressed forms.
pub(crate) struct Packed {
    pub(crate) file: File,
    pub(crate) gzip: Vec<u8>,
    pub(crate) brotli: Vec<u8>,
}

/// What the build leaves in its folder.
pub(crate) struct Built {
    pub(crate) loader: File,
    pub(crate) glue: File,
    pub(crate) wasm: File,
    /// Whatever else it may come to leave there for stores to serve.
    pub(crate) rest: Vec<File>,
}

/// What is in the build's folder and not for stores: Trunk's page, and the stamp.
const NOT_SERVED: [&str; 2] = ["index.html", STAMP];

/// Reads what the build left.
pub(crate) fn of_build(dist: &Path) -> Result<Built> {
    let mut rest = Vec::new();
    for path in files_under(dist)? {
        let name = path.strip_prefix(dist)?.to_string_lossy();
        let name = name.replace('\\', "/");
        if !NOT_SERVED.contains(&name.as_str()) {
            let bytes = fs::read(&path)?;
            rest.push(File { name, bytes });
        }
    }
    let mut take = |what: &str, is_it: &dyn Fn(&str) -> bool| {
        let found: Vec<usize> = (0..rest.len())
            .filter(|it| is_it(&rest[*it].name))
            .collect();
        let [found] = found[..] else {
            bail!(
                "{} must hold one {what}, it holds {}: run `cargo xtask build`",
                dist.display(),
                found.len()
            );
        };
        Ok(rest.remove(found))
    };
    let in_folder = |name: &str| name.starts_with(FOLDER);
    Ok(Built {
        loader: take("loader", &|name| name == LOADER)?,
        glue: take("glue", &|name| in_folder(name) && name.ends_with(".js"))?,
        wasm: take("WebAssembly", &|name| {
            in_folder(name) && name.ends_with(".wasm")
        })?,
        rest,
    })
}

impl Built {
    /// All of it, the loader first.
    pub(crate) fn into_files(self) -> Vec<File> {
        let named = [self.loader, self.glue, self.wasm];
        named.into_iter().chain(self.rest).collect()
    }
}

impl File {
    /// The name without the part that is made of the contents, so that two releases compare.
    pub(crate) fn lasting_name(&self) -> String {
        let Some((start, rest)) = self.name.rsplit_once('-') else {
            return self.name.clone();
        };
        match rest.split_at_checked(CONTENT) {
            Some((hash, end)) if hash.bytes().all(|it| it.is_ascii_alphanumeric()) => {
                format!("{start}{end}")
            }
            _ => self.name.clone(),
        }
    }

    /// As `integrity` takes it.
    pub(crate) fn integrity(&self) -> String {
        format!("sha384-{}", STANDARD.encode(Sha384::digest(&self.bytes)))
    }

    pub(crate) fn pack(self) -> Result<Packed> {
        Ok(Packed {
            gzip: compress::gzip(&self.bytes)?,
            brotli: compress::brotli(&self.bytes)?,
            file: self,
        })
    }
}

impl Packed {
    pub(crate) fn sizes(&self) -> Sizes {
        Sizes {
            raw: self.file.bytes.len(),
            gzip: self.gzip.len(),
            brotli: self.brotli.len(),
        }
    }

    /// Writes the file and, beside it, its compressed forms.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        write(folder, &self.file.name, &self.file.bytes)?;
        write(folder, &format!("{}.gz", self.file.name), &self.gzip)?;
        write(folder, &format!("{}.br", self.file.name), &self.brotli)
    }
}

/// Writes a file of the release.
pub(crate) fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> File {
        File {
            name: name.to_owned(),
            bytes: b"alert('Hello, world.');".to_vec(),
        }
    }

    #[test]
    fn a_name_made_of_contents_lasts_without_them() {
        let lasting = |name| file(name).lasting_name();
        assert_eq!(
            lasting("wasm/telesales-toolbar-0123456789Zx_bg.wasm"),
            "wasm/telesales-toolbar_bg.wasm"
        );
        assert_eq!(lasting("telesales-toolbar.js"), "telesales-toolbar.js");
        assert_eq!(lasting("languages/pt-BR.js"), "languages/pt-BR.js");
    }

    #[test]
    fn a_build_without_one_of_its_files_is_refused_and_more_of_them_are_served() {
        let dist = std::env::temp_dir().join(format!("built-{}", std::process::id()));
        for name in ["index.html", LOADER, "wasm/a.js", "languages/de", STAMP] {
            write(&dist, name, b"").unwrap();
        }
        let without_wasm = of_build(&dist).err().unwrap().to_string();
        write(&dist, "wasm/a_bg.wasm", b"").unwrap();
        let whole = of_build(&dist).unwrap().into_files();
        fs::remove_dir_all(&dist).unwrap();
        assert!(
            without_wasm.contains("one WebAssembly, it holds 0"),
            "{without_wasm}"
        );
        let names: Vec<String> = whole.into_iter().map(|it| it.name).collect();
        assert_eq!(
            names,
            [LOADER, "wasm/a.js", "wasm/a_bg.wasm", "languages/de"]
        );
    }

    #[test]
    fn the_integrity_is_that_of_the_published_example() {
        // https://www.w3.org/TR/SRI/ gives this hash of this very script.
        assert_eq!(
            file("hello.js").integrity(),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
