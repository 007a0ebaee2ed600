//! What happened, in words; written only when somebody is going to read it.

use crate::agenda::Time;

/// The lines of a history.
#[derive(Debug, Default)]
pub(crate) struct Tale {
    lines: Option<Vec<(Time, String)>>,
}

impl Tale {
    pub(crate) fn new(is_written: bool) -> Self {
        Self {
            lines: is_written.then(Vec::new),
        }
    }

    pub(crate) fn tell(&mut self, at: Time, words: impl FnOnce() -> String) {
        if let Some(lines) = &mut self.lines {
            lines.push((at, words()));
        }
    }

    /// The lines with their times, in seconds.
    pub(crate) fn text(&self) -> String {
        let lines = self.lines.iter().flatten();
        lines
            .map(|(at, words)| format!("{:>6}.{:03} s  {words}\n", at / 1_000, at % 1_000))
            .collect()
    }
}
