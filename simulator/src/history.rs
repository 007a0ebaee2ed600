//! One history from its seed to its end.

use crate::dice::Dice;
use crate::generator::Generator;
use crate::plan::{Plan, Step, What};
use crate::play::Play;
use crate::rules::{Breach, Rule};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A history in which a rule was broken.
#[derive(Clone, Debug)]
pub struct Failure {
    /// All of its choices.
    pub plan: Plan,
    /// What was broken.
    pub breach: Breach,
}

/// Plays the history of a seed, of so many steps; `None` when no rule is broken in it.
#[must_use]
pub fn play(seed: u64, steps: usize) -> Option<Failure> {
    let mut dice = Dice::new(seed);
    let mut generator = Generator::new(&mut dice, seed);
    let mut plan = Plan {
        circumstances: generator.circumstances.clone(),
        steps: Vec::new(),
    };
    let breach = guarded(|| {
        let mut play = begin(&plan, false)?;
        for at in 0..steps {
            let step = if at + 1 == steps {
                quiet()
            } else {
                generator.next(&play.world.borrow())
            };
            plan.steps.push(step);
            play.step(step);
            if let Some(breach) = play.breach() {
                return Some(breach);
            }
        }
        None
    })?;
    Some(Failure { plan, breach })
}

/// Plays a plan: what it breaks, and how many steps that takes; `None` when it breaks no rule.
pub(crate) fn replay(plan: &Plan) -> Option<(Breach, usize)> {
    let mut played = 0;
    let breach = guarded(|| {
        let mut play = begin(plan, false)?;
        for step in &plan.steps {
            played += 1;
            play.step(*step);
            if let Some(breach) = play.breach() {
                return Some(breach);
            }
        }
        None
    })?;
    Some((breach, played))
}

impl Failure {
    /// What happened, line by line, with the virtual time of each.
    #[must_use]
    pub fn tell(&self) -> String {
        let Some(mut play) = begin(&self.plan, true) else {
            return String::new();
        };
        let run = AssertUnwindSafe(|| {
            for step in &self.plan.steps {
                play.step(*step);
                if play.breach().is_some() {
                    return;
                }
            }
        });
        let _ = catch_unwind(run);
        let circumstances = format!("{:?}\n", self.plan.circumstances);
        circumstances + &play.world.borrow().tale.text()
    }
}

fn quiet() -> Step {
    Step {
        after: 0,
        what: What::Quiet,
    }
}

/// The options of every history are ones that a page may give.
fn begin(plan: &Plan, is_told: bool) -> Option<Play> {
    Play::begin(&plan.circumstances, is_told).ok()
}

fn guarded(run: impl FnOnce() -> Option<Breach>) -> Option<Breach> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        Some(Breach {
            rule: Rule::Panicked,
            at: 0,
            words: message(&*panic),
        })
    })
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|it| (*it).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "without a word".to_owned())
}
