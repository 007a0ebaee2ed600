//! Login and logout step by step: what is sent, in which order, and what counts as success.
//!
//! Session, then cart, then (by the page) a reload, strictly one after the other: cart
//! requests that race ahead of the session keep the old prices.

use super::Setback;
use crate::client::{Patience, SessionClient};
use crate::config::{CartOnLogin, CartOnLogout};
use crate::model::{Customer, CustomerEmail, Failure, Reading, Served};
use gloo_timers::future::TimeoutFuture;
use std::sync::Arc;

/// Waits before reading again, in milliseconds. Imported customers are known to load late:
/// the first reading after a login may not have them yet.
const READ_AGAIN_AFTER: [u32; 3] = [300, 700, 1_500];

/// Impersonates a customer. A success means that the session names exactly them, whatever
/// became of the answer to the request itself.
pub async fn log_in(
    client: &SessionClient,
    email: &CustomerEmail,
    cart: CartOnLogin,
) -> Result<Arc<Customer>, Setback> {
    let asked = client.impersonate(email).await;
    let customer = match asked {
        Ok(()) => read_until_found(client, email).await?,
        Err(failure) => read_after(client, failure, email).await?,
    };
    client.set_cookie(email);
    if cart == CartOnLogin::Sync {
        give_cart_to(client, &customer).await;
    }
    Ok(customer)
}

/// Ends the impersonation; a success means that the session names nobody.
pub async fn log_out(client: &SessionClient, cart: CartOnLogout) -> Result<(), Setback> {
    // First of all: the session app reads the cookie beside the key, and with it in place an
    // empty key is not the end.
    client.delete_cookie();
    let asked = client.stop_impersonating().await;
    let reading = client.read(Patience::None).await;
    let failure = match (&reading, asked) {
        (
            Ok(
                Reading::Operator {
                    served: Served::Nobody,
                    ..
                }
                | Reading::NotOperator(_),
            ),
            _,
        ) => None,
        // Somebody without a name is somebody.
        (Ok(Reading::Operator { .. }), Ok(())) => Some(Failure::StillActive),
        (Ok(Reading::Operator { .. }), Err(failure)) => Some(failure),
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
async fn read_until_found(
    client: &SessionClient,
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
        TimeoutFuture::new(wait).await;
    }
}

/// The request failed, which does not tell whether it took effect; a reading does.
async fn read_after(
    client: &SessionClient,
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
        Reading::Operator { served, .. } => match served {
            // Whom the session does not name yet, it may name at the next look.
            Served::Nobody | Served::Unconfirmed => Verdict::Nobody,
            Served::Customer(customer) if email.names(&customer.email) => {
                Verdict::Found(customer.clone())
            }
            Served::Customer(customer) => {
                Verdict::Refused(Failure::AnotherCustomer(customer.clone()))
            }
        },
    }
}

/// The cart has an identity of its own; without this the order would carry the wrong address.
/// A cart that cannot be reached does not undo a login that the session has confirmed: the
/// next page sees the difference and says so.
async fn give_cart_to(client: &SessionClient, customer: &Customer) {
    let Ok(cart) = client.cart().await else {
        return;
    };
    if cart.email.as_deref() != Some(customer.email.as_str()) {
        let _ = client.identify_cart(&cart.id, &customer.email).await;
    }
}

async fn leave_cart(client: &SessionClient, policy: CartOnLogout) -> Result<(), Failure> {
    match policy {
        CartOnLogout::New => client.start_new_cart().await,
        CartOnLogout::Anonymous => {
            let cart = client.cart().await?;
            client.make_cart_anonymous(&cart.id).await
        }
        CartOnLogout::Keep | CartOnLogout::Off => Ok(()),
    }
}
