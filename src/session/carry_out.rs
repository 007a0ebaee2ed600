//! Carries commands out: which requests they make, and in which order.

use super::controller::Controller;
use super::{Answer, Command, Session, Version, impersonation};
use crate::client::Patience;
use crate::config::AfterChange;
use crate::model::{Cart, Reading};
use crate::ports::Ports;

/// When a page that was left is looked at again, in milliseconds.
const STILL_HERE_AFTER: u32 = 5_000;

impl<P: Ports> Controller<P> {
    /// Makes the requests of a command; what comes of them is applied under its version. `before`
    /// is what was known when the command was given.
    pub(super) async fn carry_out(&self, command: Command, before: Session, version: Version) {
        let (client, policy) = (self.client(), self.policy());
        match command {
            Command::Read | Command::Confirm => self.read_all(version).await,
            Command::LogIn(email) => {
                let result =
                    impersonation::log_in(self.ports(), client, &email, policy.cart.on_login).await;
                let then = result.is_ok().then_some(&policy.after_login);
                self.apply(version, Answer::LoggedIn(result));
                self.after_change(version, then).await;
            }
            Command::LogOut => {
                let result =
                    impersonation::log_out(self.ports(), client, policy.cart.on_logout).await;
                let then = result.is_ok().then_some(&policy.after_logout);
                self.apply(version, Answer::LoggedOut(result));
                self.after_change(version, then).await;
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

    async fn read_all(&self, version: Version) {
        let client = self.client();
        let reading = client.read(Patience::Long).await;
        let serves = match &reading {
            Ok(Reading::Operator { customer, .. }) => customer.is_some(),
            Ok(Reading::NotOperator(_)) | Err(_) => false,
        };
        self.apply(version, Answer::Read(reading));
        if !(serves && self.policy().cart.reads_cart()) {
            return;
        }
        // A cart that cannot be read is no news: nothing is claimed about it.
        if let Ok(cart) = client.cart().await {
            self.apply(version, Answer::CartRead(cart));
        }
    }

    /// Other tabs are told of a failure too: asking for somebody may have ended somebody else.
    async fn after_change(&self, version: Version, then: Option<&AfterChange>) {
        self.ports().announce();
        match then {
            None => {}
            Some(AfterChange::Stay) => self.apply(version, Answer::Stayed),
            Some(then @ (AfterChange::Reload | AfterChange::Go(_))) => {
                self.ports().leave(then);
                // Still here: the page asked the operator, who chose to stay.
                self.ports().sleep(STILL_HERE_AFTER).await;
                self.run(Command::Read);
            }
        }
    }
}

fn to_repair(session: &Session) -> Option<(Cart, String)> {
    let session = session.operator()?;
    let cart = session.foreign_cart()?.clone();
    Some((cart, session.served.customer()?.email.clone()))
}
