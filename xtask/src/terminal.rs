//! Everything this program says. A closed terminal is no reason to stop, so write errors are dropped.

use std::cell::Cell;
use std::io::{self, Write};

/// A line of result, to standard output.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// A line about what went wrong, to standard error.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// An error with its causes, on one line.
pub(crate) fn error(error: &anyhow::Error) {
    complain(&format!("error: {error:#}"));
}

/// Bytes of a child's output, passed on as they are.
pub(crate) fn pass_on(bytes: &[u8]) {
    let mut out = io::stdout();
    let _ = out.write_all(bytes);
    let _ = out.flush();
}

/// Numbers the steps of a long job, so that a waiting person sees how far it is.
pub(crate) struct Steps {
    total: usize,
    current: Cell<usize>,
}

impl Steps {
    pub(crate) fn new(total: usize) -> Self {
        Self {
            total,
            current: Cell::new(0),
        }
    }

    /// Begins the next step: `what` is the thing it provides or does.
    pub(crate) fn next(&self, what: &str) {
        self.current.set(self.current.get() + 1);
        self.note(what);
    }

    /// Says more about the current step.
    pub(crate) fn note(&self, what: &str) {
        complain(&format!("[{}/{}] {what}", self.current.get(), self.total));
    }
}
