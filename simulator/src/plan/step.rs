//! One step of a history.

use super::fate::{Endpoint, Fate};
use crate::agenda::Time;
use crate::people::{CUSTOMERS, OPERATORS, Person, short};
use crate::shop::Place;
use std::fmt;

/// A tab, from 0.
pub type TabId = usize;

/// Something that happens some time after what happened before. What makes no sense when its turn
/// comes, such as a press in a tab that is closed, does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Milliseconds since the step before.
    pub after: Time,
    /// What happens.
    pub what: What,
}

/// What happens in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The operator presses a button of the bar.
    Press(TabId, Button),
    /// The operator opens the customer's panel.
    OpenPanel(TabId),
    /// The operator moves the mouse or types in the page.
    Use(TabId),
    /// A tab opens with the home page, in front of its window's others.
    Open(TabId),
    /// The tab closes.
    Close(TabId),
    /// The tab comes to the front of its window.
    Show(TabId),
    /// The window of the tab is minimised, or another program covers it.
    Hide(TabId),
    /// The browser lets nothing run in a hidden tab.
    Freeze(TabId),
    /// It lets things run again.
    Wake(TabId),
    /// The page loads again.
    Reload(TabId),
    /// Another page loads; the page before may be kept for the way back.
    Navigate(TabId, Place),
    /// The way back, to the page as it was left.
    Back(TabId),
    /// The page goes to another address by itself, without loading.
    Route(TabId, Place),
    /// The page asks whether it may be left, next time the bar wants to, and the operator stays.
    RefuseToLeave(TabId),
    /// The browser has no network for so long.
    Offline(Time),
    /// Something happens to the session or the cart that no bar has asked for.
    Turn(Turn),
    /// What becomes of the tab's next request of a kind.
    Deal(TabId, Endpoint, Fate),
    /// Two and a half minutes in which nothing goes wrong, nothing is asked for, and the visible
    /// tabs are used.
    Quiet,
}

/// A button of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// Login, or Switch.
    LogIn(Person),
    /// Logout.
    LogOut,
    /// Check now.
    CheckNow,
    /// Give the cart to the customer.
    RepairCart,
    /// Refresh.
    Refresh,
}

/// What happens to the session or the cart behind the bar's back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Somebody signs in on the sign-in page: this operator.
    SignIn(TabId, usize),
    /// The operator signs out on the store's page.
    SignOut(TabId),
    /// VTEX's own bar acts for somebody, or for nobody.
    OwnBar(Option<Person>),
    /// The session is made anew.
    SessionExpires,
    /// The operator's sign-in ends.
    OperatorExpires,
    /// The operator's role is taken away, or given back.
    Role {
        /// Which of the two.
        lost: bool,
    },
    /// Something is put into the cart.
    AddToCart,
    /// An order is placed: the next cart is the operator's.
    Purchase,
    /// The page writes the customer's address into the cart, in another case.
    OtherCase,
    /// So many readings find no profile of a new customer.
    LateProfiles(u32),
    /// The session keeps the last customer's profile for the next one, or does so no more.
    ProfileStays(bool),
    /// The session names customers by their id alone, or does so no more.
    Unnamed(bool),
}

impl fmt::Display for What {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Press(tab, button) => write!(formatter, "{}: presses {button}", letter(tab)),
            Self::OpenPanel(tab) => write!(formatter, "{}: opens the panel", letter(tab)),
            Self::Use(tab) => write!(formatter, "{}: is used", letter(tab)),
            Self::Open(tab) => write!(formatter, "{}: opens", letter(tab)),
            Self::Close(tab) => write!(formatter, "{}: closes", letter(tab)),
            Self::Show(tab) => write!(formatter, "{}: comes to the front", letter(tab)),
            Self::Hide(tab) => write!(formatter, "{}: is covered", letter(tab)),
            Self::Freeze(tab) => write!(formatter, "{}: falls asleep", letter(tab)),
            Self::Wake(tab) => write!(formatter, "{}: wakes up", letter(tab)),
            Self::Reload(tab) => write!(formatter, "{}: loads again", letter(tab)),
            Self::Navigate(tab, place) => write!(formatter, "{}: loads {place}", letter(tab)),
            Self::Back(tab) => write!(formatter, "{}: goes back", letter(tab)),
            Self::Route(tab, place) => {
                write!(formatter, "{}: goes to {place} in the page", letter(tab))
            }
            Self::RefuseToLeave(tab) => {
                write!(formatter, "{}: will ask before it is left", letter(tab))
            }
            Self::Offline(time) => write!(formatter, "no network for {time} ms"),
            Self::Turn(turn) => turn.fmt(formatter),
            Self::Deal(tab, endpoint, fate) => {
                write!(formatter, "{}: the next {endpoint} {fate}", letter(tab))
            }
            Self::Quiet => formatter.write_str("all is quiet"),
        }
    }
}

impl fmt::Display for Button {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LogIn(person) => write!(formatter, "Login as {}", customer(*person)),
            Self::LogOut => formatter.write_str("Logout"),
            Self::CheckNow => formatter.write_str("Check now"),
            Self::RepairCart => formatter.write_str("Give the cart to the customer"),
            Self::Refresh => formatter.write_str("Refresh"),
        }
    }
}

impl fmt::Display for Turn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::SignIn(tab, operator) => write!(
                formatter,
                "{}: {} signs in",
                letter(tab),
                short(OPERATORS[operator % OPERATORS.len()])
            ),
            Self::SignOut(tab) => write!(formatter, "{}: signs out", letter(tab)),
            Self::OwnBar(Some(person)) => {
                write!(formatter, "VTEX's own bar acts for {}", customer(person))
            }
            Self::OwnBar(None) => formatter.write_str("VTEX's own bar acts for nobody"),
            Self::SessionExpires => formatter.write_str("the session is made anew"),
            Self::OperatorExpires => formatter.write_str("the operator's sign-in ends"),
            Self::Role { lost: true } => formatter.write_str("the role is taken away"),
            Self::Role { lost: false } => formatter.write_str("the role is given back"),
            Self::AddToCart => formatter.write_str("something is put into the cart"),
            Self::Purchase => formatter.write_str("an order is placed"),
            Self::OtherCase => formatter.write_str("the page writes the address in capitals"),
            Self::LateProfiles(reads) => {
                write!(formatter, "profiles are late by {reads} readings")
            }
            Self::ProfileStays(true) => formatter.write_str("profiles stay the last customer's"),
            Self::ProfileStays(false) => formatter.write_str("profiles are the customer's"),
            Self::Unnamed(true) => formatter.write_str("customers are named by their id alone"),
            Self::Unnamed(false) => formatter.write_str("customers are named by their address"),
        }
    }
}

fn customer(person: Person) -> &'static str {
    short(CUSTOMERS[person % CUSTOMERS.len()])
}

/// How a history calls a tab.
#[must_use]
pub fn letter(tab: TabId) -> char {
    u8::try_from(tab).map_or('?', |tab| char::from(b'A'.saturating_add(tab)))
}
