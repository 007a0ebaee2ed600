//! Requests to the session and the cart: one function per endpoint, protocol in, model out.
//!
//! Deliberately knows no order of steps; [`crate::session`] decides what follows what.

mod cookie;
mod error;
mod http;
mod json;
mod reading;
mod retry;
mod write_queue;

pub use error::ClientError;
pub use retry::Patience;

use crate::config::{Address, Config};
use crate::model::{Cart, CustomerEmail, Failure, Reading};
use crate::protocol::{IDENTIFICATION_REQUEST, IMPERSONATION_REQUEST, ITEMS, SessionAnswer};
use http::{Method, request, request_from};
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use write_queue::WriteQueue;

/// What a session answer says; `None` when it holds no session at all. Clients answer with it
/// already; this is for those who have an answer from elsewhere, as the fuzz targets do.
pub fn reading_of(answer: SessionAnswer) -> Option<Reading> {
    reading::of(answer)
}

/// Talks to the session and the cart of one store.
#[derive(Clone, Debug)]
pub struct SessionClient {
    session_endpoint: Address,
    cart_endpoint: Address,
    anonymous_cart_endpoint: Address,
    own_origin: bool,
    writes: WriteQueue,
    /// What the first reading begins with, when it was asked for already.
    first_answer: Rc<RefCell<Option<Promise>>>,
}

impl SessionClient {
    /// A client for the addresses of this config. `first_answer` is the response to a reading that
    /// somebody sent before.
    pub fn new(config: &Config, first_answer: Option<Promise>) -> Self {
        Self {
            session_endpoint: config.session_endpoint.clone(),
            cart_endpoint: config.cart_endpoint.clone(),
            anonymous_cart_endpoint: config.anonymous_cart_endpoint.clone(),
            own_origin: config.own_origin,
            writes: WriteQueue::default(),
            first_answer: Rc::new(RefCell::new(first_answer)),
        }
    }

    /// Asks now what the first reading begins with, unless it was asked for already: the answer
    /// comes while the bar is put into the page.
    pub fn ask(&self) {
        let mut first = self.first_answer.borrow_mut();
        if first.is_none() {
            // What cannot be sent now is for the reading to tell.
            *first = http::send(&Method::Get, &self.question(), None).ok();
        }
    }

    fn question(&self) -> String {
        let endpoint = self.session_endpoint.as_str();
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        format!("{endpoint}{joint}items={ITEMS}")
    }

    /// Reads the session, by named items.
    pub async fn read(&self, patience: Patience) -> Result<Reading, Failure> {
        let url = self.question();
        let first = self.first_answer.take();
        let body = request_from(first, &Method::Get, &url, patience).await?;
        let answer: SessionAnswer = body.json()?;
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
        let body = post(&IMPERSONATION_REQUEST, email)?;
        let endpoint = self.session_endpoint.clone();
        let written = self.writes.in_turn(async move {
            let answer = request(&body, endpoint.as_str(), Patience::Short).await?;
            // Tokens or a session, both are JSON; a page or nothing is no answer to this.
            answer.json::<SessionAnswer>()
        });
        written.await?;
        Ok(())
    }

    /// Sets the impersonation cookie, the session app's second input, the way VTEX's clients do.
    /// Not for a session of a different origin, which a cookie of the page does not reach.
    pub fn set_cookie(&self, email: &CustomerEmail) {
        if self.own_origin {
            cookie::set(email);
        }
    }

    /// Deletes the impersonation cookie; with it in place, the customer would come back.
    pub fn delete_cookie(&self) {
        if self.own_origin {
            cookie::delete();
        }
    }

    /// Reads the cart of this browser, and leaves it as it is: a plain GET would also complete the
    /// cart with the session's profile, over what the checkout may just be writing. Sources: the tax
    /// protocol's guide (`disableAutoCompletion`), known issues 582070 and 1386397.
    pub async fn cart(&self) -> Result<Cart, Failure> {
        self.read_cart("disableAutoCompletion=true").await
    }

    /// Leaves the current cart for a new, empty one. A success means that the browser has it
    /// afterwards: where the new cart's cookie is for a different domain than the old one's, the
    /// answer is a new cart and the old one stays (known issue 1056870).
    pub async fn start_new_cart(&self) -> Result<(), Failure> {
        let new = self.read_cart("forceNewCart=true").await?;
        let now = self.cart().await?;
        if now.id == new.id && now.is_empty_and_nobodys() {
            Ok(())
        } else {
            Err(Failure::CartKept)
        }
    }

    /// Keeps the items and forgets whose they are. A success means that the cart names nobody
    /// afterwards, whatever the request was answered with: pages in between redirect too, and the
    /// address is known to stay after the right redirect (known issue 417322).
    pub async fn make_cart_anonymous(&self, cart: &str) -> Result<(), Failure> {
        let cart = js_sys::encode_uri_component(cart);
        let url = format!("{}/{cart}", self.anonymous_cart_endpoint.as_str());
        let _ = request(&Method::GetRedirect, &url, Patience::Short).await;
        if self.cart().await?.is_nobodys() {
            Ok(())
        } else {
            Err(Failure::CartKept)
        }
    }

    /// Writes the customer's address into the cart.
    pub async fn identify_cart(&self, cart: &str, email: &str) -> Result<(), Failure> {
        let cart = js_sys::encode_uri_component(cart);
        let url = format!(
            "{}/{cart}/attachments/clientProfileData",
            self.cart_endpoint.as_str()
        );
        let body = post(&IDENTIFICATION_REQUEST, email)?;
        request(&body, &url, Patience::Short).await?;
        Ok(())
    }

    async fn read_cart(&self, query: &str) -> Result<Cart, Failure> {
        let url = format!("{}?{query}", self.cart_endpoint.as_str());
        let answer = request(&Method::Get, &url, Patience::Short).await?;
        reading::of_cart(answer.json()?).ok_or(Failure::Unreadable)
    }
}

/// A write whose body has this text at this place.
fn post(path: &[&str], text: &str) -> Result<Method, ClientError> {
    let body = json::nested(path, text).map_err(ClientError::Unmade)?;
    Ok(Method::Post(body))
}
