//! What is known of writes to the session, this tab's and the others', and so what a reading
//! proves: one that began before a write had ended proves nothing about it.
//!
//! Pure: the time comes with each call, in milliseconds since the page began.

use crate::model::{CustomerEmail, Served};
use crate::ports::news::{News, WriteId};

/// How long a write whose answer was lost may still take effect, in milliseconds.
pub(super) const SETTLES_AFTER: f64 = 15_000.0;

/// How long another tab's write counts as under way without a word from it, in milliseconds:
/// longer than any tab waits for an answer.
const FORGOTTEN_AFTER: f64 = 75_000.0;

/// How long the cart may take that follows a write, in milliseconds: longer than its requests do
/// together, unless each of them is slow.
const CART_FOLLOWS_FOR: f64 = 20_000.0;

/// All that is known of writes that may still change the session.
#[derive(Debug, Default)]
pub(super) struct Writes {
    known: Vec<Write>,
    /// Counts what was heard or done.
    news: u64,
}

#[derive(Debug)]
struct Write {
    id: WriteId,
    stage: Stage,
    /// When its stage is over, in milliseconds since the page began.
    until: f64,
    /// Not known of another tab's.
    wish: Option<Wish>,
}

/// What a write of this tab is to bring about.
#[derive(Debug)]
pub(super) struct Wish {
    /// Whom the session should name once it has taken effect; `None` is nobody.
    pub(super) whom: Option<CustomerEmail>,
    /// Whether the session was known to serve somebody else before. Otherwise a reading that names
    /// them does not show whether a write without an answer has taken effect.
    pub(super) is_news: bool,
}

/// How far a write is, by how much is known of it. Each stage is over after a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Under way.
    Open,
    /// Without an answer, it may take effect yet.
    Lost,
    /// The store is through with it, and may not have done what it was asked for.
    Failed,
    /// Done, but readings may not show it yet.
    Answered,
    /// It is known how it has ended; the cart may follow it.
    Proven,
}

impl Stage {
    /// What a write is at that was said to be so; `None` for one that is at none.
    fn of(news: News) -> Option<Self> {
        match news {
            News::Began(_) => Some(Self::Open),
            News::Lost(_) => Some(Self::Lost),
            News::Failed(_) => Some(Self::Failed),
            News::Answered(_) => Some(Self::Answered),
            News::Proven(_) => Some(Self::Proven),
            News::Ended(_) | News::Changed => None,
        }
    }

    /// How long it lasts at most, in milliseconds.
    const fn lasts(self) -> f64 {
        match self {
            Self::Open => FORGOTTEN_AFTER,
            Self::Lost | Self::Failed | Self::Answered => SETTLES_AFTER,
            Self::Proven => CART_FOLLOWS_FOR,
        }
    }
}

/// When a reading began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp {
    at: f64,
    news: u64,
}

/// What a reading is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It began after all writes known had ended, or shows the effect of the only one.
    Proof,
    /// A write may take effect after it.
    Hint,
    /// Something was heard since it began.
    Old,
}

impl Writes {
    /// Takes what a tab says of its write, this one or another; false when that is nothing new.
    pub(super) fn take_in(&mut self, news: News, now: f64) -> bool {
        let id = news.id();
        let at = self.known.iter().position(|it| Some(it.id) == id);
        let known = at.and_then(|at| Some(self.known.get(at)?.stage));
        let next = Stage::of(news);
        if next.is_some() && next <= known {
            return false;
        }
        self.news += 1;
        if let News::Proven(_) | News::Ended(_) = news {
            self.forget_before(at);
        }
        match (id, next) {
            (Some(id), Some(stage)) => self.enter(id, stage, now),
            (Some(id), None) => self.forget(id),
            (None, _) => {}
        }
        true
    }

    /// Forgets a write that is over, one way or the other.
    pub(super) fn forget(&mut self, id: WriteId) {
        self.keep(&mut |it| it.id != id);
    }

    /// Begins a write of this tab.
    pub(super) fn begin(&mut self, id: WriteId, wish: Wish, now: f64) {
        self.take_in(News::Began(id), now);
        if let Some(write) = self.find_mut(id) {
            write.wish = Some(wish);
        }
    }

    fn enter(&mut self, id: WriteId, stage: Stage, now: f64) {
        let until = now + stage.lasts();
        if let Some(write) = self.find_mut(id) {
            write.stage = stage;
            write.until = until;
            return;
        }
        self.keep(&mut |it| !it.has_settled(now));
        self.known.push(Write {
            id,
            stage,
            until,
            wish: None,
        });
    }

    /// A reading has shown what those have come to that were answered before this one; before all,
    /// where it is not known.
    fn forget_before(&mut self, at: Option<usize>) {
        let at = at.unwrap_or(usize::MAX);
        let mut index = 0;
        self.keep(&mut |it| {
            index += 1;
            index > at || !matches!(it.stage, Stage::Answered | Stage::Failed)
        });
    }

    fn keep(&mut self, keep: &mut dyn FnMut(&Write) -> bool) {
        self.known.retain(|it| keep(it));
    }

    fn find(&self, id: WriteId) -> Option<&Write> {
        self.known.iter().find(|it| it.id == id)
    }

    fn find_mut(&mut self, id: WriteId) -> Option<&mut Write> {
        self.known.iter_mut().find(|it| it.id == id)
    }

    /// Marks the beginning of a reading.
    pub(super) fn stamp(&self, now: f64) -> Stamp {
        Stamp {
            at: now,
            news: self.news,
        }
    }

    /// Whether something was heard or done since.
    pub(super) fn has_news_since(&self, stamp: Stamp) -> bool {
        self.news != stamp.news
    }

    /// What a reading is worth that began then and names `served`.
    pub(super) fn judge(&self, stamp: Stamp, served: &Served) -> Evidence {
        if self.has_news_since(stamp) {
            return Evidence::Old;
        }
        // Whatever those have done that were over before another began, it has undone once it is
        // answered.
        let is_answered = |it: &Write| it.stage == Stage::Answered;
        let is_over = |it: &Write| matches!(it.stage, Stage::Answered | Stage::Failed);
        let last = self.known.iter().rposition(is_answered);
        let mut unsettled = self.known.iter().enumerate().filter(|(index, it)| {
            it.may_change_session(stamp.at) && (Some(*index) >= last || !is_over(it))
        });
        match (unsettled.next(), unsettled.next()) {
            (None, _) => Evidence::Proof,
            (Some((_, write)), None) if write.shows_in(served) => Evidence::Proof,
            (Some(_), _) => Evidence::Hint,
        }
    }

    /// Whether a write may be sent: none is under way that it could overtake, nor its cart.
    pub(super) fn are_quiet(&self, now: f64) -> bool {
        self.known.iter().all(|it| match it.stage {
            Stage::Answered | Stage::Failed => true,
            Stage::Open | Stage::Lost | Stage::Proven => it.has_settled(now),
        })
    }

    /// Whether a write is under way.
    pub(super) fn is_open(&self, now: f64) -> bool {
        let open = |it: &Write| it.stage == Stage::Open && !it.has_settled(now);
        self.known.iter().any(open)
    }

    /// Whether a change of this tab may take effect yet, or has and may not show yet.
    pub(super) fn own_are_due(&self, now: f64) -> bool {
        let due = |it: &Write| it.stage != Stage::Failed && it.may_change_session(now);
        self.known.iter().any(|it| it.is_own() && due(it))
    }

    /// Whether no other write than this may change the session, or not show yet.
    pub(super) fn is_alone(&self, id: WriteId, now: f64) -> bool {
        let is_it = |it: &Write| it.id == id || !it.may_change_session(now);
        self.known.iter().all(is_it)
    }

    /// Whether another tab is in the middle of a change, or of the cart that follows it.
    pub(super) fn others_are_unsettled(&self, now: f64) -> bool {
        self.known
            .iter()
            .any(|it| !it.is_own() && !it.has_settled(now))
    }

    /// What the other tabs are to know of this write, while it goes on.
    pub(super) fn news_of(&self, id: WriteId, now: f64) -> Option<News> {
        let write = self.find(id).filter(|it| !it.has_settled(now))?;
        Some(match write.stage {
            Stage::Open => News::Began(id),
            Stage::Answered => News::Answered(id),
            // Said once: a tab that opens later reads what the store has made of it.
            Stage::Failed => return None,
            Stage::Lost => News::Lost(id),
            Stage::Proven => News::Proven(id),
        })
    }

    /// Whether this write of this tab is under way.
    pub(super) fn is_open_write(&self, id: WriteId) -> bool {
        self.own_open() == Some(id)
    }

    /// This tab's last write, if no reading has shown yet how it has ended.
    pub(super) fn own_unproven(&self) -> Option<WriteId> {
        let is_it = |it: &&Write| it.is_own() && it.stage != Stage::Proven;
        Some(self.known.iter().rfind(is_it)?.id)
    }

    /// This tab's write that is under way; there is one at a time.
    pub(super) fn own_open(&self) -> Option<WriteId> {
        let is_it = |it: &&Write| it.is_own() && it.stage == Stage::Open;
        Some(self.known.iter().find(is_it)?.id)
    }

    /// Whether no reading has shown yet how this write has ended.
    pub(super) fn is_unproven(&self, id: WriteId) -> bool {
        self.find(id).is_some_and(|it| it.stage != Stage::Proven)
    }
}

impl Write {
    /// Whether neither the session nor the cart will be changed by it any more.
    fn has_settled(&self, now: f64) -> bool {
        now >= self.until
    }

    fn may_change_session(&self, now: f64) -> bool {
        self.stage != Stage::Proven && !self.has_settled(now)
    }

    fn is_own(&self) -> bool {
        self.wish.is_some()
    }

    fn shows_in(&self, served: &Served) -> bool {
        let Some(wish) = &self.wish else {
            return false;
        };
        let is_telling = match self.stage {
            // A second delivery of it could come after a later write.
            Stage::Open => false,
            Stage::Failed | Stage::Lost => wish.is_news,
            Stage::Answered | Stage::Proven => true,
        };
        is_telling && is_asked_for(wish.whom.as_ref(), served)
    }
}

/// Whether it is them who are served.
pub(super) fn is_asked_for(asked: Option<&CustomerEmail>, served: &Served) -> bool {
    match (asked, served) {
        (None, Served::Nobody) => true,
        (Some(email), Served::Customer(customer)) => email.names(&customer.email),
        (_, _) => false,
    }
}

#[cfg(test)]
mod tests;
