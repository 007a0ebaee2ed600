//! Requests to the session and the cart: one function per endpoint, protocol in, model out.
//!
//! Deliberately knows no order of steps; [`crate::session`] decides what follows what.

mod cart;
mod error;
mod exchange;
mod json;
mod reading;
mod retry;

pub use error::{ClientError, Effect};
pub use retry::Patience;

use crate::config::{Address, Config};
use crate::model::{CustomerEmail, Failure, Reading};
use crate::ports::{Method, Ports, Request};
use crate::protocol::{IMPERSONATION_REQUEST, ITEMS, SessionAnswer};
use exchange::exchange;

/// What a session answer says; `None` when it holds no session at all. Clients answer with it
/// already; this is for those who have an answer from elsewhere, as the fuzz targets do.
pub fn reading_of(answer: SessionAnswer) -> Option<Reading> {
    reading::of(answer)
}

/// Talks to the session and the cart of one store.
#[derive(Clone, Debug)]
pub struct SessionClient<P> {
    ports: P,
    session_endpoint: Address,
    cart_endpoint: Address,
    anonymous_cart_endpoint: Address,
}

impl<P: Ports> SessionClient<P> {
    /// A client for the addresses of this config.
    pub fn new(ports: P, config: &Config) -> Self {
        Self {
            ports,
            session_endpoint: config.session_endpoint.clone(),
            cart_endpoint: config.cart_endpoint.clone(),
            anonymous_cart_endpoint: config.anonymous_cart_endpoint.clone(),
        }
    }

    /// The request that [`Self::read`] sends: for the same items in another order each time, so
    /// that a cache that goes by the address, a service worker's above all, has no answer of its
    /// own. Not by a parameter of ours: the session takes query parameters into `public`.
    pub fn question(&self) -> Request {
        let endpoint = self.session_endpoint.as_str();
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        let mut url = format!("{endpoint}{joint}items=");
        let mut items: Vec<&str> = ITEMS.split(',').collect();
        for last in 1..items.len() {
            // A page may have replaced what chance comes from.
            let other = (self.ports.chance().clamp(0.0, 1.0) * last as f64) as usize;
            items.swap(last, other);
        }
        for item in items {
            url += item;
            url.push(',');
        }
        url.pop();
        get(url)
    }

    /// Reads the session, by named items.
    pub async fn read(&self, patience: Patience) -> Result<Reading, Failure> {
        let body = exchange(&self.ports, &self.question(), patience).await?;
        let answer: SessionAnswer = body.json()?;
        reading::of(answer).ok_or(Failure::Unreadable)
    }

    /// What asks the session to impersonate this customer, or nobody.
    ///
    /// The page's own query string is deliberately left out: the session would take its
    /// parameters into `public`.
    pub fn impersonation(&self, email: Option<&CustomerEmail>) -> Result<Request, ClientError> {
        let email = email.map_or("", CustomerEmail::as_str);
        let url = self.session_endpoint.as_str().to_owned();
        post(url, &IMPERSONATION_REQUEST, email)
    }

    /// Sends a write, once: another try is for whoever still wants it. A success says only that the
    /// wish was taken: an unknown customer is no error here, so [`Self::read`] must follow.
    pub async fn write(&self, request: Result<Request, ClientError>) -> Result<(), ClientError> {
        let answer = exchange(&self.ports, &request?, Patience::None).await?;
        // Tokens, a session or a cart, all are JSON; a page or nothing is no answer to this.
        answer.json::<SessionAnswer>().map(drop)
    }
}

fn get(url: String) -> Request {
    Request {
        method: Method::Get,
        url,
        body: String::new(),
        lasts: false,
    }
}

/// A write whose body has this text at this place.
fn post(url: String, path: &[&str], text: &str) -> Result<Request, ClientError> {
    Ok(Request {
        method: Method::Post,
        url,
        body: json::nested(path, text).ok_or(ClientError::Unmade)?,
        lasts: true,
    })
}
