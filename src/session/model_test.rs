//! Random sequences of commands, answers, losses, delays and events of other tabs, against the
//! pure core, with a pretend server that holds the truth.
//!
//! What must hold after every step: the customer shown is the one of the last reading that
//! counted, a late answer changes nothing, and there is always a way on.

use super::state::SessionState;
use super::*;
use crate::model::{NoRight, Operator, ProfileMatch};
use std::sync::Arc;

const SEQUENCES: u64 = 10_000;
const STEPS: usize = 50;
const CUSTOMERS: [&str; 4] = [
    "ana@example.com",
    "bruno@example.com",
    "unknown@example.com",
    "carla@example.com",
];

/// SplitMix64: the same seed gives the same sequence again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % sides as u64).unwrap()
    }
}

/// The server, and what is still under way to and from it.
#[derive(Default)]
struct World {
    session: Session,
    /// Whom the server's session names, and whether it knows an operator.
    served: Option<Arc<Customer>>,
    signed_out: bool,
    /// Answers that may arrive in any order, or never.
    under_way: Vec<(Version, Answer)>,
    /// What the bar may show: set by answers that counted.
    confirmed: Option<Arc<Customer>>,
}

fn customer(email: &str) -> Arc<Customer> {
    Arc::new(Customer {
        email: email.to_owned(),
        name: Some(email.to_uppercase()),
        id: None,
        phone: None,
        organization: None,
        cost_center: None,
        profile: ProfileMatch::Missing,
    })
}

impl World {
    fn reading(&self) -> Reading {
        if self.signed_out {
            return Reading::NotOperator(NoRight::SignedOut);
        }
        Reading::Operator {
            operator: Operator {
                email: None,
                serves_b2b_user: false,
            },
            served: self.served.clone().map_or(Served::Nobody, Served::Customer),
        }
    }

    /// The reading that follows a request, unless it is lost too.
    fn reading_or_loss(&self, dice: &mut Dice) -> Option<Reading> {
        (dice.below(4) > 0).then(|| self.reading())
    }

    fn step(&mut self, dice: &mut Dice) {
        match dice.below(12) {
            0 | 1 => self.command(Command::Read, dice),
            2 => self.command(Command::Confirm, dice),
            3 | 4 => {
                let email = CustomerEmail::parse(CUSTOMERS[dice.below(4)]).unwrap();
                self.command(Command::LogIn(email), dice);
            }
            5 => self.command(Command::LogOut, dice),
            6 => self.command(Command::RepairCart, dice),
            7 => self.served = Some(customer(CUSTOMERS[dice.below(2)])),
            8 => self.signed_out = dice.below(3) == 0,
            _ => self.arrival(dice),
        }
    }

    /// Issues a command; its effect on the server and its answer part ways here.
    fn command(&mut self, command: Command, dice: &mut Dice) {
        let Some(issued) = self.session.issue(&command) else {
            return;
        };
        let shown_before = shown(&self.session);
        self.session = issued;
        if command == Command::Confirm {
            assert_eq!(shown(&self.session), None, "confirming shows nobody");
        } else {
            assert_eq!(shown(&self.session), shown_before, "a wish is no fact");
        }
        let answer = match command {
            Command::Read | Command::Confirm => {
                Answer::Read(self.reading_or_loss(dice).ok_or(Failure::Unreachable))
            }
            Command::LogIn(email) => self.log_in(&email, dice),
            Command::LogOut => self.log_out(dice),
            Command::RepairCart => Answer::CartNotRepaired(Failure::Unreachable),
        };
        self.under_way.push((self.session.version(), answer));
    }

    fn log_in(&mut self, email: &CustomerEmail, dice: &mut Dice) -> Answer {
        let delivered = dice.below(4) > 0;
        if delivered && !self.signed_out {
            let known = !email.as_str().starts_with("unknown");
            self.served = known.then(|| customer(email.as_str()));
        }
        let reading = self.reading_or_loss(dice);
        Answer::LoggedIn(match reading {
            Some(Reading::Operator {
                served: Served::Customer(named),
                ..
            }) if email.names(&named.email) => Ok(named),
            reading => Err(Setback {
                failure: Failure::NotFound,
                reading,
            }),
        })
    }

    fn log_out(&mut self, dice: &mut Dice) -> Answer {
        if dice.below(4) > 0 {
            self.served = None;
        }
        Answer::LoggedOut(match self.reading_or_loss(dice) {
            Some(Reading::Operator {
                served: Served::Nobody,
                ..
            }) => Ok(()),
            reading => Err(Setback {
                failure: Failure::StillActive,
                reading,
            }),
        })
    }

    /// One of the answers under way arrives, or is lost.
    fn arrival(&mut self, dice: &mut Dice) {
        if self.under_way.is_empty() {
            return;
        }
        let (version, answer) = self.under_way.remove(dice.below(self.under_way.len()));
        if dice.below(8) == 0 {
            return;
        }
        let before = self.session.clone();
        if version == before.version() {
            self.note(&answer);
        }
        self.session = before.next(version, answer);
        if version != before.version() {
            assert_eq!(self.session, before, "a late answer changes nothing");
        }
    }

    /// What an answer that counts confirms.
    fn note(&mut self, answer: &Answer) {
        self.confirmed = match answer {
            Answer::Read(Ok(reading)) => named(Some(reading)),
            Answer::LoggedIn(Ok(customer)) => Some(customer.clone()),
            Answer::LoggedOut(Ok(())) => None,
            Answer::LoggedIn(Err(setback)) | Answer::LoggedOut(Err(setback)) => {
                named(setback.reading.as_ref())
            }
            Answer::Read(Err(_))
            | Answer::CartRead(_)
            | Answer::CartNotRepaired(_)
            | Answer::Stayed => self.confirmed.clone(),
        };
    }

    fn holds(&self) {
        if let Some(shown) = shown(&self.session) {
            assert_eq!(Some(&shown), self.confirmed.as_ref(), "{:?}", self.session);
        }
        assert!(self.has_a_way_on(), "a dead end: {:?}", self.session);
    }

    /// A command is taken, or a command's answer is still owed. An answer that is lost for good
    /// cannot happen outside this test: every request ends by its time limit.
    fn has_a_way_on(&self) -> bool {
        let another = CustomerEmail::parse("way@example.com").unwrap();
        let takes = |command: &Command| self.session.issue(command).is_some();
        match &self.session.state {
            SessionState::Operator(_) => takes(&Command::LogIn(another)),
            SessionState::Unknown
            | SessionState::Unreadable(_)
            | SessionState::NotOperator(_)
            | SessionState::Lost(_) => takes(&Command::Read),
        }
    }
}

fn named(reading: Option<&Reading>) -> Option<Arc<Customer>> {
    match reading {
        Some(Reading::Operator { served, .. }) => served.customer().cloned(),
        Some(Reading::NotOperator(_)) | None => None,
    }
}

fn shown(session: &Session) -> Option<Arc<Customer>> {
    session.operator()?.served.customer().cloned()
}

#[test]
fn whatever_happens_the_customer_shown_is_the_last_one_confirmed() {
    for seed in 0..SEQUENCES {
        let mut dice = Dice(seed);
        let mut world = World::default();
        for _ in 0..STEPS {
            world.step(&mut dice);
            world.holds();
        }
    }
}

/// The sequences are worth something only if they get everywhere.
#[test]
fn the_sequences_reach_every_kind_of_state() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let mut world = World::default();
        for _ in 0..STEPS {
            world.step(&mut dice);
            let operator = world.session.operator();
            seen.insert(operator.map_or_else(
                || {
                    format!("{:?}", world.session.state)
                        .chars()
                        .take(6)
                        .collect()
                },
                |it| {
                    format!("{:?}", it.task)
                        .chars()
                        .take(11)
                        .collect::<String>()
                },
            ));
        }
    }
    assert!(seen.len() >= 12, "{seen:?}");
}
