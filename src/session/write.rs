//! One write to the session: sent in its turn, never aborted, and told to the other tabs when it
//! begins, when it is answered and when it ends.

use super::Command;
use super::cart::CartPhase;
use super::controller::Controller;
use super::writes::Wish;
use crate::client::{ClientError, Effect};
use crate::model::Failure;
use crate::ports::news::{News, WriteId};
use crate::ports::{Ports, Request};
use std::cell::Cell;
use std::rc::Rc;

/// How long somebody waits for the answer to a write, in milliseconds: what VTEX's own session
/// client allows. The write itself goes on.
const WAITS_FOR: f64 = 7_000.0;

/// How often a write whose turn has not come looks at the time, in milliseconds.
const LOOKS_EVERY: u32 = 1_000;

/// How often other tabs are told of a write that may change the session, in milliseconds.
const SAYS_EVERY: u32 = 500;

/// What is known of a write when nobody waits for it any longer.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// The store has taken it.
    Taken,
    /// It was not sent, or the store says that it has not taken it.
    Refused(Failure),
    /// The store is through with it, and something went wrong on the way.
    Failed(Failure),
    /// It is still under way.
    Open,
    /// The answer was lost; it may take effect yet.
    Lost(Failure),
}

impl Outcome {
    /// Why it is no success.
    pub(super) fn failure(&self) -> Option<Failure> {
        match self {
            Self::Taken => None,
            Self::Open => Some(Failure::TimedOut),
            Self::Refused(failure) | Self::Failed(failure) | Self::Lost(failure) => {
                Some(failure.clone())
            }
        }
    }

    fn of(result: Result<(), ClientError>) -> Self {
        let Err(error) = result else {
            return Self::Taken;
        };
        match error.effect() {
            Effect::Impossible => Self::Refused(error.into()),
            Effect::Over => Self::Failed(error.into()),
            Effect::Possible => Self::Lost(error.into()),
        }
    }
}

impl<P: Ports> Controller<P> {
    /// Asks the session for a customer, or for nobody, when all writes before have ended. Waits
    /// for the answer for a time; the write goes on without anybody waiting. Answers what is known
    /// of it then, and in how many milliseconds another try may succeed.
    pub(super) async fn write(&self, wish: Wish) -> (WriteId, Outcome, Option<u32>) {
        while self.0.is_cart_open.get() || !self.0.writes.borrow().are_quiet(self.0.ports.now()) {
            self.noted_within(LOOKS_EVERY).await;
        }
        if !self.0.ports.is_online() {
            return (self.draw_id(), Outcome::Refused(Failure::Offline), None);
        }
        // The session app reads the cookie beside the key: with it in place an empty key is not the
        // end. After a login it stands for nobody until the session names them; it may never.
        self.0.ports.delete_cookie();
        let id = self.draw_id();
        let request = self.0.client.impersonation(wish.whom.as_ref());
        self.begin(id, wish);
        let Some(result) = self.send(request, Some(id)).await else {
            return (id, Outcome::Open, None);
        };
        let chance = self.0.ports.chance();
        let again = result.err().and_then(|error| error.wait_to_write(chance));
        (id, Outcome::of(result), again)
    }

    /// Sends a write, to the session or, without an id, to the cart. It goes on whether or not
    /// somebody waits; this waits for the answer for a time.
    pub(super) async fn send(
        &self,
        request: Result<Request, ClientError>,
        id: Option<WriteId>,
    ) -> Option<Result<(), ClientError>> {
        self.remember_change(true);
        let answer = Rc::new(Cell::new(None));
        let (controller, answered) = (self.clone(), Rc::clone(&answer));
        self.0.ports.spawn(async move {
            let result = controller.0.client.write(request).await;
            answered.set(Some(result));
            if let Some(id) = id {
                controller.write_ended(id, &Outcome::of(result));
            } else {
                controller.cart_write_ended(result).await;
            }
        });
        let since = self.0.ports.now();
        loop {
            let left = since + WAITS_FOR - self.0.ports.now();
            let answer = answer.take();
            let is_given_up = self.0.writes.borrow().own_open() != id;
            if answer.is_some() || is_given_up || left <= 0.0 {
                return answer;
            }
            self.noted_within(left.ceil() as u32).await;
        }
    }

    /// Tells the others of a change as long as it goes on: some may open meanwhile.
    pub(super) fn say_begun(&self, id: WriteId) {
        let controller = self.clone();
        self.0.ports.spawn(async move {
            loop {
                let now = controller.0.ports.now();
                let news = controller.0.writes.borrow().news_of(id, now);
                let Some(news) = news else {
                    return;
                };
                controller.0.ports.tell(news);
                controller.0.ports.sleep(SAYS_EVERY).await;
            }
        });
    }

    /// Notes the end of a write, whether somebody waits for it or not.
    fn write_ended(&self, id: WriteId, outcome: &Outcome) {
        self.wake();
        // A reading may have shown its effect before: what is known stays so, however the answer
        // is lost when the page is left.
        if !self.0.writes.borrow().is_open_write(id) {
            return;
        }
        match outcome {
            Outcome::Taken => self.say(News::Answered(id)),
            Outcome::Failed(_) | Outcome::Refused(_) => {
                self.say(News::Failed(id));
                self.forget_change();
            }
            Outcome::Lost(_) | Outcome::Open => {
                self.say(News::Lost(id));
                self.remember_change(true);
            }
        }
        // Refused where a command still waits that will look itself.
        self.run(Command::Confirm);
    }

    /// Ends a write without its cart for this tab and tells the others: `seen` where it is known
    /// how it has ended. A write that is under way is told when it is answered.
    pub(super) fn settle(&self, id: WriteId, seen: bool) {
        if self.0.writes.borrow().is_open_write(id) {
            return;
        }
        if seen {
            self.say(News::Ended(id));
            self.forget_change();
        } else {
            self.0.ports.tell(News::Lost(id));
        }
    }

    /// Ends a change as far as the session goes. The cart follows, whose end the others are told
    /// when what is returned is dropped.
    pub(super) fn prove(&self, id: WriteId) -> CartPhase<P> {
        if !self.0.writes.borrow().is_unproven(id) {
            let wish = Wish {
                whom: None,
                is_news: false,
            };
            self.begin(id, wish);
        }
        self.say(News::Proven(id));
        self.forget_change();
        CartPhase::begin(self.clone(), id)
    }

    /// The next page needs not wait for a change, unless one of this tab's may take effect yet or not
    /// show yet. What the store is through with without having done it, the next page's reading shows.
    pub(super) fn forget_change(&self) {
        let now = self.0.ports.now();
        if !self.0.is_cart_open.get() && !self.0.writes.borrow().own_are_due(now) {
            self.remember_change(false);
        }
    }
}
