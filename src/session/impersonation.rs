//! Login and logout step by step: what is sent, in which order, and what counts as success.
//!
//! Session, then cart, then (by the page) a reload, strictly one after the other: cart
//! requests that race ahead of the session keep the old prices.

use super::Setback;
use crate::client::{Patience, SessionClient};
use crate::config::{CartOnLogin, CartOnLogout};
use crate::model::{Customer, CustomerEmail, Failure, Reading};
use crate::ports::Ports;
use std::sync::Arc;

/// Waits before reading again, in milliseconds. Imported customers are known to load late:
/// the first reading after a login may not have them yet.
const READ_AGAIN_AFTER: [u32; 3] = [300, 700, 1_500];

/// Impersonates a customer. A success means that the session names exactly them, whatever
/// became of the answer to the request itself.
pub async fn log_in<P: Ports>(
    ports: &P,
    client: &SessionClient<P>,
    email: &CustomerEmail,
    cart: CartOnLogin,
) -> Result<Arc<Customer>, Setback> {
    let asked = client.impersonate(email).await;
    let customer = match asked {
        Ok(()) => read_until_found(ports, client, email).await?,
        Err(failure) => read_after(client, failure, email).await?,
    };
    ports.set_cookie(email);
    if cart == CartOnLogin::Sync {
        give_cart_to(client, &customer).await;
    }
    Ok(customer)
}

/// Ends the impersonation; a success means that the session names nobody.
pub async fn log_out<P: Ports>(
    ports: &P,
    client: &SessionClient<P>,
    cart: CartOnLogout,
) -> Result<(), Setback> {
    // First of all: the session app reads the cookie beside the key, and with it in place an
    // empty key is not the end.
    ports.delete_cookie();
    let asked = client.stop_impersonating().await;
    let reading = client.read(Patience::None).await;
    let failure = match (&reading, asked) {
        (
            Ok(Reading::Operator {
                customer: Some(_), ..
            }),
            Ok(()),
        ) => Some(Failure::StillActive),
        (
            Ok(Reading::Operator {
                customer: Some(_), ..
            }),
            Err(failure),
        ) => Some(failure),
        (Ok(Reading::Operator { customer: None, .. } | Reading::NotOperator(_)), _) => None,
        (Err(failure), Ok(())) => Some(failure.clone()),
        (Err(_), Err(failure)) => Some(failure),
    };
    let reading = reading.ok();
    if let Some(failure) = failure {
        return Err(Setback { failure, reading });
    }
    // Left behind, the customer's cart would go to the next one.
    leave_cart(client, cart).await.map_err(|_| Setback {
        failure: Failure::CartKept,
        reading,
    })
}

/// The request was taken. A customer who is not there yet is waited for a little.
async fn read_until_found<P: Ports>(
    ports: &P,
    client: &SessionClient<P>,
    email: &CustomerEmail,
) -> Result<Arc<Customer>, Setback> {
    let mut waits = READ_AGAIN_AFTER.into_iter();
    loop {
        let reading = client.read(Patience::Short).await.map_err(unread)?;
        match judge(&reading, email) {
            Verdict::Found(customer) => return Ok(customer),
            Verdict::Refused(failure) => {
                return Err(Setback {
                    failure,
                    reading: Some(reading),
                });
            }
            Verdict::Nobody => {}
        }
        let Some(wait) = waits.next() else {
            return Err(Setback {
                failure: Failure::NotFound,
                reading: Some(reading),
            });
        };
        ports.sleep(wait).await;
    }
}

/// The request failed, which does not tell whether it took effect; a reading does.
async fn read_after<P: Ports>(
    client: &SessionClient<P>,
    failure: Failure,
    email: &CustomerEmail,
) -> Result<Arc<Customer>, Setback> {
    let Ok(reading) = client.read(Patience::None).await else {
        return Err(unread(failure));
    };
    match judge(&reading, email) {
        Verdict::Found(customer) => Ok(customer),
        Verdict::Refused(Failure::AnotherCustomer(_)) | Verdict::Nobody => Err(Setback {
            failure,
            reading: Some(reading),
        }),
        Verdict::Refused(failure) => Err(Setback {
            failure,
            reading: Some(reading),
        }),
    }
}

fn unread(failure: Failure) -> Setback {
    Setback {
        failure,
        reading: None,
    }
}

/// What a reading says about a login as `email`.
enum Verdict {
    Found(Arc<Customer>),
    Nobody,
    Refused(Failure),
}

fn judge(reading: &Reading, email: &CustomerEmail) -> Verdict {
    match reading {
        Reading::NotOperator(reason) => Verdict::Refused((*reason).into()),
        Reading::Operator { customer: None, .. } => Verdict::Nobody,
        Reading::Operator {
            customer: Some(customer),
            ..
        } => {
            if email.names(&customer.email) {
                Verdict::Found(customer.clone())
            } else {
                Verdict::Refused(Failure::AnotherCustomer(customer.clone()))
            }
        }
    }
}

/// The cart has an identity of its own; without this the order would carry the wrong address.
/// A cart that cannot be reached does not undo a login that the session has confirmed: the
/// next page sees the difference and says so.
async fn give_cart_to<P: Ports>(client: &SessionClient<P>, customer: &Customer) {
    let Ok(cart) = client.cart().await else {
        return;
    };
    if cart.email.as_deref() != Some(customer.email.as_str()) {
        let _ = client.identify_cart(&cart.id, &customer.email).await;
    }
}

async fn leave_cart<P: Ports>(
    client: &SessionClient<P>,
    policy: CartOnLogout,
) -> Result<(), Failure> {
    match policy {
        CartOnLogout::New => client.start_new_cart().await,
        CartOnLogout::Anonymous => {
            let cart = client.cart().await?;
            client.make_cart_anonymous(&cart.id).await
        }
        CartOnLogout::Keep | CartOnLogout::Off => Ok(()),
    }
}
