//! What the store's tabs tell each other: which change of the session has begun, was answered and
//! has ended. Never for whom: each tab reads the session itself.

/// One write to the session, by a number of chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteId(u32);

impl WriteId {
    /// `chance` is from 0 to 1; as a page may have replaced what it comes from, the time in
    /// milliseconds helps.
    pub(crate) fn drawn(chance: f64, now: f64) -> Self {
        Self(((chance * f64::from(u32::MAX)) as u32).wrapping_add(now as u64 as u32))
    }
}

/// A word from one tab to all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A change is under way. Said again and again while it is.
    Began(WriteId),
    /// The store has answered it. The session may be read, but readings may lag behind.
    Answered(WriteId),
    /// The tab is through with it.
    Ended {
        /// Which change.
        id: WriteId,
        /// Whether a reading has shown its effect. Otherwise it may take effect yet.
        seen: bool,
    },
    /// Something else has changed: the words of another release.
    Changed,
}

impl News {
    /// Which change it is about, if it says so.
    pub(crate) fn id(self) -> Option<WriteId> {
        match self {
            Self::Began(id) | Self::Answered(id) | Self::Ended { id, .. } => Some(id),
            Self::Changed => None,
        }
    }

    /// As it goes to the other tabs: which change, and what is the matter with it.
    pub fn to_number(self) -> f64 {
        let (kind, id) = match self {
            Self::Began(id) => (0, id),
            Self::Answered(id) => (1, id),
            Self::Ended { id, seen: true } => (2, id),
            Self::Ended { id, seen: false } => (3, id),
            Self::Changed => return -1.0,
        };
        f64::from(id.0) * 4.0 + f64::from(kind)
    }

    /// From another tab, whose release may be another: what is not understood is a change.
    pub fn from_number(number: Option<f64>) -> Self {
        let Some(number) = number.filter(|it| *it >= 0.0) else {
            return Self::Changed;
        };
        let number = number as u64;
        let id = WriteId((number / 4) as u32);
        match number % 4 {
            0 => Self::Began(id),
            1 => Self::Answered(id),
            kind => Self::Ended {
                id,
                seen: kind == 2,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_arrives_as_it_was_sent() {
        let id = WriteId::drawn(0.3, 7.0);
        for news in [
            News::Changed,
            News::Began(id),
            News::Answered(id),
            News::Ended { id, seen: true },
            News::Ended { id, seen: false },
        ] {
            assert_eq!(News::from_number(Some(news.to_number())), news);
        }
    }

    #[test]
    fn what_another_release_says_is_a_change() {
        for number in [None, Some(-1.0), Some(f64::NAN)] {
            assert_eq!(News::from_number(number), News::Changed, "{number:?}");
        }
    }
}
