//! Thinks of histories: each has habits of its own, a part of all that may happen, so that what
//! is rare in most is common in some (known as swarm testing).

mod habits;
mod kind;
mod trouble;

use crate::agenda::Time;
use crate::dice::Dice;
use crate::people::{CUSTOMERS, OPERATORS, Person};
use crate::plan::{Button, Circumstances, Step, TabId, Turn, What};
use crate::shop::Place;
use crate::world::World;
use habits::Habits;
use kind::{Kind, TurnKind};
use std::collections::VecDeque;

/// Thinks of one history, step by step.
pub(crate) struct Generator {
    pub(crate) circumstances: Circumstances,
    dice: Dice,
    habits: Habits,
    /// What was thought of already.
    next: VecDeque<What>,
    /// No operator is signed in, or none who may work.
    is_away: bool,
}

impl Generator {
    pub(crate) fn new(dice: &mut Dice, seed: u64) -> Self {
        Self {
            circumstances: habits::circumstances(dice, seed),
            habits: Habits::draw(dice),
            dice: Dice::new(dice.bits()),
            next: VecDeque::from([What::Turn(Turn::SignIn(0, 0))]),
            is_away: false,
        }
    }

    /// The next step, as the world is now.
    pub(crate) fn next(&mut self, world: &World) -> Step {
        let after = if self.next.is_empty() {
            self.think(world)
        } else {
            0
        };
        let what = self.next.pop_front().unwrap_or(What::Use(0));
        Step { after, what }
    }

    /// Thinks of what happens next, and after how long.
    fn think(&mut self, world: &World) -> Time {
        let after = self.pause();
        if self.is_away && self.dice.percent(20) {
            self.is_away = false;
            self.next.push_back(What::Turn(Turn::Role { lost: false }));
            let operator = self.operator();
            let tab = self.tab();
            self.next.push_back(What::Turn(Turn::SignIn(tab, operator)));
            return after;
        }
        let kind = self.habits.pick(&mut self.dice);
        let Some((seen, has_bar)) = self.seen(world) else {
            let tab = self.tab();
            self.next.push_back(What::Open(tab));
            return after;
        };
        if kind.asks_for_much() && self.dice.percent(self.habits.trouble) {
            self.make_trouble(seen);
        }
        let what = self.what(kind, seen);
        self.next.push_back(what);
        if kind == Kind::LogIn && self.dice.percent(8) {
            // Twice, as fingers do.
            self.next.push_back(what);
        }
        // Who wants to press something waits for the bar, mostly.
        if kind.needs_bar() && !has_bar && self.dice.percent(80) {
            after + self.circumstances.load_time + self.circumstances.spread + 300
        } else {
            after
        }
    }

    fn pause(&mut self) -> Time {
        let dice = &mut self.dice;
        match dice.below(100) + self.habits.haste {
            0..=4 => dice.between(10_000, 70_000),
            5..=19 => dice.between(3_000, 10_000),
            20..=54 => dice.between(300, 3_000),
            55..=89 => dice.between(1, 300),
            _ => 0,
        }
    }

    fn what(&mut self, kind: Kind, seen: TabId) -> What {
        let any = self.tab();
        match kind {
            Kind::LogIn => What::Press(seen, Button::LogIn(self.person())),
            Kind::LogOut => What::Press(seen, Button::LogOut),
            Kind::CheckNow => What::Press(seen, Button::CheckNow),
            Kind::RepairCart => What::Press(seen, Button::RepairCart),
            Kind::Refresh => What::Press(seen, Button::Refresh),
            Kind::OpenPanel => What::OpenPanel(seen),
            Kind::Use => What::Use(seen),
            Kind::Open => What::Open(any),
            Kind::Close => What::Close(any),
            Kind::Show => What::Show(any),
            Kind::Hide => What::Hide(seen),
            Kind::Freeze => What::Freeze(any),
            Kind::Wake => What::Wake(any),
            Kind::Reload => What::Reload(seen),
            Kind::Navigate => What::Navigate(seen, self.place()),
            Kind::Back => What::Back(seen),
            Kind::Route => What::Route(seen, self.place()),
            Kind::RefuseToLeave => What::RefuseToLeave(seen),
            Kind::Offline => What::Offline(self.dice.between(500, 10_000)),
            Kind::Quiet => What::Quiet,
            Kind::Turn(kind) => What::Turn(self.turn(kind, seen)),
        }
    }

    fn turn(&mut self, kind: TurnKind, seen: TabId) -> Turn {
        self.is_away |= kind.ends_work();
        match kind {
            TurnKind::SignIn => Turn::SignIn(seen, self.operator()),
            TurnKind::SignOut => Turn::SignOut(seen),
            TurnKind::OwnBar if self.dice.percent(30) => Turn::OwnBar(None),
            TurnKind::OwnBar => Turn::OwnBar(Some(self.person())),
            TurnKind::SessionExpires => Turn::SessionExpires,
            TurnKind::OperatorExpires => Turn::OperatorExpires,
            TurnKind::RoleLost => Turn::Role { lost: true },
            TurnKind::AddToCart => Turn::AddToCart,
            TurnKind::Purchase => Turn::Purchase,
            TurnKind::OtherCase => Turn::OtherCase,
            TurnKind::LateProfiles => {
                Turn::LateProfiles(u32::try_from(self.dice.between(0, 3)).unwrap_or_default())
            }
            TurnKind::ProfileStays => Turn::ProfileStays(self.dice.percent(70)),
            TurnKind::Unnamed => Turn::Unnamed(self.dice.percent(70)),
        }
    }

    /// A tab that is seen, one with a bar if there is one, and whether it has a bar.
    fn seen(&mut self, world: &World) -> Option<(TabId, bool)> {
        let seen = (0..world.tabs.len()).filter_map(|tab| Some((tab, world.in_sight(tab)?)));
        let seen = seen.map(|(tab, document)| (tab, world.documents[document].session.is_some()));
        let mut seen: Vec<(TabId, bool)> = seen.collect();
        if seen.iter().any(|(_, has_bar)| *has_bar) {
            seen.retain(|(_, has_bar)| *has_bar);
        }
        self.dice.pick(&seen).copied()
    }

    fn tab(&mut self) -> TabId {
        usize::try_from(self.dice.below(self.habits.tabs)).unwrap_or_default()
    }

    fn place(&mut self) -> Place {
        self.dice.pick(&Place::ALL).copied().unwrap_or(Place::Home)
    }

    fn operator(&mut self) -> usize {
        usize::try_from(self.dice.below(OPERATORS.len() as u64)).unwrap_or_default()
    }

    /// Mostly one of the first three, who are plain customers.
    fn person(&mut self) -> Person {
        let all = if self.dice.percent(70) {
            3
        } else {
            CUSTOMERS.len() as u64
        };
        usize::try_from(self.dice.below(all)).unwrap_or_default()
    }
}
