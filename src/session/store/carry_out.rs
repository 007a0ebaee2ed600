//! Carries commands out: which requests they make, and in which order.

use super::super::surroundings::Surroundings;
use super::super::{Answer, Command, Session, Version, impersonation};
use super::SessionStore;
use crate::client::Patience;
use crate::config::AfterChange;
use crate::model::{Cart, Reading};
use gloo_timers::future::TimeoutFuture;

/// When a page that was left is looked at again, in milliseconds.
const STILL_HERE_AFTER: u32 = 5_000;

impl SessionStore {
    /// Makes the requests of a command; what comes of them is applied under its version. `before`
    /// is what was known when the command was given.
    pub(super) async fn carry_out(
        self,
        command: Command,
        before: Session,
        version: Version,
        surroundings: &Surroundings,
    ) {
        let Surroundings { client, cart, .. } = surroundings;
        match command {
            Command::Read | Command::Confirm => self.read_all(version, surroundings).await,
            Command::LogIn(email) => {
                let result = impersonation::log_in(client, &email, cart.on_login).await;
                let then = result.is_ok().then_some(&surroundings.after_login);
                self.apply(version, Answer::LoggedIn(result));
                self.after_change(version, then, surroundings).await;
            }
            Command::LogOut => {
                let result = impersonation::log_out(client, cart.on_logout).await;
                let then = result.is_ok().then_some(&surroundings.after_logout);
                self.apply(version, Answer::LoggedOut(result));
                self.after_change(version, then, surroundings).await;
            }
            Command::RepairCart => {
                let Some((cart, email)) = to_repair(&before) else {
                    return;
                };
                // Whether it worked is what the cart says afterwards.
                let repaired = match client.identify_cart(&cart.id, &email).await {
                    Ok(()) => client.cart().await,
                    Err(failure) => Err(failure),
                };
                self.apply(
                    version,
                    match repaired {
                        Ok(cart) => Answer::CartRead(cart),
                        Err(failure) => Answer::CartNotRepaired(failure),
                    },
                );
            }
        }
    }

    async fn read_all(self, version: Version, surroundings: &Surroundings) {
        let Surroundings { client, cart, .. } = surroundings;
        let reading = client.read(Patience::Long).await;
        let serves = match &reading {
            Ok(Reading::Operator { served, .. }) => served.customer().is_some(),
            Ok(Reading::NotOperator(_)) | Err(_) => false,
        };
        self.apply(version, Answer::Read(reading));
        if !(serves && cart.reads_cart()) {
            return;
        }
        // A cart that cannot be read is no news: nothing is claimed about it.
        if let Ok(cart) = client.cart().await {
            self.apply(version, Answer::CartRead(cart));
        }
    }

    /// Other tabs are told of a failure too: asking for somebody may have ended somebody else.
    async fn after_change(
        self,
        version: Version,
        then: Option<&AfterChange>,
        surroundings: &Surroundings,
    ) {
        (surroundings.announce)();
        match then {
            None => {}
            Some(AfterChange::Stay) => self.apply(version, Answer::Stayed),
            Some(then @ (AfterChange::Reload | AfterChange::Go(_))) => {
                (surroundings.leave)(then);
                // Still here: the page asked the operator, who chose to stay.
                TimeoutFuture::new(STILL_HERE_AFTER).await;
                self.read();
            }
        }
    }
}

fn to_repair(session: &Session) -> Option<(Cart, String)> {
    let session = session.operator()?;
    let cart = session.foreign_cart()?.clone();
    Some((cart, session.served.customer()?.email.clone()))
}
