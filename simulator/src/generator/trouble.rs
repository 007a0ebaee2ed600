//! What goes wrong with the requests that follow.

use super::Generator;
use crate::dice::Dice;
use crate::people::CUSTOMERS;
use crate::plan::{Endpoint, Fate, TabId, What};

const CODES: [u16; 6] = [500, 502, 503, 504, 429, 403];

impl Generator {
    /// Decides what becomes of one to three of a tab's next requests.
    pub(super) fn make_trouble(&mut self, tab: TabId) {
        for _ in 0..self.dice.between(1, 3) {
            let (endpoint, fate) = trouble(&mut self.dice);
            self.next.push_back(What::Deal(tab, endpoint, fate));
        }
    }
}

fn trouble(dice: &mut Dice) -> (Endpoint, Fate) {
    match dice.below(100) {
        0..=44 => (Endpoint::SessionWrite, of_write(dice)),
        45..=69 => (Endpoint::SessionRead, of_reading(dice)),
        70..=79 => (Endpoint::CartRead, of_cart_reading(dice)),
        80..=91 => (Endpoint::CartLeave, of_leaving(dice)),
        _ => (Endpoint::CartIdentify, of_cart_write(dice)),
    }
}

/// Whatever is late takes effect some seconds after its caller has given up, and no later.
fn of_write(dice: &mut Dice) -> Fate {
    match dice.below(10) {
        0 => Fate::Slow(dice.between(500, 14_000)),
        1 => Fate::GoesWithPage(dice.between(200, 5_000)),
        2 => Fate::SlowAnswer(dice.between(500, 12_000)),
        3 => {
            let broken = dice.between(100, 6_000);
            let lands = broken + dice.between(200, 8_000);
            Fate::Late { broken, lands }
        }
        4 => Fate::Repeated(dice.between(100, 4_000)),
        5 => Fate::Lag(dice.between(200, 2_200)),
        6 => Fate::LoadsLate(dice.between(200, 2_200)),
        _ => broken(dice),
    }
}

fn of_reading(dice: &mut Dice) -> Fate {
    match dice.below(8) {
        0 | 1 => Fate::Slow(dice.between(300, 9_000)),
        2 | 3 => Fate::SlowAnswer(dice.between(300, 9_000)),
        4 => Fate::OtherProfile(
            usize::try_from(dice.below(CUSTOMERS.len() as u64)).unwrap_or_default(),
        ),
        _ => broken(dice),
    }
}

fn of_cart_reading(dice: &mut Dice) -> Fate {
    match dice.below(4) {
        0 => Fate::SlowAnswer(dice.between(300, 8_000)),
        1 => Fate::Masked,
        _ => broken(dice),
    }
}

fn of_cart_write(dice: &mut Dice) -> Fate {
    match dice.below(4) {
        0 => Fate::Slow(dice.between(300, 8_000)),
        1 => Fate::Repeated(dice.between(100, 4_000)),
        _ => broken(dice),
    }
}

fn of_leaving(dice: &mut Dice) -> Fate {
    match dice.below(4) {
        0 => Fate::SlowAnswer(dice.between(300, 8_000)),
        1 | 2 => Fate::NotLeft,
        _ => broken(dice),
    }
}

fn broken(dice: &mut Dice) -> Fate {
    let effect = dice.percent(50);
    match dice.below(3) {
        0 => Fate::Lost {
            after: dice.between(50, 6_000),
            effect,
        },
        1 => Fate::Status {
            code: dice.pick(&CODES).copied().unwrap_or(500),
            effect,
        },
        _ => Fate::Html { effect },
    }
}
