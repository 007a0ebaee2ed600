//! One kind of page, as its file says.

use std::path::{Path, PathBuf};

use axum::http::HeaderName;
use tokio::fs;

/// A page without the comment that its file begins with.
pub(super) struct Page {
    /// The sentence about its kind.
    pub(super) about: String,
    pub(super) headers: Vec<(HeaderName, String)>,
    pub(super) body: String,
    pub(super) is_xml: bool,
}

impl Page {
    /// The page of this kind, if there is one.
    pub(super) async fn read(kind: &str) -> Option<Self> {
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        if !kind.chars().all(is_name) {
            return None;
        }
        for is_xml in [false, true] {
            let ending = if is_xml { "xhtml" } else { "html" };
            let path = folder().join(format!("{kind}.{ending}"));
            if let Ok(text) = fs::read_to_string(path).await {
                return Self::parse(&text, is_xml);
            }
        }
        None
    }

    fn parse(text: &str, is_xml: bool) -> Option<Self> {
        let (comment, body) = text.strip_prefix("<!--")?.split_once("-->")?;
        let mut about = String::new();
        let mut headers = Vec::new();
        for line in comment.lines().map(str::trim) {
            let header = line.split_once(": ").and_then(|(name, value)| {
                let name = name.parse::<HeaderName>().ok()?;
                Some((name, value.to_owned()))
            });
            match header {
                Some(header) => headers.push(header),
                None => about = format!("{about} {line}").trim().to_owned(),
            }
        }
        let body = body.trim_start().to_owned();
        Some(Self {
            about,
            headers,
            body,
            is_xml,
        })
    }
}

/// All kinds in alphabetical order, each with its sentence.
pub(super) async fn kinds() -> Vec<(String, String)> {
    let mut kinds = Vec::new();
    let Ok(mut entries) = fs::read_dir(folder()).await else {
        return kinds;
    };
    while let Ok(Some(entry)) = entries.next_entry().await {
        let path = entry.path();
        let Some(kind) = path.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        if let Some(page) = Page::read(kind).await {
            kinds.push((kind.to_owned(), page.about));
        }
    }
    kinds.sort();
    kinds
}

/// The files are read anew for each request, so that a page can be changed while the store is
/// open.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pages")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_is_about_the_page_and_has_its_headers() {
        let text = "<!-- Two words.\nX-One: a: b\n-->\n<!doctype html><p>{content}";
        let page = Page::parse(text, false).map(|it| (it.about, it.headers, it.body));
        let header = (HeaderName::from_static("x-one"), "a: b".to_owned());
        assert_eq!(
            page,
            Some((
                "Two words.".to_owned(),
                vec![header],
                "<!doctype html><p>{content}".to_owned()
            ))
        );
    }

    #[tokio::test]
    async fn no_path_leads_out_of_the_folder() {
        assert!(Page::read("../Cargo").await.is_none());
        assert!(Page::read("parts/content").await.is_none());
        assert!(Page::read("").await.is_none());
    }

    #[tokio::test]
    async fn every_file_says_what_it_is() {
        let kinds = kinds().await;
        assert!(!kinds.is_empty());
        for (kind, about) in kinds {
            assert!(about.ends_with('.'), "{kind}: {about}");
        }
    }
}
