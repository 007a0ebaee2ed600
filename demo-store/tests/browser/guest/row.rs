//! One row of the matrix: what was measured on one kind of page in one browser, kept as a file
//! for `cargo xtask` to print.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// What is measured, in the order of the table.
pub const COLUMNS: [&str; 6] = [
    "visible",
    "onTop",
    "notCovered",
    "headers",
    "still",
    "restored",
];

/// The measurements of one page: per column its problems, or why there is nothing to measure.
#[derive(Debug)]
pub struct Row {
    kind: &'static str,
    engine: String,
    measured: BTreeMap<&'static str, Vec<String>>,
    without: BTreeMap<&'static str, &'static str>,
}

impl Row {
    /// Begins a row, so that a test that ends early leaves no row of an earlier run behind.
    pub fn begin(kind: &'static str, engine: String) -> Self {
        let row = Self {
            kind,
            engine,
            measured: BTreeMap::new(),
            without: BTreeMap::new(),
        };
        row.write();
        row
    }

    /// Adds problems, none when all is well, to a column.
    pub fn add(&mut self, column: &'static str, problems: impl IntoIterator<Item = String>) {
        self.measured.entry(column).or_default().extend(problems);
        self.write();
    }

    /// Says why a column has nothing to measure on this page.
    pub fn without(&mut self, column: &'static str, reason: &'static str) {
        self.without.insert(column, reason);
        self.write();
    }

    /// Fails the test with all that was wrong and all that was not measured.
    pub fn all_is_well(&self) {
        let wrong: Vec<_> = COLUMNS
            .iter()
            .filter_map(|column| match self.cell(column) {
                (Some(false), why) => Some(format!("{column}: {why}")),
                _ => None,
            })
            .collect();
        assert!(wrong.is_empty(), "{}:\n{}", self.kind, wrong.join("\n"));
    }

    fn cell(&self, column: &str) -> (Option<bool>, String) {
        match (self.measured.get(column), self.without.get(column)) {
            (Some(problems), _) => (Some(problems.is_empty()), in_short(problems)),
            (None, Some(reason)) => (None, (*reason).to_owned()),
            (None, None) => (Some(false), "not measured".to_owned()),
        }
    }

    fn write(&self) {
        let lines = COLUMNS.iter().map(|column| {
            let (ok, why) = self.cell(column);
            let word = match ok {
                Some(true) => "yes",
                Some(false) => "no",
                None => "-",
            };
            format!("{column}\t{word}\t{}\n", why.replace(['\n', '\t'], " "))
        });
        let folder = folder().join(&self.engine);
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{}.tsv", self.kind));
        fs::write(file, lines.collect::<String>()).unwrap();
    }
}

/// A page that has moved has moved in many places.
fn in_short(problems: &[String]) -> String {
    let first = problems.get(..3).unwrap_or(problems).join("; ");
    match problems.len() {
        0..=3 => first,
        all => format!("{first}; and {} more", all - 3),
    }
}

/// `$TELESALES_MATRIX`, or `guest-matrix` in the folder that cargo builds into.
fn folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("TELESALES_MATRIX") {
        return folder.into();
    }
    // The program is <target>/<profile>/deps/<name>.
    let program = std::env::current_exe().unwrap();
    program.ancestors().nth(3).unwrap().join("guest-matrix")
}
