//! The habits of one history.

use super::kind::{ALWAYS, Kind, OFTEN, SELDOM};
use crate::dice::Dice;
use crate::plan::Circumstances;

/// What is common in a history.
pub(super) struct Habits {
    kinds: Vec<(Kind, u64)>,
    /// How many tabs it has at most.
    pub(super) tabs: u64,
    /// In how many of 100 cases something goes wrong with requests.
    pub(super) trouble: u64,
    /// How little time passes between steps, from 0 to 50.
    pub(super) haste: u64,
}

impl Habits {
    pub(super) fn draw(dice: &mut Dice) -> Self {
        let mut kinds = ALWAYS.to_vec();
        let mut take = |kinds: &mut Vec<(Kind, u64)>, from: &[(Kind, u64)], share| {
            for (kind, weight) in from {
                if dice.percent(share) {
                    kinds.push((*kind, weight * dice.between(1, 4)));
                }
            }
        };
        take(&mut kinds, &OFTEN, 50);
        take(&mut kinds, &SELDOM, 18);
        Self {
            kinds,
            tabs: dice.between(1, 4),
            trouble: [0, 15, 50][usize::try_from(dice.below(3)).unwrap_or_default()],
            haste: dice.below(50),
        }
    }

    /// A kind of step, by how common it is.
    pub(super) fn pick(&self, dice: &mut Dice) -> Kind {
        let total = self.kinds.iter().map(|(_, weight)| weight).sum();
        let mut at = dice.below(total);
        for (kind, weight) in &self.kinds {
            match at.checked_sub(*weight) {
                Some(rest) => at = rest,
                None => return *kind,
            }
        }
        Kind::LogIn
    }
}

/// What holds throughout a history.
pub(super) fn circumstances(dice: &mut Dice, seed: u64) -> Circumstances {
    let mut pick = |words: &[&'static str]| dice.pick(words).copied().unwrap_or_default();
    let after = ["reload", "reload", "reload", "stay"];
    let (after_login, after_logout) = (pick(&after), pick(&after));
    let cart_on_login = pick(&["sync", "sync", "sync", "sync", "keep", "off"]);
    let cart_on_logout = pick(&["new", "new", "new", "anonymous", "anonymous", "keep", "off"]);
    let mut time = |times: &[u64]| dice.pick(times).copied().unwrap_or_default();
    Circumstances {
        spread: time(&[0, 200, 1_500]),
        load_time: time(&[200, 800, 4_000]),
        windows: usize::try_from(time(&[1, 2])).unwrap_or(1),
        after_login,
        after_logout,
        cart_on_login,
        cart_on_logout,
        seed,
    }
}
