//! What the store's tabs tell each other: which change of the session has begun, was answered and
//! has ended. Never for whom: each tab reads the session itself.

/// How many kinds of news a number can tell apart.
const KINDS: f64 = 8.0;

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
    /// The store has answered that something went wrong: it may have done it or not.
    Failed(WriteId),
    /// A reading has shown how it has ended; the cart follows. Said again and again until then.
    Proven(WriteId),
    /// It has ended with its cart.
    Ended(WriteId),
    /// Nothing more will be heard of it, and it may take effect yet.
    Lost(WriteId),
    /// Something else has changed: the words of another release.
    Changed,
}

impl News {
    /// Which change it is about, if it says so.
    pub(crate) fn id(self) -> Option<WriteId> {
        match self {
            Self::Began(id)
            | Self::Answered(id)
            | Self::Failed(id)
            | Self::Proven(id)
            | Self::Ended(id)
            | Self::Lost(id) => Some(id),
            Self::Changed => None,
        }
    }

    /// As it goes to the other tabs: which change, and what is the matter with it.
    pub fn to_number(self) -> f64 {
        let kind = match self {
            Self::Began(_) => 0,
            Self::Answered(_) => 1,
            Self::Proven(_) => 2,
            Self::Ended(_) => 3,
            Self::Lost(_) => 5,
            Self::Failed(_) => 4,
            Self::Changed => return -1.0,
        };
        let id = self.id().map_or(0, |it| it.0);
        f64::from(id) * KINDS + f64::from(kind)
    }

    /// From another tab, whose release may be another: what is not understood is a change.
    pub fn from_number(number: Option<f64>) -> Self {
        let Some(number) = number.filter(|it| *it >= 0.0) else {
            return Self::Changed;
        };
        let id = WriteId((number / KINDS) as u32);
        match (number % KINDS) as u8 {
            0 => Self::Began(id),
            1 => Self::Answered(id),
            2 => Self::Proven(id),
            3 => Self::Ended(id),
            5 => Self::Lost(id),
            4 => Self::Failed(id),
            _ => Self::Changed,
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
            News::Proven(id),
            News::Ended(id),
            News::Lost(id),
            News::Failed(id),
        ] {
            assert_eq!(News::from_number(Some(news.to_number())), news);
        }
    }

    #[test]
    fn what_another_release_says_is_a_change() {
        for number in [None, Some(-1.0), Some(f64::NAN), Some(7.0)] {
            assert_eq!(News::from_number(number), News::Changed, "{number:?}");
        }
    }
}
