//! Makes a history that breaks a rule as short and as plain as it can be, and still break it.

use crate::agenda::Time;
use crate::history::{Failure, replay};
use crate::plan::{Button, Circumstances, Fate, Plan, Step, What};
use crate::play::QUIET;

/// How often a history is played while it is shortened.
const BUDGET: u32 = 5_000;

/// A history that breaks the same rule by fewer and plainer steps.
#[must_use]
pub fn shorten(failure: &Failure) -> Failure {
    let mut best = Shortening {
        failure: failure.clone(),
        budget: BUDGET,
    };
    loop {
        let before = best.failure.plan.clone();
        best.drop_steps();
        best.make_circumstances_plain();
        best.make_steps_plain();
        if best.budget == 0 || best.failure.plan == before {
            return best.failure;
        }
    }
}

struct Shortening {
    failure: Failure,
    budget: u32,
}

impl Shortening {
    /// Whether a plan breaks the same rule; then it is the best.
    fn try_plan(&mut self, plan: Plan) -> bool {
        if self.budget == 0 {
            return false;
        }
        self.budget -= 1;
        match replay(&plan) {
            Some((breach, played)) if breach.rule == self.failure.breach.rule => {
                let mut plan = plan;
                plan.steps.truncate(played);
                self.failure = Failure { plan, breach };
                true
            }
            Some(_) | None => false,
        }
    }

    fn drop_steps(&mut self) {
        let mut size = self.failure.plan.steps.len() / 2;
        while size > 0 {
            let mut at = 0;
            while at < self.failure.plan.steps.len() {
                let mut plan = self.failure.plan.clone();
                let end = (at + size).min(plan.steps.len());
                let time: Time = plan.steps.drain(at..end).map(duration).sum();
                // The time may matter, the steps not.
                let mut same_time = plan.clone();
                if let Some(step) = same_time.steps.get_mut(at) {
                    step.after += time;
                }
                if !self.try_plan(plan) && !self.try_plan(same_time) {
                    at += size;
                }
            }
            size /= 2;
        }
    }

    fn make_circumstances_plain(&mut self) {
        let plain = Circumstances::plain(self.failure.plan.circumstances.seed);
        let changes: [fn(&mut Circumstances, &Circumstances); 7] = [
            |it, plain| it.spread = plain.spread,
            |it, plain| it.load_time = plain.load_time,
            |it, plain| it.windows = plain.windows,
            |it, plain| it.after_login = plain.after_login,
            |it, plain| it.after_logout = plain.after_logout,
            |it, plain| it.cart_on_login = plain.cart_on_login,
            |it, plain| it.cart_on_logout = plain.cart_on_logout,
        ];
        for change in changes {
            let mut plan = self.failure.plan.clone();
            change(&mut plan.circumstances, &plain);
            if plan != self.failure.plan {
                self.try_plan(plan);
            }
        }
    }

    fn make_steps_plain(&mut self) {
        let mut at = 0;
        while at < self.failure.plan.steps.len() {
            while self.make_step_plain(at) {}
            at += 1;
        }
    }

    fn make_step_plain(&mut self, at: usize) -> bool {
        let Some(step) = self.failure.plan.steps.get(at).copied() else {
            return false;
        };
        plainer(step).into_iter().any(|step| {
            let mut plan = self.failure.plan.clone();
            plan.steps[at] = step;
            self.try_plan(plan)
        })
    }
}

/// How long a step takes.
fn duration(step: Step) -> Time {
    let quiet = if step.what == What::Quiet { QUIET } else { 0 };
    step.after + quiet
}

/// What says less than a step, plainest first; nothing repeats for ever.
fn plainer(step: Step) -> Vec<Step> {
    let Step { after, what } = step;
    let mut all: Vec<Step> = shorter(after)
        .into_iter()
        .map(|after| Step { after, what })
        .collect();
    let mut add = |what| all.push(Step { after, what });
    if let What::Deal(tab, endpoint, fate) = what {
        for fate in plainer_fates(fate) {
            add(What::Deal(tab, endpoint, fate));
        }
    } else if let What::Press(tab, Button::LogIn(person)) = what {
        for person in 0..person {
            add(What::Press(tab, Button::LogIn(person)));
        }
    }
    all
}

/// Round times, and none.
fn shorter(time: Time) -> Vec<Time> {
    let round = [time / 1_000 * 1_000, time / 100 * 100, time / 2];
    let mut all = vec![0];
    all.extend(round.into_iter().filter(|it| *it < time && *it > 0));
    if time == 0 { Vec::new() } else { all }
}

fn plainer_fates(fate: Fate) -> Vec<Fate> {
    match fate {
        Fate::Slow(time) => rounded(time).map(Fate::Slow).collect(),
        Fate::GoesWithPage(time) => vec![Fate::Slow(time)],
        Fate::SlowAnswer(time) => rounded(time).map(Fate::SlowAnswer).collect(),
        Fate::Repeated(time) => rounded(time).map(Fate::Repeated).collect(),
        Fate::Lag(time) => rounded(time).map(Fate::Lag).collect(),
        Fate::LoadsLate(time) => rounded(time).map(Fate::LoadsLate).collect(),
        Fate::Late { broken, lands } => vec![
            Fate::Slow(lands),
            Fate::Lost {
                after: broken,
                effect: true,
            },
        ],
        Fate::Html { effect } => vec![Fate::Status { code: 500, effect }],
        Fate::Lost { .. }
        | Fate::Status { .. }
        | Fate::OtherProfile(_)
        | Fate::NotLeft
        | Fate::Masked => Vec::new(),
    }
}

fn rounded(time: Time) -> impl Iterator<Item = Time> {
    shorter(time).into_iter().filter(|it| *it > 0)
}
