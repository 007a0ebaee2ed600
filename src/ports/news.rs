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

const BEGAN: &str = "began";
const ANSWERED: &str = "answered";
const SEEN: &str = "seen";
const UNSEEN: &str = "unseen";

impl News {
    /// Which change it is about, if it says so.
    pub(crate) fn id(self) -> Option<WriteId> {
        match self {
            Self::Began(id) | Self::Answered(id) | Self::Ended { id, .. } => Some(id),
            Self::Changed => None,
        }
    }

    /// As it goes to the other tabs.
    pub fn to_text(self) -> String {
        let (word, id) = match self {
            Self::Began(id) => (BEGAN, id),
            Self::Answered(id) => (ANSWERED, id),
            Self::Ended { id, seen: true } => (SEEN, id),
            Self::Ended { id, seen: false } => (UNSEEN, id),
            Self::Changed => return String::new(),
        };
        format!("{word} {}", id.0)
    }

    /// From another tab, whose release may be another: what is not understood is a change.
    pub fn from_text(text: &str) -> Self {
        let Some((word, number)) = text.split_once(' ') else {
            return Self::Changed;
        };
        match (word, number.parse().map(WriteId)) {
            (BEGAN, Ok(id)) => Self::Began(id),
            (ANSWERED, Ok(id)) => Self::Answered(id),
            (SEEN, Ok(id)) => Self::Ended { id, seen: true },
            (UNSEEN, Ok(id)) => Self::Ended { id, seen: false },
            (_, _) => Self::Changed,
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
            assert_eq!(News::from_text(&news.to_text()), news);
        }
    }

    #[test]
    fn what_another_release_says_is_a_change() {
        for text in ["", "began", "began x", "sings 7"] {
            assert_eq!(News::from_text(text), News::Changed, "{text}");
        }
    }
}
