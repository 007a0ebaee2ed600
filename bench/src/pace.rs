//! How fast the browser is made to be.

/// How fast the machine behind the tab pretends to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pace {
    /// How many times slower than this machine's the processor is.
    pub(crate) slowdown: u32,
    /// Whether there is a network in between.
    pub(crate) is_far: bool,
}

impl Pace {
    /// A processor as fast as this machine's, the server on it.
    pub(crate) const FULL: Self = Self {
        slowdown: 1,
        is_far: false,
    };
    /// A processor four times slower.
    pub(crate) const SLOW: Self = Self {
        slowdown: 4,
        is_far: false,
    };
    /// The same behind an office's line.
    pub(crate) const FAR: Self = Self {
        slowdown: 4,
        is_far: true,
    };
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::FULL, Self::SLOW, Self::FAR];

    /// As the reports have it.
    pub(crate) fn name(self) -> String {
        let line = if self.is_far { ", 40 ms 10 Mbit/s" } else { "" };
        format!("CPU {}×{line}", self.slowdown)
    }
}
