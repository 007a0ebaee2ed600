//! What the operator has to know besides who is served, below the bar.

use super::distinct::distinct;
use super::element::{live, several};
use super::notice::{Action, Tone, notice};
use crate::i18n::{self, Message, text};
use crate::model::{Customer, CustomerEmail, Failure, ProfileMatch, Served};
use crate::session::state::{FailedLogin, OperatorSession, Task};
use crate::session::store::SessionStore;
use crate::session::{Session, StalePage};
use leptos::prelude::*;
use std::sync::Arc;

#[derive(PartialEq)]
enum Matter {
    /// The page shows somebody else's prices.
    StalePage(StalePage),
    /// The cart says that it is somebody else's; to make it the customer's may have failed.
    ForeignCart {
        cart: String,
        customer: String,
        failure: Option<Failure>,
    },
    /// The last customer's cart is still there.
    CartKept,
    /// It is not known who is served.
    NotConfirmed(Option<Failure>),
    /// The store's profile is another person's than the customer with this address.
    AnothersProfile(String),
    /// The store named another customer than the one asked for: perhaps the same person.
    NamedAnother(FailedLogin),
    /// The B2B suite serves somebody by its own means.
    B2bUser,
    /// A login that failed has ended the service of somebody else.
    Ended(Arc<Customer>),
}

/// One strip for each matter.
pub(super) fn notices(store: SessionStore) -> AnyView {
    let matters = distinct(move || Some(store.with(matters)));
    live(move || {
        let mut strips = Vec::new();
        if let Some(matters) = matters() {
            for matter in matters.iter() {
                strips.push(strip(store, matter));
            }
        }
        several(strips)
    })
}

fn matters(session: &Session) -> Vec<Matter> {
    let mut matters = Vec::new();
    let operator = session.operator();
    // Who was logged out by a failed login is whom the page was loaded for: said once.
    if operator.and_then(OperatorSession::ended).is_none() {
        matters.extend(session.stale_page().map(Matter::StalePage));
    }
    if let Some(operator) = operator {
        matters.extend(profile_matter(operator));
        matters.extend(cart_matter(operator));
        matters.extend(served_matter(operator));
        if operator.operator.serves_b2b_user {
            matters.push(Matter::B2bUser);
        }
    }
    matters
}

fn profile_matter(session: &OperatorSession) -> Option<Matter> {
    let customer = session.served.customer()?;
    (customer.profile == ProfileMatch::AnotherPersons)
        .then(|| Matter::AnothersProfile(customer.email.clone()))
}

fn cart_matter(session: &OperatorSession) -> Option<Matter> {
    if session.cart_was_kept() {
        return Some(Matter::CartKept);
    }
    let mut failure = None;
    if let Task::CartNotRepaired(reason) = &session.task {
        failure = Some(reason.clone());
    }
    Some(Matter::ForeignCart {
        cart: session.foreign_cart()?.email.clone()?,
        customer: session.served.customer()?.email.clone(),
        failure,
    })
}

fn served_matter(session: &OperatorSession) -> Option<Matter> {
    if let Task::LoginFailed(failed) = &session.task
        && failed.named().is_some()
    {
        return Some(Matter::NamedAnother(failed.clone()));
    }
    match (&session.served, &session.task) {
        (Served::Unconfirmed, Task::NotConfirmed(failure) | Task::LogoutFailed(failure)) => {
            Some(Matter::NotConfirmed(Some(failure.clone())))
        }
        (Served::Unconfirmed, Task::LoginFailed(_) | Task::Settled) => {
            Some(Matter::NotConfirmed(None))
        }
        (_, _) => session.ended().cloned().map(Matter::Ended),
    }
}

fn strip(store: SessionStore, matter: &Matter) -> AnyView {
    let tone = match matter {
        Matter::StalePage(_) | Matter::AnothersProfile(_) => Tone::Warning,
        Matter::ForeignCart { .. }
        | Matter::CartKept
        | Matter::NotConfirmed(_)
        | Matter::NamedAnother(_)
        | Matter::B2bUser
        | Matter::Ended(_) => Tone::Notice,
    };
    notice(store, explanation(matter), tone, actions(store, matter))
}

fn explanation(matter: &Matter) -> String {
    match matter {
        Matter::StalePage(page) => i18n::stale_page(page),
        Matter::ForeignCart {
            cart,
            customer,
            failure,
        } => i18n::foreign_cart(cart, customer, failure.as_ref()),
        Matter::CartKept => i18n::failure(&Failure::CartKept),
        Matter::NotConfirmed(failure) => i18n::not_confirmed(failure.as_ref()),
        Matter::AnothersProfile(customer) => i18n::anothers_profile(customer),
        Matter::NamedAnother(failed) => i18n::login_failure(failed),
        Matter::B2bUser => text(Message::ServesB2bUser).to_owned(),
        Matter::Ended(customer) => i18n::ended(customer),
    }
}

fn actions(store: SessionStore, matter: &Matter) -> Vec<Action> {
    let action =
        |label, run: fn(&SessionStore)| -> Action { (label, Box::new(move || run(&store))) };
    match matter {
        Matter::StalePage(_) | Matter::AnothersProfile(_) => {
            vec![action(Message::Refresh, SessionStore::refresh)]
        }
        Matter::ForeignCart { .. } => {
            vec![action(Message::RepairCart, SessionStore::repair_cart)]
        }
        Matter::CartKept => vec![action(Message::TryAgain, SessionStore::log_out)],
        // Whoever it is, the operator may end it.
        Matter::NotConfirmed(_) => vec![
            action(Message::CheckNow, SessionStore::confirm),
            action(Message::Logout, SessionStore::log_out),
        ],
        Matter::NamedAnother(_) => vec![action(Message::GoOn, SessionStore::accept)],
        Matter::B2bUser => Vec::new(),
        Matter::Ended(customer) => {
            // An address that cannot be sent cannot be logged in again either.
            let email = CustomerEmail::parse(&customer.email).ok();
            let again = |email: CustomerEmail| -> Action {
                let run = move || store.log_in(email.clone());
                (Message::LoginAgain, Box::new(run))
            };
            email.map(again).into_iter().collect()
        }
    }
}
