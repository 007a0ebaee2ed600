//! Login and logout step by step: what is sent, in which order, and what counts as success.
//!
//! Session, then cart, then (by the page) a reload, strictly one after the other: cart
//! requests that race ahead of the session keep the old prices.

use super::cart::CartPhase;
use super::controller::Controller;
use super::state::FailedLogin;
use super::write::Outcome;
use super::writes::{Evidence, Wish, is_asked_for};
use super::{Session, Setback};
use crate::client::Patience;
use crate::model::{CustomerEmail, Failure, Reading, Served};
use crate::ports::Ports;
use crate::ports::news::WriteId;

/// Waits before reading again, in milliseconds. Imported customers are known to load late, and
/// readings lag behind writes: the first ones after a write may not show it yet.
const READ_AGAIN_AFTER: [u32; 3] = [300, 700, 1_500];

/// How long a reading that would prove a success waits for other tabs' writes to end, in
/// milliseconds.
const WAITS_FOR_OTHERS: u32 = 1_000;

/// So many such waits.
const WAITS: u32 = 20;

impl<P: Ports> Controller<P> {
    /// Impersonates a customer. A success means that the session names exactly them, whatever
    /// became of the answer to the request itself.
    pub(super) async fn log_in(
        &self,
        email: &CustomerEmail,
        before: &Session,
    ) -> Result<Served, Setback> {
        let (served, cart) = self.change_session(Some(email), before).await?;
        self.take_over(email, &served, &cart).await;
        Ok(served)
    }

    /// Goes on with whom the store named in place of the address that was asked for: one person
    /// may be known under two.
    pub(super) async fn accept(&self, failed: Option<FailedLogin>) -> Result<Served, Setback> {
        let failed = failed.ok_or_else(|| unread(Failure::NotFound))?;
        let named = failed.named().map(|it| it.email.clone());
        let (reading, _) = self.read(Patience::Short).await.map_err(unread)?;
        let served = served_in(&reading).clone();
        let now = served.customer().map(|it| it.email.clone());
        if self.others_are_unsettled() || now.is_none() || now != named {
            return Err(unread(Failure::NotFound));
        }
        let cart = self.prove(self.draw_id());
        self.take_over(&failed.email, &served, &cart).await;
        Ok(served)
    }

    /// What follows when the session names the customer: the cookie and the cart.
    async fn take_over(&self, email: &CustomerEmail, served: &Served, cart: &CartPhase<P>) {
        self.0.ports.set_cookie(email);
        if let Served::Customer(customer) = served {
            cart.take_over(customer).await;
        }
    }

    /// Ends the impersonation; a success means that the session names nobody.
    pub(super) async fn log_out(&self, before: &Session) -> Result<Served, Setback> {
        let ended = self.change_session(None, before).await;
        let (_, cart) = ended.map_err(|mut setback| {
            if setback.failure == Failure::StillActive && self.0.ports.keeps_cookie() {
                setback.failure = Failure::CookieKept;
            }
            setback
        })?;
        // Left behind, the customer's cart would go to the next one.
        match cart.leave_last().await {
            Ok(()) => Ok(Served::Nobody),
            Err(_) => Err(Setback {
                failure: Failure::CartKept,
                served: Served::Nobody,
            }),
        }
    }

    /// Asks the session for a customer, or for nobody, and reads it until it names them.
    async fn change_session(
        &self,
        asked: Option<&CustomerEmail>,
        before: &Session,
    ) -> Result<(Served, CartPhase<P>), Setback> {
        let known = before.operator().map(|it| &it.served);
        let is_news =
            known.is_some_and(|known| *known != Served::Unconfirmed && !is_asked_for(asked, known));
        let mut first_try = None;
        let (id, outcome) = loop {
            let whom = asked.cloned();
            // What a second try should do, the first may have done.
            let is_news = is_news && first_try.is_none();
            match self.write(Wish { whom, is_news }).await {
                // Only while the operator still wants it.
                (id, _, Some(wait)) if first_try.is_none() => {
                    first_try = Some(id);
                    self.0.ports.sleep(wait).await;
                }
                (id, outcome, _) => break (id, outcome),
            }
        };
        if let Some(first) = first_try {
            // The second asks for the same, so it is all one whether the first was done.
            self.0.writes.borrow_mut().forget(first);
        }
        let mut waits = match outcome {
            Outcome::Taken | Outcome::Failed(_) => READ_AGAIN_AFTER.iter(),
            Outcome::Refused(_) | Outcome::Open | Outcome::Lost(_) => [].iter(),
        };
        let mut others = 0;
        let reading = loop {
            let patience = if matches!(outcome, Outcome::Taken) {
                Patience::Short
            } else {
                Patience::None
            };
            let (reading, evidence) = match self.read(patience).await {
                Ok(read) => read,
                Err(failure) => {
                    let failure = outcome.failure().unwrap_or(failure);
                    return Err(self.setback(id, failure, Served::Unconfirmed));
                }
            };
            let served = served_in(&reading);
            if let Reading::NotOperator(reason) = reading {
                // Without the right there is nobody whom the session could serve, until it is back.
                let served = match outcome {
                    Outcome::Open | Outcome::Lost(_) => Served::Unconfirmed,
                    Outcome::Taken | Outcome::Refused(_) | Outcome::Failed(_) => Served::Nobody,
                };
                return Err(self.setback(id, reason.into(), served));
            }
            if is_asked_for(asked, served) {
                // The profile comes from an app of its own, which may be later.
                if served.has_anothers_profile()
                    && let Some(wait) = waits.next()
                {
                    self.0.ports.sleep(*wait).await;
                    continue;
                }
                if evidence == Evidence::Proof {
                    return Ok((served.clone(), self.prove(id)));
                }
                others += 1;
                if others > WAITS {
                    return Err(self.setback(id, Failure::TimedOut, Served::Unconfirmed));
                }
                self.noted_within(WAITS_FOR_OTHERS).await;
                continue;
            }
            match waits.next() {
                Some(wait) => self.0.ports.sleep(*wait).await,
                None => break reading,
            }
        };
        let served = served_in(&reading).clone();
        Err(self.verdict(id, asked, outcome, served, known))
    }

    /// What to make of a last reading that does not name whom was asked for.
    fn verdict(
        &self,
        id: WriteId,
        asked: Option<&CustomerEmail>,
        outcome: Outcome,
        served: Served,
        known: Option<&Served>,
    ) -> Setback {
        let is_as_before = known.is_some_and(|it| it.is_same_as(&served));
        // What was not done has changed nothing, but what came before it may not show yet.
        let now = self.0.ports.now();
        let is_clear = matches!(outcome, Outcome::Taken | Outcome::Open | Outcome::Lost(_))
            || self.0.writes.borrow().is_alone(id, now);
        let served = if is_clear {
            served
        } else {
            Served::Unconfirmed
        };
        match (outcome, &served) {
            // It was not taken, or is over and shows no effect.
            (Outcome::Refused(failure), _) => self.setback(id, failure, served),
            (Outcome::Failed(failure), _) if is_as_before || served == Served::Nobody => {
                self.setback(id, failure, served)
            }
            (Outcome::Taken, Served::Nobody) => self.setback(id, Failure::NotFound, Served::Nobody),
            // Whoever is named may be so by a reading that lags behind.
            (Outcome::Taken | Outcome::Failed(_), Served::Customer(customer)) => {
                let failure = if asked.is_none() && is_as_before {
                    Failure::StillActive
                } else {
                    Failure::AnotherCustomer(customer.clone())
                };
                self.setback(id, failure, Served::Unconfirmed)
            }
            (Outcome::Taken | Outcome::Failed(_), _) => {
                self.setback(id, Failure::Unnamed, Served::Unconfirmed)
            }
            (Outcome::Open, _) => self.setback(id, Failure::TimedOut, Served::Unconfirmed),
            (Outcome::Lost(failure), _) => self.setback(id, failure, Served::Unconfirmed),
        }
    }

    /// A setback, told to the other tabs: unless `served` is unconfirmed, it is known how the
    /// change has ended.
    fn setback(&self, id: WriteId, failure: Failure, served: Served) -> Setback {
        // It was not sent, or has ended already.
        if self.0.writes.borrow().is_unproven(id) {
            self.settle(id, served != Served::Unconfirmed);
        }
        Setback { failure, served }
    }
}

fn served_in(reading: &Reading) -> &Served {
    match reading {
        Reading::Operator { served, .. } => served,
        Reading::NotOperator(_) => &Served::Nobody,
    }
}

fn unread(failure: Failure) -> Setback {
    Setback {
        failure,
        served: Served::Unconfirmed,
    }
}
