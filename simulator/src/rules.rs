//! The rules of truth, which are checked after every step of a history.

pub(crate) mod cart;
pub(crate) mod claims;
pub(crate) mod commands;
pub(crate) mod looks;
pub(crate) mod order;
pub(crate) mod quiet;
pub(crate) mod stale;

use crate::agenda::Time;
use crate::world::World;
use std::fmt;

/// A rule of truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A bar claims whom the session serves, or claims nothing.
    WrongCustomer,
    /// Name, document and phone are those of exactly that customer.
    WrongProfile,
    /// A later write is never overtaken by an earlier one.
    Overtaken,
    /// The impersonation cookie names nobody when nobody is served.
    CookieLeft,
    /// After a quiet while every visible bar is right, or says that it cannot tell.
    NotSettled,
    /// Every login and logout ends in a success, a named failure or an unconfirmed state.
    Orphaned,
    /// A page that was loaded for somebody else says so.
    StalePageUnsaid,
    /// No customer gets another one's cart without a word.
    CartPassedOn,
    /// A cart that is the customer's already is not written again.
    CartWrittenTwice,
    /// A cart that was left is believed only when it is gone.
    CartBelieved,
    /// Nothing is written to the session that no command asked for.
    UnaskedWrite,
    /// The toolbar does not panic.
    Panicked,
}

/// The first rule that was broken in a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Which rule.
    pub rule: Rule,
    /// When, in milliseconds since the history began.
    pub at: Time,
    /// By what.
    pub words: String,
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::WrongCustomer => "a bar claims somebody else than the session serves",
            Self::WrongProfile => "a bar shows somebody else's profile",
            Self::Overtaken => "a later write was overtaken by an earlier one",
            Self::CookieLeft => "the cookie names somebody although nobody is served",
            Self::NotSettled => "a visible bar is not right after a quiet while",
            Self::Orphaned => "a login or logout has no end",
            Self::StalePageUnsaid => "a page loaded for somebody else does not say so",
            Self::CartPassedOn => "a customer got somebody else's cart without a word",
            Self::CartWrittenTwice => "a cart was written that was the customer's already",
            Self::CartBelieved => "a cart was believed to be left that is still there",
            Self::UnaskedWrite => "the session was written without a command",
            Self::Panicked => "the toolbar panicked",
        })
    }
}

impl World {
    /// Notes that a rule is broken; only the first one counts.
    pub(crate) fn break_rule(&mut self, rule: Rule, words: impl FnOnce() -> String) {
        if self.breach.is_some() {
            return;
        }
        let words = words();
        self.tell(|| format!("!! {rule}: {words}"));
        self.breach = Some(Breach {
            rule,
            at: self.now,
            words,
        });
    }

    /// Checks what time alone can break; called with each moment, before anything else happens
    /// in it.
    pub(crate) fn check(&mut self) {
        self.check_claims();
        self.check_ends();
    }
}
