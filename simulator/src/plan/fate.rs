//! What becomes of one request on its way.

use crate::agenda::Time;
use crate::people::{CUSTOMERS, Person, short};
use std::fmt;

/// A kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// A reading of the session.
    SessionRead,
    /// A write to the session.
    SessionWrite,
    /// A plain reading of the cart.
    CartRead,
    /// Leaving a cart, for a new one or an anonymous one.
    CartLeave,
    /// The write that says whose cart it is.
    CartIdentify,
}

/// What becomes of one request; all times are in milliseconds since it was sent.
///
/// A write goes on when its caller has hung up or its page is gone, unless it is said otherwise. A
/// reading that its caller takes back just goes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It takes effect late.
    Slow(Time),
    /// It takes effect late, and not at all when its page goes first.
    GoesWithPage(Time),
    /// It takes effect at once; its answer takes long.
    SlowAnswer(Time),
    /// The connection breaks.
    Lost {
        /// When its caller hears of that.
        after: Time,
        /// Whether it took effect before.
        effect: bool,
    },
    /// The connection breaks first, and it takes effect all the same.
    Late {
        /// When its caller hears that the connection broke.
        broken: Time,
        /// When it takes effect.
        lands: Time,
    },
    /// The store refuses.
    Status {
        /// With this status.
        code: u16,
        /// Whether it took effect before.
        effect: bool,
    },
    /// A page comes instead of an answer.
    Html {
        /// Whether it took effect before.
        effect: bool,
    },
    /// It is delivered a second time, so long after the first, and answered then.
    Repeated(Time),
    /// A write that readings do not show for so long.
    Lag(Time),
    /// A write for a customer who loads late: so long, readings name nobody.
    LoadsLate(Time),
    /// A reading with the profile of somebody else.
    OtherProfile(Person),
    /// The cart seems left, and is not.
    NotLeft,
    /// The cart shows its customer's address only in part.
    Masked,
}

impl Fate {
    /// Whether the store does what it is asked to.
    pub(crate) fn takes_effect(self) -> bool {
        !matches!(
            self,
            Self::Status { effect: false, .. } | Self::Html { effect: false }
        )
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::SessionRead => "reading of the session",
            Self::SessionWrite => "write to the session",
            Self::CartRead => "reading of the cart",
            Self::CartLeave => "leaving of the cart",
            Self::CartIdentify => "write of whose cart it is",
        })
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before = |effect| if effect { " after it took effect" } else { "" };
        match *self {
            Self::Slow(time) => write!(formatter, "takes effect after {time} ms"),
            Self::GoesWithPage(time) => write!(
                formatter,
                "takes effect after {time} ms, if its page is still there"
            ),
            Self::SlowAnswer(time) => write!(formatter, "is answered after {time} ms"),
            Self::Lost { after, effect } => {
                write!(formatter, "is cut after {after} ms{}", before(effect))
            }
            Self::Late { broken, lands } => write!(
                formatter,
                "is cut after {broken} ms and takes effect after {lands} ms"
            ),
            Self::Status { code, effect } => {
                write!(formatter, "is refused with {code}{}", before(effect))
            }
            Self::Html { effect } => {
                write!(formatter, "is answered by a page{}", before(effect))
            }
            Self::Repeated(time) => write!(formatter, "is repeated after {time} ms"),
            Self::Lag(time) => write!(formatter, "shows in readings only after {time} ms"),
            Self::LoadsLate(time) => {
                write!(formatter, "is for somebody who loads after {time} ms")
            }
            Self::OtherProfile(person) => write!(
                formatter,
                "has the profile of {}",
                short(CUSTOMERS[person % CUSTOMERS.len()])
            ),
            Self::NotLeft => formatter.write_str("seems to work and does nothing"),
            Self::Masked => formatter.write_str("shows the address only in part"),
        }
    }
}
