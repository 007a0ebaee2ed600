//! Login and logout step by step: what is sent, in which order, and what counts as success.
//!
//! Session, then cart, then (by the page) a reload, strictly one after the other: cart
//! requests that race ahead of the session keep the old prices.

use crate::client::SessionClient;
use crate::model::{Customer, CustomerEmail, Failure, Reading};
use gloo_timers::future::TimeoutFuture;

/// Waits before reading again, in milliseconds. Imported customers are known to load late:
/// the first reading after a login may not have them yet.
const READ_AGAIN_AFTER: [u32; 3] = [300, 700, 1_500];

/// Impersonates a customer; a success means that the session names exactly them.
pub async fn log_in(client: &SessionClient, email: &CustomerEmail) -> Result<Customer, Failure> {
    client.impersonate(email).await?;
    let customer = verify_login(client, email).await?;
    client.set_cookie(email);
    give_cart_to(client, &customer).await;
    Ok(customer)
}

/// Ends the impersonation; a success means that the session names nobody.
pub async fn log_out(client: &SessionClient) -> Result<(), Failure> {
    // First of all: the session app reads the cookie beside the key, and with it in place an
    // empty key is not the end.
    client.delete_cookie();
    client.stop_impersonating().await?;
    match client.read().await? {
        Reading::Operator {
            customer: Some(_), ..
        } => return Err(Failure::StillActive),
        Reading::Operator { customer: None, .. } | Reading::NotOperator { .. } => {}
    }
    // Left behind, the customer's cart would go to the next one.
    client.start_new_cart().await.map_err(|_| Failure::CartKept)
}

async fn verify_login(client: &SessionClient, email: &CustomerEmail) -> Result<Customer, Failure> {
    let mut waits = READ_AGAIN_AFTER.into_iter();
    loop {
        match client.read().await? {
            Reading::NotOperator { admin: true } => return Err(Failure::NotAllowed),
            Reading::NotOperator { admin: false } => return Err(Failure::Expired),
            Reading::Operator {
                customer: Some(customer),
                ..
            } => {
                return if email.names(&customer.email) {
                    Ok(customer)
                } else {
                    Err(Failure::AnotherCustomer(customer))
                };
            }
            Reading::Operator { customer: None, .. } => {}
        }
        let Some(wait) = waits.next() else {
            return Err(Failure::NotFound);
        };
        TimeoutFuture::new(wait).await;
    }
}

/// The cart has an identity of its own; without this the order would carry the wrong address.
/// A cart that cannot be reached does not undo a login that the session has confirmed.
async fn give_cart_to(client: &SessionClient, customer: &Customer) {
    let Ok(cart) = client.cart().await else {
        return;
    };
    let current = cart.client_profile_data.and_then(|data| data.email);
    let Some(id) = cart.order_form_id else { return };
    if current.as_deref() != Some(customer.email.as_str()) {
        let _ = client.identify_cart(&id, &customer.email).await;
    }
}
