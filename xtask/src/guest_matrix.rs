//! The matrix of the pages in which the toolbar is a guest: what the browser tests measured, a
//! row per kind of page and browser.
//!
//! The tests leave a file per row, `<browser>/<kind>.tsv`, with a line per column: its name, `yes`,
//! `no` or `-` for nothing to measure, and why; here they become a table.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::workspace::Workspace;

/// The columns: as the tests name them, and as the table does.
const COLUMNS: [(&str, &str); 6] = [
    ("visible", "visible"),
    ("onTop", "on top"),
    ("notCovered", "page free"),
    ("headers", "header free"),
    ("still", "still"),
    ("restored", "restored"),
];

/// A row as a test leaves it.
struct Row {
    kind: String,
    engine: String,
    cells: BTreeMap<String, Cell>,
}

/// What was measured in one column.
struct Cell {
    /// `yes`, `no`, or `-` when the page has nothing to measure.
    word: String,
    /// What was wrong, or why there is nothing.
    why: String,
}

/// Where the tests leave the rows.
pub(crate) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("guest-matrix")
}

/// Takes away the rows of an earlier run.
pub(crate) fn clear(workspace: &Workspace) {
    // There may be none.
    let _ = fs::remove_dir_all(folder(workspace));
}

/// The rows in this folder as a table, and below it what is wrong.
pub(crate) fn table(folder: &Path) -> Result<String> {
    let mut rows = Vec::new();
    let none = || format!("no rows in {}", folder.display());
    for engine in fs::read_dir(folder).with_context(none)? {
        for file in fs::read_dir(engine?.path())? {
            let path = file?.path();
            let name =
                |path: Option<&Path>| Some(path?.file_stem()?.to_string_lossy().into_owned());
            let kind = name(Some(&path)).unwrap_or_default();
            let engine = name(path.parent()).unwrap_or_default();
            rows.push(Row::read(kind, engine, &fs::read_to_string(&path)?));
        }
    }
    Ok(print(rows))
}

fn print(mut rows: Vec<Row>) -> String {
    rows.sort_by(|a, b| (&a.kind, &a.engine).cmp(&(&b.kind, &b.engine)));
    let widest = rows.iter().map(|row| row.kind.len()).max().unwrap_or(0);
    let mut table = format!("{:<widest$}  {:<8}", "page", "browser");
    for (_, title) in COLUMNS {
        let _ = write!(table, "  {title:<11}");
    }
    let mut wrong = String::new();
    for row in &rows {
        let _ = write!(table, "\n{:<widest$}  {:<8}", row.kind, row.engine);
        for (name, title) in COLUMNS {
            let word = row.word(name);
            let _ = write!(table, "  {word:<11}");
            if word == "NO" {
                let why = row
                    .cells
                    .get(name)
                    .map_or("no such column", |cell| &cell.why);
                let _ = write!(wrong, "\n{} in {}, {title}: {why}", row.kind, row.engine);
            }
        }
    }
    let lines: Vec<_> = table.lines().map(str::trim_end).collect();
    let well = rows.iter().filter(|row| row.is_well()).count();
    let sum = format!("{well} of {} rows are well", rows.len());
    format!("{}\n{wrong}\n{sum}\n", lines.join("\n"))
}

impl Row {
    fn read(kind: String, engine: String, text: &str) -> Self {
        let cell = |line: &str| {
            let mut fields = line.splitn(3, '\t').map(str::to_owned);
            let (column, word) = (fields.next()?, fields.next()?);
            let why = fields.next().unwrap_or_default();
            Some((column, Cell { word, why }))
        };
        let cells = text.lines().filter_map(cell).collect();
        Self {
            kind,
            engine,
            cells,
        }
    }

    fn word(&self, column: &str) -> &'static str {
        match self.cells.get(column).map(|cell| cell.word.as_str()) {
            Some("yes") => "yes",
            Some("-") => "-",
            _ => "NO",
        }
    }

    fn is_well(&self) -> bool {
        COLUMNS.iter().all(|(name, _)| self.word(name) != "NO")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: &str, still: &str) -> Row {
        let text = format!(
            "visible\tyes\t\nonTop\tyes\t\nnotCovered\t-\tno room asked\nheaders\tyes\t\n\
             still\t{still}\nrestored\tyes\t\n"
        );
        Row::read(kind.to_owned(), "firefox".to_owned(), &text)
    }

    #[test]
    fn a_line_a_row_then_what_is_wrong() {
        let table = print(vec![row("zoomed", "no\tshifted"), row("dark", "yes\t")]);
        let lines: Vec<_> = table.lines().collect();
        assert!(lines[0].starts_with("page    browser   visible"), "{table}");
        let dark: Vec<_> = lines[1].split_whitespace().collect();
        let all = ["dark", "firefox", "yes", "yes", "-", "yes", "yes", "yes"];
        assert_eq!(dark, all, "{table}");
        assert!(lines[2].contains("NO"), "{table}");
        assert!(
            lines.contains(&"zoomed in firefox, still: shifted"),
            "{table}"
        );
        assert_eq!(lines.last(), Some(&"1 of 2 rows are well"));
    }

    #[test]
    fn a_column_that_is_missing_is_not_well() {
        let mut row = row("dark", "yes\t");
        row.cells.remove("restored");
        assert!(!row.is_well());
    }
}
