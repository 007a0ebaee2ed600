//! What the operator has to know besides who is served, below the bar.

use super::distinct::distinct;
use super::element::{live, several};
use super::notice::{Action, Tone, notice};
use crate::i18n::{self, Message, text};
use crate::model::{Customer, CustomerEmail, Failure, Served};
use crate::session::state::{OperatorSession, Task};
use crate::session::store::SessionStore;
use crate::session::{Session, StalePage};
use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, PartialEq)]
enum Matter {
    /// The page shows somebody else's prices.
    StalePage(StalePage),
    /// The cart says that it is somebody else's.
    ForeignCart { cart: String, customer: String },
    /// Making the cart the customer's failed.
    CartNotRepaired(Failure),
    /// The last customer's cart is still there.
    CartKept,
    /// It is not known who is served.
    NotConfirmed(Option<Failure>),
    /// The B2B suite serves somebody by its own means.
    B2bUser,
    /// A login that failed has ended the service of somebody else.
    Ended(Arc<Customer>),
}

/// One strip for each matter.
pub(super) fn notices(store: SessionStore) -> AnyView {
    let matters = distinct(move || Some(store.with(matters)));
    live(move || {
        let matters = matters().unwrap_or_default();
        let strips: Vec<_> = matters.iter().map(|it| strip(store, it)).collect();
        several(strips)
    })
}

fn matters(session: &Session) -> Vec<Matter> {
    let mut matters = Vec::new();
    let operator = session.operator();
    // Who was logged out by a failed login is whom the page was loaded for: said once.
    if operator.and_then(ended).is_none() {
        matters.extend(session.stale_page().map(Matter::StalePage));
    }
    if let Some(operator) = operator {
        matters.extend(cart_matter(operator));
        matters.extend(served_matter(operator));
        if operator.operator.serves_b2b_user {
            matters.push(Matter::B2bUser);
        }
    }
    matters
}

fn cart_matter(session: &OperatorSession) -> Option<Matter> {
    if session.cart_was_kept() {
        return Some(Matter::CartKept);
    }
    if let Task::CartNotRepaired(failure) = &session.task {
        return Some(Matter::CartNotRepaired(failure.clone()));
    }
    Some(Matter::ForeignCart {
        cart: session.foreign_cart()?.email.clone()?,
        customer: session.served.customer()?.email.clone(),
    })
}

fn served_matter(session: &OperatorSession) -> Option<Matter> {
    match (&session.served, &session.task) {
        (Served::Unconfirmed, Task::NotConfirmed(failure) | Task::LogoutFailed(failure)) => {
            Some(Matter::NotConfirmed(Some(failure.clone())))
        }
        (Served::Unconfirmed, Task::LoginFailed(_) | Task::Settled) => {
            Some(Matter::NotConfirmed(None))
        }
        (_, _) => ended(session).cloned().map(Matter::Ended),
    }
}

fn ended(session: &OperatorSession) -> Option<&Arc<Customer>> {
    match (&session.served, &session.task) {
        (Served::Nobody, Task::LoginFailed(failed)) => failed.ended.as_ref(),
        (_, _) => None,
    }
}

fn strip(store: SessionStore, matter: &Matter) -> AnyView {
    let tone = match matter {
        Matter::StalePage(_) => Tone::Warning,
        Matter::ForeignCart { .. }
        | Matter::CartNotRepaired(_)
        | Matter::CartKept
        | Matter::NotConfirmed(_)
        | Matter::B2bUser
        | Matter::Ended(_) => Tone::Notice,
    };
    notice(store, explanation(matter), tone, action(store, matter))
}

fn explanation(matter: &Matter) -> String {
    match matter {
        Matter::StalePage(page) => i18n::stale_page(page),
        Matter::ForeignCart { cart, customer } => i18n::foreign_cart(cart, customer),
        Matter::CartNotRepaired(failure) => i18n::failure(failure),
        Matter::CartKept => i18n::failure(&Failure::CartKept),
        Matter::NotConfirmed(failure) => i18n::not_confirmed(failure.as_ref()),
        Matter::B2bUser => text(Message::ServesB2bUser).to_owned(),
        Matter::Ended(customer) => i18n::ended(customer),
    }
}

fn action(store: SessionStore, matter: &Matter) -> Option<Action> {
    Some(match matter {
        Matter::StalePage(_) => (Message::Refresh, Box::new(move || store.refresh())),
        Matter::ForeignCart { .. } | Matter::CartNotRepaired(_) => {
            (Message::RepairCart, Box::new(move || store.repair_cart()))
        }
        Matter::CartKept => (Message::TryAgain, Box::new(move || store.log_out())),
        Matter::NotConfirmed(_) => (Message::CheckNow, Box::new(move || store.confirm())),
        Matter::B2bUser => return None,
        Matter::Ended(customer) => {
            let email = CustomerEmail::parse(&customer.email).ok();
            let run = move || {
                if let Some(email) = email.clone() {
                    store.log_in(email);
                }
            };
            (Message::LoginAgain, Box::new(run))
        }
    })
}
