//! How the cost grows: with the elements of the page, the pages of a tab, the tabs of a browser.

pub(crate) mod elements;
pub(crate) mod pages;
pub(crate) mod tabs;

use tokio::time::Duration;

use crate::statistics::growth_exponent;

/// More than in proportion, and more than what chance adds to it.
const TOO_STEEP: f64 = 1.1;
/// What comes after the bar, or goes from tab to tab, is over by then.
const SETTLING: Duration = Duration::from_millis(400);

/// One cost at several sizes.
#[derive(Debug)]
pub(crate) struct Growth {
    /// What grows, and which cost is looked at.
    pub(crate) what: String,
    /// Size and cost.
    pub(crate) points: Vec<(f64, f64)>,
}

impl Growth {
    /// The cost at each size, the exponent, and what that means.
    pub(crate) fn line(&self) -> String {
        let points = self.points.iter();
        let points: Vec<String> = points
            .map(|(size, cost)| format!("{size}: {cost:.0}"))
            .collect();
        let verdict = match growth_exponent(&self.points) {
            Some(exponent) if exponent > TOO_STEEP => format!("{exponent:.2} WORSE THAN LINEAR"),
            Some(exponent) => format!("{exponent:.2}"),
            None => "nothing to grow".to_owned(),
        };
        format!("{}: {}; exponent {verdict}", self.what, points.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(costs: [f64; 2]) -> String {
        let growth = Growth {
            what: "Tabs → requests".to_owned(),
            points: vec![(1.0, costs[0]), (10.0, costs[1])],
        };
        growth.line()
    }

    #[test]
    fn the_line_says_when_the_cost_grows_faster_than_what_it_grows_with() {
        assert_eq!(
            line([4.0, 40.0]),
            "Tabs → requests: 1: 4, 10: 40; exponent 1.00"
        );
        assert!(line([4.0, 80.0]).ends_with("exponent 1.30 WORSE THAN LINEAR"));
        assert!(line([0.0, 0.0]).ends_with("nothing to grow"));
    }
}
