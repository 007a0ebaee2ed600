//! The command line.

/// What is asked for, and how often it is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// How often each contender is measured in each situation.
    pub(crate) runs: usize,
    /// How often each page of a size is measured.
    pub(crate) growth_runs: usize,
    /// The numbers of pages in one tab.
    pub(crate) pages: &'static [u32],
}

const USAGE: &str = "\
Usage: cargo xtask bench [--quick] [--runs N]

  --quick   3 runs and at most 100 pages in a tab: a few minutes
  --runs N  how often each is measured (default: 9)";

impl Options {
    const FULL: Self = Self {
        runs: 9,
        growth_runs: 3,
        pages: &[10, 100, 1_000],
    };
    const QUICK: Self = Self {
        runs: 3,
        growth_runs: 1,
        pages: &[10, 100],
    };

    /// Reads the arguments after the program's name.
    pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self::FULL;
        let mut runs = None;
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--quick" => options = Self::QUICK,
                "--runs" => runs = Some(number(&arguments.next().unwrap_or_default())?),
                other => return Err(format!("{other} is not an option of bench.\n\n{USAGE}")),
            }
        }
        options.runs = runs.unwrap_or(options.runs);
        Ok(options)
    }
}

fn number(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("--runs needs a number from 1 on, not \"{text}\".\n\n{USAGE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, String> {
        Options::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn runs_are_taken_wherever_they_stand() {
        assert_eq!(parse(""), Ok(Options::FULL));
        assert_eq!(parse("--quick"), Ok(Options::QUICK));
        for line in ["--runs 5 --quick", "--quick --runs 5"] {
            assert_eq!(
                parse(line),
                Ok(Options {
                    runs: 5,
                    ..Options::QUICK
                })
            );
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, named) in [
            ("--runs", "\"\""),
            ("--runs 0", "\"0\""),
            ("--fast", "--fast"),
        ] {
            assert!(parse(line).is_err_and(|it| it.contains(named)), "{line}");
        }
    }
}
