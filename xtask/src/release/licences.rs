//! The licences of others, which ask to be passed on with what is made from their code.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::crates::Crate;

const STARTS: [&str; 6] = [
    "LICENSE",
    "LICENCE",
    "COPYING",
    "COPYRIGHT",
    "NOTICE",
    "UNLICENSE",
];
const LINE: &str =
    "--------------------------------------------------------------------------------";

/// Every crate with its licence, then every text once, under the crates it is of.
pub(super) fn third_party(crates: &[Crate]) -> Result<String> {
    let mut texts = BTreeMap::<String, Vec<String>>::new();
    let mut page = "What Telesales Toolbar is linked from, and under which licences.\n\
        Where a choice is offered between MIT and Apache-2.0, MIT is taken.\n\n"
        .to_owned();
    for it in crates {
        let title = format!("{} {}", it.name, it.version);
        writeln!(page, "{title}: {}", it.licence)?;
        for text in texts_of(it).with_context(|| format!("no licence for {title}"))? {
            texts.entry(text).or_default().push(title.clone());
        }
    }
    for (text, titles) in texts {
        write!(page, "\n{LINE}\n{}\n{LINE}\n\n{text}\n", titles.join(", "))?;
    }
    Ok(page)
}

/// The texts that lie in the crate's source; many small crates name a licence and carry no text.
fn texts_of(it: &Crate) -> Result<Vec<String>> {
    let mut texts = it.source.as_deref().map_or(Ok(Vec::new()), texts_in)?;
    if texts.is_empty() {
        if !offers_mit(&it.licence) {
            bail!("its source carries no licence text, and it is not under MIT");
        }
        texts.push(mit(&it.authors));
    }
    Ok(texts)
}

fn texts_in(source: &Path) -> Result<Vec<String>> {
    let mut named = Vec::new();
    for entry in fs::read_dir(source)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_uppercase();
        if path.is_file() && STARTS.iter().any(|start| name.starts_with(start)) {
            named.push((name, path));
        }
    }
    named.sort();
    let has_mit = named.iter().any(|(name, _)| name.contains("MIT"));
    named.retain(|(name, _)| !(has_mit && name.contains("APACHE")));
    let read = |(_, path)| Ok(plain(&fs::read_to_string::<std::path::PathBuf>(path)?));
    named.into_iter().map(read).collect()
}

/// The same text is the same, whoever ended its lines.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn offers_mit(expression: &str) -> bool {
    let mut words = expression.split(|it: char| it.is_whitespace() || "()".contains(it));
    words.any(|word| word == "MIT") && !expression.contains("AND")
}

/// https://spdx.org/licenses/MIT.html
fn mit(authors: &[String]) -> String {
    let holders = match authors {
        [] => "its authors".to_owned(),
        authors => authors.join(", "),
    };
    format!(
        "MIT License\n\nCopyright (c) {holders}\n\n{}",
        MIT.trim_end()
    )
}

const MIT: &str = include_str!("mit.txt");

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, licence: &str, source: Option<&Path>) -> Crate {
        Crate {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            authors: vec!["Ann".to_owned()],
            purl: String::new(),
            checksum: None,
            source: source.map(Path::to_owned),
        }
    }

    #[test]
    fn a_text_that_crates_share_is_there_once_and_mit_is_taken() {
        let folder = std::env::temp_dir().join(format!("licences-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("LICENSE-MIT"), "Free of charge.  \r\n").unwrap();
        fs::write(folder.join("LICENSE-APACHE"), "Long.").unwrap();
        let crates = ["one", "two"].map(|it| of(it, "MIT OR Apache-2.0", Some(&folder)));
        let page = third_party(&crates).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(page.contains("one 1.0.0, two 1.0.0\n"), "{page}");
        assert_eq!(page.matches("Free of charge.\n").count(), 1, "{page}");
        assert!(!page.contains("Long."), "{page}");
    }

    #[test]
    fn without_a_text_mit_is_spelt_out_and_anything_else_refused() {
        let page = third_party(&[of("bare", "MIT", None)]).unwrap();
        assert!(
            page.contains("Copyright (c) Ann\n\nPermission is hereby granted"),
            "{page}"
        );
        for licence in ["BSL-1.0", "MIT AND Unicode-3.0"] {
            let error = third_party(&[of("bare", licence, None)]).unwrap_err();
            assert!(format!("{error:#}").contains("no licence for bare 1.0.0"));
        }
    }
}
