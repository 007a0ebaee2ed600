//! What was measured, by situation, kind and contender.

use std::collections::BTreeMap;

use crate::contender::Contender;
use crate::statistics::{Summary, paired_ratio};
use crate::tab::Pace;

/// Who visits the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Visitor {
    Operator,
    Shopper,
}

/// What the browser has from earlier pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Start {
    /// Nothing: an empty cache, a new tab.
    Cold,
    /// The files, their compiled code, and what the tab remembers of the visitor.
    Warm,
}

/// Under which circumstances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Situation {
    pub(crate) visitor: Visitor,
    pub(crate) start: Start,
    pub(crate) pace: Pace,
}

impl Situation {
    /// As a heading.
    pub(crate) fn name(self) -> String {
        let page = match (self.visitor, self.start) {
            (Visitor::Operator, Start::Cold) => "Operator, first page (empty cache, new tab)",
            (Visitor::Operator, Start::Warm) => "Operator, later page (cached, known to the tab)",
            (Visitor::Shopper, Start::Cold) => "Shopper, first page (empty cache, new tab)",
            (Visitor::Shopper, Start::Warm) => "Shopper, later page (cached, known to the tab)",
        };
        format!("{page}, {}", self.pace.name())
    }
}

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Bar,
    FromScript,
    Loaded,
    Busy,
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
            Self::Loaded => "navigation to load event, ms",
            Self::Busy => "main thread at work, CPU ms",
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
        matches!(self, Self::Busy | Self::Memory | Self::Compiling)
    }

    /// How many digits after the point say something.
    pub(crate) fn digits(self) -> usize {
        match self {
            Self::Shift => 3,
            Self::Longest | Self::Open | Self::Type | Self::Submit | Self::Bytes => 1,
            Self::Bar | Self::FromScript | Self::Loaded | Self::Busy => 0,
            Self::Compiling | Self::Memory | Self::Requests => 0,
        }
    }
}

/// One value a round.
#[derive(Debug, Default)]
pub(crate) struct Samples {
    values: BTreeMap<(Situation, Kind), BTreeMap<Contender, Vec<f64>>>,
}

impl Samples {
    /// Adds this round's value.
    pub(crate) fn add(
        &mut self,
        situation: Situation,
        contender: Contender,
        kind: Kind,
        value: f64,
    ) {
        let values = self.values.entry((situation, kind)).or_default();
        values.entry(contender).or_default().push(value);
    }

    /// The situations in order, each with what was measured in it.
    pub(crate) fn situations(&self) -> BTreeMap<Situation, Vec<Kind>> {
        let mut situations = BTreeMap::<Situation, Vec<Kind>>::new();
        for (situation, kind) in self.values.keys() {
            situations.entry(*situation).or_default().push(*kind);
        }
        situations
    }

    /// What stands for all rounds: of what a tag adds, where the page has some by itself.
    pub(crate) fn summary(
        &self,
        situation: Situation,
        kind: Kind,
        contender: Contender,
    ) -> Option<Summary> {
        Summary::of(&self.counted(situation, kind, contender))
    }

    /// How many times as much the toolbar has as another; beside no tag, the page with it and
    /// without.
    pub(crate) fn ratio(&self, situation: Situation, kind: Kind, other: Contender) -> Option<f64> {
        let values = |contender| match other {
            Contender::Nothing => self.whole(situation, kind, contender),
            Contender::Toolbar | Contender::Plain | Contender::Preact | Contender::React => {
                self.counted(situation, kind, contender)
            }
        };
        paired_ratio(&values(Contender::Toolbar), &values(other))
    }

    fn whole(&self, situation: Situation, kind: Kind, contender: Contender) -> Vec<f64> {
        let values = self.values.get(&(situation, kind));
        let values = values.and_then(|it| it.get(&contender));
        values.cloned().unwrap_or_default()
    }

    fn counted(&self, situation: Situation, kind: Kind, contender: Contender) -> Vec<f64> {
        let own = self.whole(situation, kind, contender);
        if contender == Contender::Nothing || !kind.is_on_top() {
            return own;
        }
        let page = self.whole(situation, kind, Contender::Nothing);
        own.iter().zip(page).map(|(own, page)| own - page).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Situation = Situation {
        visitor: Visitor::Operator,
        start: Start::Cold,
        pace: Pace::FULL,
    };

    fn samples(kind: Kind) -> Samples {
        let mut samples = Samples::default();
        for (nothing, toolbar, react) in [(10.0, 40.0, 25.0), (20.0, 80.0, 50.0)] {
            samples.add(HERE, Contender::Nothing, kind, nothing);
            samples.add(HERE, Contender::Toolbar, kind, toolbar);
            samples.add(HERE, Contender::React, kind, react);
        }
        samples
    }

    #[test]
    fn what_the_page_has_by_itself_is_taken_off_in_each_round() {
        let samples = samples(Kind::Busy);
        let median = |contender| {
            samples
                .summary(HERE, Kind::Busy, contender)
                .map(|it| it.median)
        };
        assert_eq!(median(Contender::Nothing), Some(15.0));
        assert_eq!(median(Contender::Toolbar), Some(45.0));
        assert_eq!(samples.ratio(HERE, Kind::Busy, Contender::React), Some(2.0));
        assert_eq!(median(Contender::Plain), None);
        let page = samples.ratio(HERE, Kind::Busy, Contender::Nothing);
        assert_eq!(page, Some(4.0), "all of the page, with the tag and without");
    }

    #[test]
    fn a_longest_task_is_nothing_that_adds_up() {
        let samples = samples(Kind::Longest);
        let toolbar = samples.summary(HERE, Kind::Longest, Contender::Toolbar);
        assert_eq!(toolbar.map(|it| it.median), Some(60.0));
        assert_eq!(
            samples.ratio(HERE, Kind::Longest, Contender::React),
            Some(1.6)
        );
    }
}
