//! A program that is gone, with everything it has started, when the test is: also when the test
//! is killed.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Waits beside the program until the other end of its input is closed, which the system sees to
/// however the test ends, and then ends the whole group, itself included.
const WATCH: &str =
    "exec 3<&0 </dev/null; { read -r _ <&3; kill -KILL 0; } 2>/dev/null >&2 & exec \"$@\" 3<&-";

/// A running program in a process group of its own.
pub struct Leash {
    process: Child,
    held: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Leash {
    /// Starts this program.
    pub fn on(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut watched = Command::new("sh");
        watched.args(["-c", WATCH, "sh"]);
        watched.arg(command.get_program()).args(command.get_args());
        for (variable, value) in command.get_envs() {
            match value {
                Some(value) => watched.env(variable, value),
                None => watched.env_remove(variable),
            };
        }
        watched.process_group(0).stdin(Stdio::piped());
        watched.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = watched
            .spawn()
            .unwrap_or_else(|error| panic!("{name} does not start: {error}"));
        let output = BufReader::new(process.stdout.take().unwrap());
        let held = process.stdin.take();
        Self {
            process,
            held,
            output,
        }
    }

    /// The program's process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Waits for a line with something to be found in it.
    pub fn line_with<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> T {
        let mut said = String::new();
        loop {
            let before = said.len();
            if self.output.read_line(&mut said).unwrap() == 0 {
                panic!(
                    "a driver is missing or ended at once; `cargo xtask test` installs it. It said: {said}"
                );
            }
            if let Some(found) = find(said[before..].trim_end()) {
                return found;
            }
        }
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.held.take());
        let _ = self.process.wait();
    }
}
