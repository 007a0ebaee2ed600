//! What is measured of a page.

/// One of the things that are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Bar,
    FromScript,
    FromQuestion,
    Loaded,
    Busy,
    Script,
    Longest,
    Compiling,
    Open,
    Type,
    Submit,
    Memory,
    Shift,
    Bytes,
    Requests,
}

impl Kind {
    /// As the reports have it, with its unit.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bar => "navigation to bar painted, ms",
            Self::FromScript => "script arrived to bar painted, ms",
            Self::FromQuestion => "session first asked to bar painted, ms",
            Self::Loaded => "navigation to load event, ms",
            Self::Busy => "main thread at work, CPU ms",
            Self::Script => "scripts, of that, CPU ms",
            Self::Longest => "longest task, CPU ms",
            Self::Compiling => "parsing and compiling, CPU ms",
            Self::Open => "panel opened: click to paint, ms",
            Self::Type => "letter typed: key to paint, ms",
            Self::Submit => "form sent: click to paint, ms",
            Self::Memory => "JS heap and wasm memory, KB",
            Self::Shift => "layout shift",
            Self::Bytes => "bytes over the wire, KB",
            Self::Requests => "requests",
        }
    }

    /// Whether the page by itself has it too, and what a tag adds to that is what counts.
    pub(crate) fn is_on_top(self) -> bool {
        matches!(
            self,
            Self::Busy | Self::Script | Self::Memory | Self::Compiling
        )
    }

    /// How many digits after the point say something.
    pub(crate) fn digits(self) -> usize {
        match self {
            Self::Shift => 3,
            Self::Longest | Self::Open | Self::Type | Self::Submit | Self::Bytes => 1,
            Self::Bar | Self::FromScript | Self::FromQuestion | Self::Loaded => 0,
            Self::Busy | Self::Script | Self::Compiling | Self::Memory | Self::Requests => 0,
        }
    }
}
