//! The table at the end of a test run, and its last line.

use std::fmt::Write as _;

use super::counts::Counts;

/// One group's outcome.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) counts: Counts,
    pub(super) seconds: f64,
}

/// A line per group, then `N passed, N failed, N skipped` over all, which is the last line.
pub(super) fn table(rows: &[Row]) -> String {
    let mut table = format!(
        "\n{:<10} {:>7} {:>7} {:>7} {:>8}\n",
        "group", "passed", "failed", "skipped", "seconds"
    );
    let mut all = Counts::default();
    for Row {
        name,
        counts,
        seconds,
    } in rows
    {
        let Counts {
            passed,
            failed,
            skipped,
        } = counts;
        let _ = writeln!(
            table,
            "{name:<10} {passed:>7} {failed:>7} {skipped:>7} {seconds:>8.1}"
        );
        all = all.plus(*counts);
    }
    let _ = write!(
        table,
        "\n{} passed, {} failed, {} skipped",
        all.passed, all.failed, all.skipped
    );
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_sums_up() {
        let rows = [
            Row {
                name: "native",
                counts: Counts {
                    passed: 5,
                    failed: 0,
                    skipped: 1,
                },
                seconds: 0.25,
            },
            Row {
                name: "wasm",
                counts: Counts {
                    passed: 2,
                    failed: 3,
                    skipped: 0,
                },
                seconds: 12.0,
            },
        ];
        let table = table(&rows);
        assert_eq!(table.lines().last(), Some("7 passed, 3 failed, 1 skipped"));
        assert!(
            table.contains("wasm             2       3       0     12.0"),
            "{table}"
        );
    }
}
