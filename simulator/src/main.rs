//! `simulate`: plays histories by their seeds, on all cores.

mod command_line;

use command_line::{Command, USAGE};
use simulator::{Failure, Rule, play, shorten};
use std::collections::BTreeMap;
use std::env;
use std::io::{Write as _, stderr, stdout};
use std::num::NonZero;
use std::panic;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

fn main() -> ExitCode {
    let command = match Command::parse(env::args().skip(1)) {
        Ok(command) => command,
        Err(reason) => {
            let _ = writeln!(stderr(), "{reason}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    // A panic is one of the rules' and is told with its history.
    panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    let failures = play_all(&command);
    report(&command, &failures, started);
    if failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The histories that break a rule, by their seeds.
fn play_all(command: &Command) -> BTreeMap<u64, Failure> {
    let next = AtomicU64::new(0);
    let failures = Mutex::new(BTreeMap::new());
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= command.histories {
                        return;
                    }
                    let seed = command.seed.wrapping_add(number);
                    if let Some(failure) = play(seed, command.steps) {
                        let mut failures = failures.lock().unwrap_or_else(PoisonError::into_inner);
                        failures.insert(seed, failure);
                    }
                }
            });
        }
    });
    failures
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
}

fn report(command: &Command, failures: &BTreeMap<u64, Failure>, started: Instant) {
    let mut by_rule: BTreeMap<Rule, Vec<u64>> = BTreeMap::new();
    for (seed, failure) in failures {
        by_rule.entry(failure.breach.rule).or_default().push(*seed);
    }
    for (seed, failure) in failures.iter().take(command.show) {
        let short = shorten(failure);
        say(&format!(
            "\nseed {seed}: {}: {}",
            short.breach.rule, short.breach.words
        ));
        say(&short.tell());
    }
    for (rule, seeds) in &by_rule {
        let first: Vec<String> = seeds.iter().take(5).map(u64::to_string).collect();
        say(&format!(
            "{} times {rule}; seeds {} …",
            seeds.len(),
            first.join(", ")
        ));
    }
    let Command {
        seed,
        histories,
        steps,
        ..
    } = command;
    let seconds = started.elapsed().as_secs_f64();
    say(&format!(
        "{histories} histories of {steps} steps from seed {seed} in {seconds:.1} s"
    ));
    let failed = failures.len();
    let passed = histories - u64::try_from(failed).unwrap_or(u64::MAX);
    say(&format!("{passed} passed, {failed} failed"));
}

fn say(text: &str) {
    // Who reads it may have gone.
    let _ = writeln!(stdout(), "{text}");
}
