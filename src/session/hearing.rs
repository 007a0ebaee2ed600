//! What reaches a session from outside its commands: the other tabs, and moments that ask for
//! another look.

use super::controller::Controller;
use super::{Command, Session};
use crate::model::{ProfileMatch, Served};
use crate::ports::Ports;
use crate::ports::news::News;
use crate::session::state::Task;

/// A moment after which what is known may be out of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The page is seen, used or has gone on to another address: worth another look.
    Glance,
    /// Restored from the back/forward cache, long hidden, or without a network for a while; or
    /// about to name the customer where a mistake costs most. Nobody is to be shown before the
    /// session has been read.
    Sleep,
    /// The page is being used.
    Use,
    /// The page is being left.
    Leaving,
}

/// When the bar looks again by itself, in milliseconds since there is reason to.
const LOOKS: [f64; 3] = [3_000.0, 8_000.0, 20_000.0];

/// The waits after those, in milliseconds.
const LATER_LOOKS: f64 = 30_000.0;

/// How old a reading may become while the page is used, in milliseconds.
const BELIEVED_FOR: f64 = 60_000.0;

impl<P: Ports> Controller<P> {
    /// Takes a word from another tab.
    pub fn hear(&self, news: News) {
        // Said again and again, for tabs that open meanwhile.
        if !self.take_in(news) {
            return;
        }
        self.run(match news {
            // Refused while a login or logout is under way, which looks itself in the end.
            News::Began(_)
            | News::Answered(_)
            | News::Failed(_)
            | News::Lost(_)
            | News::Changed => Command::Confirm,
            // Whoever was shown before it began is not any more, so a look is enough.
            News::Proven(_) | News::Ended(_) => Command::Read,
        });
    }

    /// Notes what another tab has said; false when it is nothing new.
    pub(super) fn take_in(&self, news: News) -> bool {
        if !self.note(news) {
            return false;
        }
        self.0.heard.set(self.0.heard.get().wrapping_add(1));
        // Whoever the page was loaded for, if that is not known yet.
        self.note_loaded_for(&Served::Unconfirmed);
        true
    }

    /// Takes a moment that may be worth another look.
    pub fn notice(&self, occasion: Occasion) {
        match occasion {
            Occasion::Glance if self.is_reading_anew() => {}
            Occasion::Glance => {
                self.0.owes_look.set(true);
                self.run(Command::Read);
            }
            Occasion::Sleep => {
                // Whatever is under way here may have been overtaken meanwhile, unheard.
                self.0.heard.set(self.0.heard.get().wrapping_add(1));
                self.take_up_change();
                // Whoever waits for the answer to a write that the page was left with.
                self.wake();
                self.run(Command::Confirm);
            }
            Occasion::Use => {
                self.0.is_used.set(true);
                if self.0.ports.now() >= self.0.read_at.get() + BELIEVED_FOR {
                    self.run(Command::Read);
                }
            }
            Occasion::Leaving => {
                self.leave_cart_phase();
                let open = self.0.writes.borrow().own_open();
                if let Some(id) = open {
                    // Browsers cut the requests of a page that they put aside, and do not always
                    // say so. It is told when it comes back, if it does.
                    let now = self.0.ports.now();
                    self.0.writes.borrow_mut().take_in(News::Lost(id), now);
                    self.0.ports.tell(News::Lost(id));
                }
                if open.is_some() || self.0.is_cart_open.get() {
                    self.remember_change(true);
                }
            }
        }
    }

    /// Plans the next look by itself: soon while there is reason for one, and else as long as the
    /// page is used.
    pub(super) fn plan_look(&self) {
        let plan = self.0.look_plan.get().wrapping_add(1);
        self.0.look_plan.set(plan);
        let controller = self.clone();
        let (wait, has_reason) = match self.next_look() {
            Some(wait) => (wait, true),
            None => (BELIEVED_FOR, false),
        };
        self.0.is_used.set(false);
        self.0.ports.spawn(async move {
            controller.0.ports.sleep(wait as u32).await;
            let is_due = controller.0.look_plan.get() == plan;
            // Its next use looks by itself.
            if is_due && (has_reason || controller.0.is_used.get()) {
                controller.run(Command::Read);
            }
        });
    }

    /// In how many milliseconds to look again, if there is reason to.
    fn next_look(&self) -> Option<f64> {
        let Some(reason) = self.with(reason_to_look) else {
            self.0.in_doubt_since.set(None);
            return None;
        };
        let now = self.0.ports.now();
        let since = self.0.in_doubt_since.get().unwrap_or(now);
        self.0.in_doubt_since.set(Some(since));
        let mut next = LOOKS.into_iter().map(|look| since + look - now);
        match (next.find(|wait| *wait > 0.0), reason) {
            (Some(wait), _) => Some(wait),
            (None, Reason::Late) => None,
            (None, Reason::Doubt) => Some(LATER_LOOKS),
        }
    }
}

/// Why the bar looks again by itself.
enum Reason {
    /// It is not confirmed who is served.
    Doubt,
    /// A customer, their profile or the operator's right may come late.
    Late,
}

fn reason_to_look(session: &Session) -> Option<Reason> {
    let operator = session.operator()?;
    if operator.is_in_doubt() {
        return Some(Reason::Doubt);
    }
    if operator
        .served
        .customer()
        .is_some_and(|it| it.profile != ProfileMatch::Theirs)
    {
        return Some(Reason::Late);
    }
    matches!(operator.task, Task::LoginFailed(_)).then_some(Reason::Late)
}
