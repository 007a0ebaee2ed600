//! Under which circumstances something is measured.

use crate::pace::Pace;

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
