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

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    /// Under way since then.
    Open(f64),
    /// Answered, but a reading may not show it before then.
    Answered(f64),
    /// The same, but the store may not have done what it was asked for.
    Failed(f64),
    /// Without an answer, it may take effect until then.
    Lost(f64),
    /// It is known how it has ended; until then the cart may follow it.
    Proven(f64),
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
    /// A write is under way.
    pub(super) fn began(&mut self, id: WriteId, wish: Option<Wish>, now: f64) {
        self.news += 1;
        if self.find(id).is_none() {
            self.known.retain(|it| !it.has_settled(now));
            let stage = Stage::Open(now);
            self.known.push(Write { id, stage, wish });
        }
    }

    /// It was answered.
    pub(super) fn answered(&mut self, id: WriteId, now: f64) {
        self.enter(id, Stage::Answered(now + SETTLES_AFTER));
    }

    /// The store is through with it, and may have done it or not.
    pub(super) fn failed(&mut self, id: WriteId, now: f64) {
        self.enter(id, Stage::Failed(now + SETTLES_AFTER));
    }

    /// Nothing more will be heard of it. Unless it was answered, it may take effect yet.
    pub(super) fn lost(&mut self, id: WriteId, now: f64) {
        let stage = match self.find(id).map(|it| it.stage) {
            Some(stage @ (Stage::Answered(_) | Stage::Failed(_) | Stage::Proven(_))) => stage,
            Some(Stage::Open(_) | Stage::Lost(_)) | None => Stage::Lost(now + SETTLES_AFTER),
        };
        self.enter(id, stage);
    }

    /// A reading has shown how it has ended, and so what those before it have come to.
    pub(super) fn proven(&mut self, id: WriteId, now: f64) {
        self.enter(id, Stage::Proven(now + CART_FOLLOWS_FOR));
        let at = self.known.iter().position(|it| it.id == id);
        let mut index = 0;
        self.known.retain(|it| {
            index += 1;
            Some(index) > at || !matches!(it.stage, Stage::Answered(_) | Stage::Failed(_))
        });
    }

    /// It was refused: readings may not show yet what those before it have done.
    pub(super) fn refused(&mut self, id: WriteId) {
        self.news += 1;
        self.known.retain(|it| it.id != id);
    }

    /// It has ended with its cart.
    pub(super) fn ended(&mut self, id: WriteId, now: f64) {
        self.proven(id, now);
        self.refused(id);
    }

    /// Something has changed of which no more is known.
    pub(super) fn changed(&mut self) {
        self.news += 1;
    }

    fn find(&self, id: WriteId) -> Option<&Write> {
        self.known.iter().find(|it| it.id == id)
    }

    fn enter(&mut self, id: WriteId, stage: Stage) {
        self.news += 1;
        match self.known.iter_mut().find(|it| it.id == id) {
            Some(write) => write.stage = stage,
            // It began before this tab could hear of it.
            None => self.known.push(Write {
                id,
                stage,
                wish: None,
            }),
        }
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
        // Whatever those have done that were answered before another began, it has undone.
        let is_answered = |it: &Write| matches!(it.stage, Stage::Answered(_));
        let last = self.known.iter().rposition(is_answered);
        let mut unsettled = self.known.iter().enumerate().filter(|(index, it)| {
            it.may_change_session(stamp.at) && (Some(*index) >= last || !is_answered(it))
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
            Stage::Answered(_) | Stage::Failed(_) => true,
            Stage::Open(_) | Stage::Lost(_) | Stage::Proven(_) => it.has_settled(now),
        })
    }

    /// Whether a write is under way.
    pub(super) fn is_open(&self, now: f64) -> bool {
        let open = |it: &Write| matches!(it.stage, Stage::Open(_)) && !it.has_settled(now);
        self.known.iter().any(open)
    }

    /// Whether this tab is in the middle of a change.
    pub(super) fn own_are_unsettled(&self, now: f64) -> bool {
        self.known
            .iter()
            .any(|it| it.is_own() && it.may_change_session(now))
    }

    /// Whether this tab has another change than this one that may not show yet.
    pub(super) fn own_are_unsettled_beside(&self, id: WriteId, now: f64) -> bool {
        let beside = |it: &Write| it.id != id && it.is_own() && it.may_change_session(now);
        self.known.iter().any(beside)
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
            Stage::Open(_) => News::Began(id),
            Stage::Answered(_) | Stage::Failed(_) => News::Answered(id),
            Stage::Lost(_) => News::Lost(id),
            Stage::Proven(_) => News::Proven(id),
        })
    }

    /// Whether this is nothing new.
    pub(super) fn has_heard(&self, news: News) -> bool {
        let Some(write) = news.id().and_then(|id| self.find(id)) else {
            return false;
        };
        match (news, write.stage) {
            (News::Began(_), _) => true,
            (News::Answered(_) | News::Lost(_), Stage::Lost(_) | Stage::Proven(_)) => true,
            (News::Answered(_), Stage::Answered(_) | Stage::Failed(_)) => true,
            (News::Proven(_), Stage::Proven(_)) => true,
            (_, _) => false,
        }
    }

    /// Whether this write is under way.
    pub(super) fn is_open_write(&self, id: WriteId) -> bool {
        self.own_open().contains(&id)
    }

    /// This tab's writes of which no reading has shown how they have ended.
    pub(super) fn own(&self) -> Vec<WriteId> {
        let unproven = |it: &&Write| it.is_own() && !matches!(it.stage, Stage::Proven(_));
        let own = self.known.iter().filter(unproven);
        own.map(|it| it.id).collect()
    }

    /// This tab's writes that are under way.
    pub(super) fn own_open(&self) -> Vec<WriteId> {
        let open = |it: &&Write| it.is_own() && matches!(it.stage, Stage::Open(_));
        self.known.iter().filter(open).map(|it| it.id).collect()
    }
}

impl Write {
    /// Whether neither the session nor the cart will be changed by it any more.
    fn has_settled(&self, now: f64) -> bool {
        match self.stage {
            Stage::Open(since) => now >= since + FORGOTTEN_AFTER,
            Stage::Answered(until)
            | Stage::Failed(until)
            | Stage::Lost(until)
            | Stage::Proven(until) => now >= until,
        }
    }

    fn may_change_session(&self, now: f64) -> bool {
        !matches!(self.stage, Stage::Proven(_)) && !self.has_settled(now)
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
            Stage::Open(_) => false,
            Stage::Failed(_) | Stage::Lost(_) => wish.is_news,
            Stage::Answered(_) | Stage::Proven(_) => true,
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
