//! Turns the words after `cargo xtask` into a command, or says what is wrong with them.

use crate::test_groups::Group;

pub(crate) const USAGE: &str = "\
Usage: cargo xtask <command>

  demo [--port N]   build everything and serve the demo store
  build             build the toolbar for shipping into dist/
  dist [--check]    make the release in releases/: compressed, with hashes, licences and a bill
                    of materials; --check builds it twice, in two places, and compares
  size [--remember] measure the build against budgets.json and the last release; --remember
                    takes it for the last release
  test [NAME…]      run the checks, or only the named ones: format lint tidy loader native simulation size
                    wasm chromium firefox webkit; the last three run the shipped build in that browser
  bench [--quick] [--runs N]
                    measure the toolbar beside the same features by other means, in Chromium;
                    writes bench/results.md and docs/bench.svg
  simulate [--seed N] [--histories N] [--steps N] [--show N]
                    play histories of an operator's day on virtual time; those that break a rule of
                    truth are shortened and told
  tidy              check the rules of the code base that no compiler knows
  help              print this";

/// What the person at the keyboard asked for.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Demo { port: Option<u16> },
    Build,
    Dist { check: bool },
    Size { remember: bool },
    Test { groups: Vec<Group> },
    Bench { options: Vec<String> },
    Simulate { options: Vec<String> },
    Tidy,
    Help,
}

pub(crate) fn parse(words: impl Iterator<Item = String>) -> Result<Command, String> {
    let words: Vec<String> = words.collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some((command, rest)) = words.split_first() else {
        return Err("which command?".to_owned());
    };
    match *command {
        "demo" => demo(rest),
        "build" => alone(rest, Command::Build),
        "dist" => flag(rest, "--check").map(|check| Command::Dist { check }),
        "size" => flag(rest, "--remember").map(|remember| Command::Size { remember }),
        "test" => test(rest),
        "bench" => Ok(Command::Bench { options: own(rest) }),
        "simulate" => Ok(Command::Simulate { options: own(rest) }),
        "tidy" => alone(rest, Command::Tidy),
        "help" | "--help" | "-h" => Ok(Command::Help),
        other => Err(format!("unknown command `{other}`")),
    }
}

/// Whether the one option that there is was given.
fn flag(rest: &[&str], name: &str) -> Result<bool, String> {
    match rest {
        [word, rest @ ..] if *word == name => alone(rest, true),
        rest => alone(rest, false),
    }
}

fn alone<T>(rest: &[&str], value: T) -> Result<T, String> {
    match rest.first() {
        None => Ok(value),
        Some(word) => Err(format!("unknown option `{word}`")),
    }
}

fn demo(rest: &[&str]) -> Result<Command, String> {
    let port = match rest {
        [] => return Ok(Command::Demo { port: None }),
        ["--port", port] => port,
        [word] if word.starts_with("--port=") => &word["--port=".len()..],
        ["--port"] => return Err("`--port` needs a number".to_owned()),
        [word, ..] => return Err(format!("unknown option `{word}`")),
    };
    let number = port
        .parse()
        .map_err(|_| format!("`{port}` is not a port number"))?;
    Ok(Command::Demo { port: Some(number) })
}

/// Programs that know their options themselves, and say so.
fn own(rest: &[&str]) -> Vec<String> {
    rest.iter().map(|&it| it.to_owned()).collect()
}

fn test(rest: &[&str]) -> Result<Command, String> {
    let named =
        |name: &&str| Group::named(name).ok_or_else(|| format!("unknown test group `{name}`"));
    let mut groups = rest
        .iter()
        .map(named)
        .collect::<Result<Vec<Group>, String>>()?;
    if groups.is_empty() {
        groups = Group::ALL.to_vec();
    }
    groups.sort();
    groups.dedup();
    Ok(Command::Test { groups })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn demo_takes_a_port_in_both_spellings() {
        assert_eq!(parse_line("demo"), Ok(Command::Demo { port: None }));
        assert_eq!(
            parse_line("demo --port 81"),
            Ok(Command::Demo { port: Some(81) })
        );
        assert_eq!(
            parse_line("demo --port=81"),
            Ok(Command::Demo { port: Some(81) })
        );
        assert!(parse_line("demo --port 70000").is_err());
        assert!(parse_line("demo --port").is_err());
    }

    #[test]
    fn test_runs_everything_or_the_named_groups_in_the_fixed_order() {
        assert_eq!(
            parse_line("test"),
            Ok(Command::Test {
                groups: Group::ALL.to_vec()
            })
        );
        let named = Command::Test {
            groups: vec![Group::Format, Group::Native],
        };
        assert_eq!(parse_line("test native format native"), Ok(named));
        assert!(parse_line("test everything").is_err());
    }

    #[test]
    fn dist_checks_and_size_remembers_only_when_told_to() {
        let dist = |check| Ok(Command::Dist { check });
        assert_eq!(parse_line("dist"), dist(false));
        assert_eq!(parse_line("dist --check"), dist(true));
        assert!(parse_line("dist --check twice").is_err());
        assert!(parse_line("dist --all").is_err());
        let size = |remember| Ok(Command::Size { remember });
        assert_eq!(parse_line("size"), size(false));
        assert_eq!(parse_line("size --remember"), size(true));
    }

    #[test]
    fn unknown_words_are_named() {
        assert_eq!(
            parse_line("dance"),
            Err("unknown command `dance`".to_owned())
        );
        assert_eq!(
            parse_line("build --fast"),
            Err("unknown option `--fast`".to_owned())
        );
    }
}
