//! How many tests passed, failed and were skipped, read from what test programs print.

/// The outcome of a number of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Counts {
    pub(super) passed: u32,
    pub(super) failed: u32,
    pub(super) skipped: u32,
}

impl Counts {
    pub(super) const SUCCESS: Self = Self {
        passed: 1,
        failed: 0,
        skipped: 0,
    };
    pub(super) const FAILURE: Self = Self {
        passed: 0,
        failed: 1,
        skipped: 0,
    };

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// Reads a summary line: `test result: ok. 5 passed; 0 failed; 1 ignored; …` of libtest and of
    /// wasm-bindgen-test, or `5 passed, 0 failed` of the simulator.
    pub(super) fn from_summary(line: &str) -> Option<Self> {
        let line = without_colour(line);
        Self::of_histories(&line).or_else(|| Self::of_tests(&line))
    }

    fn of_histories(line: &str) -> Option<Self> {
        let (passed, failed) = line.trim().split_once(" passed, ")?;
        Some(Self {
            passed: passed.parse().ok()?,
            failed: failed.strip_suffix(" failed")?.parse().ok()?,
            skipped: 0,
        })
    }

    fn of_tests(line: &str) -> Option<Self> {
        let (_, summary) = line
            .trim()
            .strip_prefix("test result: ")?
            .split_once(". ")?;
        let mut counts = Self::default();
        for part in summary.split("; ") {
            let Some((number, word)) = part.trim().split_once(' ') else {
                continue;
            };
            match word {
                "passed" => counts.passed = number.parse().ok()?,
                "failed" => counts.failed = number.parse().ok()?,
                "ignored" => counts.skipped = number.parse().ok()?,
                _ => {}
            }
        }
        Some(counts)
    }

    /// A command may fail without any test of it failing: it did not compile, or the browser died.
    pub(super) fn of_command(self, succeeded: bool) -> Self {
        if succeeded || self.failed > 0 {
            self
        } else {
            self.plus(Self::FAILURE)
        }
    }

    /// A group in which no test ran proves nothing, which must not look like success.
    pub(super) fn at_least_one(self) -> Self {
        if self.passed + self.failed == 0 {
            self.plus(Self::FAILURE)
        } else {
            self
        }
    }
}

fn without_colour(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_summary_of_libtest() {
        let line = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.00s\n";
        assert_eq!(
            Counts::from_summary(line),
            Some(Counts {
                passed: 5,
                failed: 0,
                skipped: 1
            })
        );
        let red =
            "test result: \u{1b}[31mFAILED\u{1b}[m. 3 passed; 2 failed; 0 ignored; 0 measured";
        assert_eq!(
            Counts::from_summary(red),
            Some(Counts {
                passed: 3,
                failed: 2,
                skipped: 0
            })
        );
    }

    #[test]
    fn reads_the_summary_of_wasm_bindgen_test() {
        let line =
            "test result: ok. 1 passed; 0 failed; 1 ignored; 0 filtered out; finished in 0.03s\n";
        assert_eq!(
            Counts::from_summary(line),
            Some(Counts {
                passed: 1,
                failed: 0,
                skipped: 1
            })
        );
    }

    #[test]
    fn reads_the_summary_of_the_simulator() {
        let counts = Counts {
            passed: 19_998,
            failed: 2,
            skipped: 0,
        };
        assert_eq!(
            Counts::from_summary("19998 passed, 2 failed\n"),
            Some(counts)
        );
    }

    #[test]
    fn takes_no_other_line_for_a_summary() {
        assert_eq!(Counts::from_summary("test adds ... ok"), None);
        assert_eq!(Counts::from_summary("the test result: ok. 5 passed"), None);
        assert_eq!(Counts::from_summary("5 passed, 1 failed, 2 skipped"), None);
    }

    #[test]
    fn failure_without_counts_and_success_without_tests_are_failures() {
        let two = Counts {
            passed: 2,
            failed: 0,
            skipped: 0,
        };
        assert_eq!(two.of_command(false).failed, 1);
        assert_eq!(two.of_command(true), two);
        assert_eq!(Counts { failed: 3, ..two }.of_command(false).failed, 3);
        assert_eq!(
            Counts {
                skipped: 4,
                ..Counts::default()
            }
            .at_least_one()
            .failed,
            1
        );
    }
}
