//! The command line.

/// What is printed beside a mistake.
pub(crate) const USAGE: &str = "\
Usage: simulate [--seed N] [--histories N] [--steps N] [--show N]

  --seed N       the seed of the first history (default: 1); each further one has the next
  --histories N  how many are played (default: 1)
  --steps N      how many steps each has (default: 200)
  --show N       how many of those that break a rule are shortened and told (default: 3)";

/// A parsed command line.
pub(crate) struct Command {
    pub(crate) seed: u64,
    pub(crate) histories: u64,
    pub(crate) steps: usize,
    pub(crate) show: usize,
}

impl Command {
    /// Reads the arguments after the program's name.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut command = Self {
            seed: 1,
            histories: 1,
            steps: 200,
            show: 3,
        };
        while let Some(name) = words.next() {
            let mut number = || -> Result<u64, String> {
                let word = words
                    .next()
                    .ok_or_else(|| format!("`{name}` needs a number"))?;
                word.parse()
                    .map_err(|_| format!("`{word}` is not a number"))
            };
            let size = |number: u64| usize::try_from(number).map_err(|error| error.to_string());
            match name.as_str() {
                "--seed" => command.seed = number()?,
                "--histories" => command.histories = number()?,
                "--steps" => command.steps = size(number()?)?,
                "--show" => command.show = size(number()?)?,
                _ => return Err(format!("unknown option `{name}`")),
            }
        }
        Ok(command)
    }
}
