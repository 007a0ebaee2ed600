//! Requests to the session and the cart: one function per endpoint, protocol in, model out.
//!
//! Deliberately knows no order of steps; [`crate::session`] decides what follows what.

mod cookie;
mod http;
mod reading;

pub use http::ClientError;

use crate::config::{Address, Config};
use crate::model::{CustomerEmail, Failure, Reading};
use crate::protocol::{ClientProfileData, ITEMS, ImpersonationRequest, OrderForm, SessionAnswer};
use http::{Method, request};

/// Talks to the session and the cart of one store.
#[derive(Clone, Debug)]
pub struct SessionClient {
    session_endpoint: Address,
    cart_endpoint: Address,
}

impl SessionClient {
    /// A client for the addresses of this config.
    pub fn new(config: &Config) -> Self {
        Self {
            session_endpoint: config.session_endpoint.clone(),
            cart_endpoint: config.cart_endpoint.clone(),
        }
    }

    /// Reads the session, by named items.
    pub async fn read(&self) -> Result<Reading, Failure> {
        let endpoint = self.session_endpoint.as_str();
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        let url = format!("{endpoint}{joint}items={ITEMS}");
        let answer: SessionAnswer = request(Method::Get, &url).await?.json()?;
        reading::of(answer).ok_or(Failure::Unreadable)
    }

    /// Asks the session to impersonate this customer. A success says only that the wish was
    /// taken: an unknown customer is no error here, so [`Self::read`] must follow.
    pub async fn impersonate(&self, email: &CustomerEmail) -> Result<(), Failure> {
        self.post_email(email.as_str()).await
    }

    /// Asks the session to impersonate nobody; [`Self::read`] must follow here too.
    pub async fn stop_impersonating(&self) -> Result<(), Failure> {
        self.post_email("").await
    }

    // The page's own query string is deliberately left out: the session would take its
    // parameters into `public`.
    async fn post_email(&self, email: &str) -> Result<(), Failure> {
        let body = ImpersonationRequest::new(email);
        request(
            Method::Post(http::to_json(&body)?),
            self.session_endpoint.as_str(),
        )
        .await?;
        Ok(())
    }

    /// Leaves the session app's second input as all of VTEX's own clients do.
    pub fn set_cookie(&self, email: &CustomerEmail) {
        cookie::set(email);
    }

    /// Takes the second input away; with it in place, the customer would come back.
    pub fn delete_cookie(&self) {
        cookie::delete();
    }

    /// Reads the cart of this browser.
    pub async fn cart(&self) -> Result<OrderForm, Failure> {
        Ok(request(Method::Get, self.cart_endpoint.as_str())
            .await?
            .json()?)
    }

    /// Leaves the current cart for a new, empty one.
    pub async fn start_new_cart(&self) -> Result<(), Failure> {
        let url = format!("{}?forceNewCart=true", self.cart_endpoint.as_str());
        request(Method::Get, &url).await?;
        Ok(())
    }

    /// Writes the customer's address into the cart.
    pub async fn identify_cart(&self, order_form_id: &str, email: &str) -> Result<(), Failure> {
        let id = js_sys::encode_uri_component(order_form_id);
        let url = format!(
            "{}/{id}/attachments/clientProfileData",
            self.cart_endpoint.as_str()
        );
        let body = ClientProfileData {
            email: Some(email.to_owned()),
        };
        request(Method::Post(http::to_json(&body)?), &url).await?;
        Ok(())
    }
}
