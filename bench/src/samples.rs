//! What was measured, by situation, kind and contender.

use std::collections::BTreeMap;

use crate::contender::Contender;
use crate::kind::Kind;
use crate::situation::Situation;
use crate::statistics::{Summary, paired_ratio};

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
    use crate::pace::Pace;
    use crate::situation::{Start, Visitor};

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
