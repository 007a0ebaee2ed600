//! Carries commands out: which requests they make, and in which order.

use super::controller::{Controller, FirstAnswer};
use super::writes::Evidence;
use super::{Answer, Command, Session, Version};
use crate::client::Patience;
use crate::config::AfterChange;
use crate::model::{Failure, Reading, Served};
use crate::ports::Ports;
use crate::ports::news::News;
use futures::future::select;
use std::pin::pin;

/// When a page that was left is looked at again, in milliseconds.
const STILL_HERE_AFTER: u32 = 5_000;

/// The same where a look is owed, in milliseconds.
const LOOKS_AFTER: u32 = 500;

/// How long a reading waits for another tab's write to end, in milliseconds.
const WAITS_FOR_OTHERS: f64 = 3_000.0;

impl<P: Ports> Controller<P> {
    /// Makes the requests of a command; what comes of them is applied under its version. `before`
    /// is what was known when the command was given.
    pub(super) async fn carry_out(&self, command: Command, before: Session, version: Version) {
        let logs_out = command == Command::LogOut;
        let changed = match command {
            Command::Read | Command::Confirm => return self.read_all(version).await,
            Command::RepairCart => {
                match self.repair_cart(&before).await {
                    Ok(cart) => {
                        self.apply(version, Answer::CartRead(cart));
                        self.confirm_news();
                    }
                    Err(failure) => {
                        // Another customer may be served by now, or the cart be theirs after all.
                        let contradicts = matches!(
                            failure,
                            Failure::Expired | Failure::NotFound | Failure::AnotherCustomer(_)
                        );
                        let look = if contradicts {
                            Command::Confirm
                        } else {
                            Command::Read
                        };
                        self.apply(version, Answer::CartNotRepaired(failure));
                        self.run(look);
                    }
                }
                return;
            }
            Command::LogIn(email) => self.log_in(&email, &before).await,
            Command::Accept => self.accept(before.to_accept()).await,
            Command::LogOut => self.log_out(&before).await,
        };
        // The cart has taken its time, in which another tab may have said something.
        let changed = changed.map(|served| self.unless_heard(served));
        let then = changed.is_ok().then_some(if logs_out {
            &self.0.policy.after_logout
        } else {
            &self.0.policy.after_login
        });
        self.apply(version, Answer::Changed(changed));
        self.after_change(version, then).await;
    }

    /// Reads the session, and then the cart, for whom it serves.
    async fn read_all(&self, version: Version) {
        let since = self.0.ports.now();
        while self.0.writes.borrow().is_open(self.0.ports.now())
            && self.0.ports.now() < since + WAITS_FOR_OTHERS
        {
            self.noted_within(WAITS_FOR_OTHERS as u32).await;
        }
        let read = self.read(Patience::Long).await;
        let serves = match &read {
            Ok((Reading::Operator { served, .. }, Evidence::Proof)) => served.customer().is_some(),
            Ok(_) | Err(_) => false,
        };
        if let Ok((_, Evidence::Proof)) = read {
            self.settle_own();
        }
        self.leave_no_cookie(&read);
        self.apply(version, Answer::Read(read));
        // Looked at while another tab changes it, the answer would bring the last one's cookie back.
        let is_changing = self.others_are_unsettled();
        if !(serves && self.0.policy.cart.reads_cart()) || is_changing {
            return;
        }
        // A cart that cannot be read is no news: nothing is claimed about it.
        if let Ok(cart) = self.0.client.cart().await {
            self.apply(version, Answer::CartRead(cart));
        }
    }

    /// Ends this tab's last change, if a reading has shown what it has come to.
    fn settle_own(&self) {
        let own = self.0.writes.borrow().own_unproven();
        if let Some(id) = own {
            self.say(News::Ended(id));
        }
        self.forget_change();
    }

    /// Reads the session until the answer is not older than what was heard meanwhile.
    pub(super) async fn read(&self, patience: Patience) -> Result<(Reading, Evidence), Failure> {
        loop {
            let now = self.0.ports.now();
            self.0.read_at.set(now);
            self.0.owes_look.set(false);
            self.0.reading_since.set(Some(now));
            let first = self.0.first.take();
            // The first answer was asked for at some time since the page began.
            let asked = if first.is_some() { 0.0 } else { now };
            let stamp = self.0.writes.borrow().stamp(asked);
            let reading = self.0.client.read(patience).await;
            let served = match &reading {
                Ok(Reading::Operator { served, .. }) => served,
                Ok(Reading::NotOperator(_)) | Err(_) => &Served::Nobody,
            };
            self.0.reading_since.set(None);
            let evidence = self.0.writes.borrow().judge(stamp, served);
            if evidence == Evidence::Proof {
                self.0.proven.set(self.0.heard.get());
            }
            if let Ok(Reading::Operator { .. }) = &reading {
                // Whoever it was, while something changes.
                self.note_loaded_for(if evidence == Evidence::Proof {
                    served
                } else {
                    &Served::Unconfirmed
                });
            }
            if first != Some(FirstAnswer::Old) && evidence != Evidence::Old {
                return Ok((reading?, evidence));
            }
        }
    }

    /// The cookie stands for a customer who is served by an operator: without either, it would
    /// bring them back with the next session.
    fn leave_no_cookie(&self, read: &Result<(Reading, Evidence), Failure>) {
        let is_served = match read {
            Ok((Reading::NotOperator(_), _)) => false,
            Ok((Reading::Operator { served, .. }, Evidence::Proof)) => *served != Served::Nobody,
            Ok(_) | Err(_) => true,
        };
        if !is_served {
            self.0.ports.delete_cookie();
        }
    }

    async fn after_change(&self, version: Version, then: Option<&AfterChange>) {
        match then {
            None => self.confirm_news(),
            Some(AfterChange::Stay) => {
                self.apply(version, Answer::Stayed);
                self.confirm_news();
            }
            Some(then @ (AfterChange::Reload | AfterChange::Go(_))) => {
                self.0.ports.leave(then);
                // Still here: the page asked the operator, who chose to stay.
                let wait = if self.0.owes_look.get() {
                    LOOKS_AFTER
                } else {
                    STILL_HERE_AFTER
                };
                self.0.ports.sleep(wait).await;
                self.run(Command::Read);
            }
        }
    }

    /// Looks again if another tab has said something since it was known how the session stands, or
    /// if there was occasion to while the command was under way.
    fn confirm_news(&self) {
        if self.has_heard() {
            self.run(Command::Confirm);
        } else if self.0.owes_look.get() {
            self.run(Command::Read);
        }
    }

    /// Who was found to be served, unless another tab has said something since: the cart takes its
    /// time.
    fn unless_heard(&self, served: Served) -> Served {
        if self.has_heard() {
            Served::Unconfirmed
        } else {
            served
        }
    }

    fn has_heard(&self) -> bool {
        self.0.proven.get() != self.0.heard.get()
    }

    /// Waits until something is noted about writes, or so many milliseconds.
    pub(super) async fn noted_within(&self, milliseconds: u32) {
        select(pin!(self.noted()), pin!(self.0.ports.sleep(milliseconds))).await;
    }
}
