//! Which way a request takes, by its fate.

use crate::agenda::Time;
use crate::plan::Fate;

/// When what happens to a request, in milliseconds since it was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Course {
    /// It takes effect.
    pub(super) lands: Option<Time>,
    /// It takes effect a second time.
    pub(super) lands_again: Option<Time>,
    /// Its caller hears that the connection broke.
    pub(super) is_cut: Option<Time>,
    /// How long its answer takes, where that is not as always.
    pub(super) back: Option<Time>,
}

impl Course {
    /// There and back.
    pub(super) fn plain(reach: Time) -> Self {
        Self {
            lands: Some(reach),
            ..Self::default()
        }
    }

    /// `reach` is how long it takes without trouble.
    pub(super) fn of(fate: Fate, reach: Time) -> Self {
        match fate {
            Fate::Slow(time) | Fate::GoesWithPage(time) => Self::plain(time),
            Fate::SlowAnswer(time) => Self {
                back: Some(time),
                ..Self::plain(reach)
            },
            Fate::Lost { after, effect } => Self {
                lands: effect.then_some(reach.min(after)),
                is_cut: Some(after),
                ..Self::default()
            },
            Fate::Late { broken, lands } => Self {
                is_cut: Some(broken),
                ..Self::plain(lands)
            },
            Fate::Repeated(time) => Self {
                lands_again: Some(reach + time),
                ..Self::plain(reach)
            },
            Fate::Status { .. }
            | Fate::Html { .. }
            | Fate::Lag(_)
            | Fate::LoadsLate(_)
            | Fate::OtherProfile(_)
            | Fate::NotLeft
            | Fate::Masked => Self::plain(reach),
        }
    }
}
