//! How large what a store serves may be: `budgets.json`, and who keeps to it.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::release::files::Sizes;

/// The file, from the root of the repository.
pub(super) const FILE: &str = "budgets.json";

/// What some files may have in brotli, all together or each of them.
#[derive(Debug, PartialEq)]
pub(super) struct Budget {
    pub(super) what: String,
    /// Names, a `*` at the end for any ending.
    patterns: Vec<String>,
    pub(super) most: usize,
    each: bool,
    /// What is aimed at where that is less than what is allowed today.
    pub(super) goal: Option<usize>,
}

/// What became of a budget.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// So many bytes are used.
    Kept(usize),
    /// So many bytes are used, which is too many.
    Broken(usize),
    /// There is no such file.
    Unused,
}

/// Reads the budgets in the text of the file.
pub(super) fn read(text: &str) -> Result<Vec<Budget>> {
    let file: Value = serde_json::from_str(text).with_context(|| format!("{FILE} is no JSON"))?;
    let budgets = file["budgets"].as_array();
    let budgets = budgets.with_context(|| format!("{FILE} has no list `budgets`"))?;
    budgets.iter().map(Budget::read).collect()
}

impl Budget {
    fn read(entry: &Value) -> Result<Self> {
        let text = |key: &str| {
            let value = entry[key].as_str();
            value.with_context(|| format!("{FILE}: `{key}` is missing in {entry}"))
        };
        let bytes = |key: &str| entry[key].as_u64().and_then(|it| usize::try_from(it).ok());
        let (most, each) = match (bytes("at_most"), bytes("at_most_each")) {
            (Some(most), None) => (most, false),
            (None, Some(most)) => (most, true),
            _ => bail!("{FILE}: either `at_most` or `at_most_each`, a number, in {entry}"),
        };
        let patterns = text("files")?.split_whitespace();
        Ok(Self {
            what: text("what")?.to_owned(),
            patterns: patterns.map(str::to_owned).collect(),
            most,
            each,
            goal: bytes("goal"),
        })
    }

    /// Whether it is kept by these files.
    pub(super) fn judge(&self, files: &[(String, Sizes)]) -> Verdict {
        let own = files.iter().filter(|(name, _)| self.counts(name));
        let bytes: Vec<usize> = own.map(|(_, sizes)| sizes.brotli).collect();
        let used = if self.each {
            bytes.iter().max().copied()
        } else {
            (!bytes.is_empty()).then(|| bytes.iter().sum())
        };
        match used {
            None => Verdict::Unused,
            Some(used) if used > self.most => Verdict::Broken(used),
            Some(used) => Verdict::Kept(used),
        }
    }

    fn counts(&self, name: &str) -> bool {
        self.patterns
            .iter()
            .any(|pattern| match pattern.strip_suffix('*') {
                Some(start) => name.starts_with(start),
                None => name == pattern,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{ "budgets": [
        { "what": "page", "files": "a.js wasm/*", "at_most": 100, "goal": 50 },
        { "what": "language", "files": "languages/*", "at_most_each": 10 } ] }"#;

    fn judge(brotli: &[(&str, usize)]) -> Vec<Verdict> {
        let sizes = |brotli| Sizes {
            raw: 1000,
            gzip: 1000,
            brotli,
        };
        let files: Vec<(String, Sizes)> = brotli
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), sizes(*bytes)))
            .collect();
        let budgets = read(TEXT).unwrap();
        budgets.iter().map(|it| it.judge(&files)).collect()
    }

    #[test]
    fn the_last_byte_is_allowed_and_one_more_is_not() {
        let files = [("a.js", 40), ("wasm/b.wasm", 60), ("other.js", 900)];
        assert_eq!(judge(&files), [Verdict::Kept(100), Verdict::Unused]);
        let files = [("a.js", 40), ("wasm/b.wasm", 61)];
        assert_eq!(judge(&files), [Verdict::Broken(101), Verdict::Unused]);
    }

    #[test]
    fn what_holds_for_each_is_measured_by_the_largest() {
        let files = [("a.js", 1), ("languages/de", 10), ("languages/pt", 9)];
        assert_eq!(judge(&files), [Verdict::Kept(1), Verdict::Kept(10)]);
        let files = [("a.js", 1), ("languages/de", 11), ("languages/pt", 9)];
        assert_eq!(judge(&files)[1], Verdict::Broken(11));
    }

    #[test]
    fn a_budget_that_says_nothing_is_refused() {
        for entry in [
            r#"{ "what": "a", "files": "a" }"#,
            r#"{ "what": "a", "files": "a", "at_most": "60 KB" }"#,
            r#"{ "what": "a", "files": "a", "at_most": 1, "at_most_each": 1 }"#,
            r#"{ "what": "a", "at_most": 1 }"#,
        ] {
            let text = format!("{{ \"budgets\": [{entry}] }}");
            let error = format!("{:#}", read(&text).unwrap_err());
            assert!(error.starts_with("budgets.json: "), "{error}");
        }
        assert!(read("{}").is_err() && read("").is_err());
    }

    #[test]
    fn the_budgets_of_this_repository_can_be_read() {
        let budgets = read(include_str!("../../../budgets.json")).unwrap();
        assert!(!budgets.is_empty());
        let is_below = |it: &Budget| it.goal.is_none_or(|goal| goal < it.most);
        assert!(
            budgets.iter().all(is_below),
            "a goal that is met is the budget"
        );
    }
}
