//! What the core needs from outside, a trait each: the network, the time, the other tabs, the
//! cookie, the page's address, chance, and somebody who runs tasks.
//!
//! [`crate::browser`] is the browser's answer to all of them. Whatever stands above, the client,
//! the session and what tabs tell each other, is generic over [`Ports`] and so compiles and runs
//! natively, where a simulator deals the answers.

pub mod news;

use crate::config::AfterChange;
use crate::model::CustomerEmail;
use news::News;

use std::future::Future;

/// What is asked, with the body where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A read.
    Get,
    /// A GET that takes effect and answers with a redirect to a page, which is not loaded.
    GetRedirect,
    /// A write with a JSON body.
    Post,
}

/// One request; credentials and the absence of caches are the transport's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What kind of request.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// JSON text; empty unless the method is [`Method::Post`].
    pub body: String,
    /// Whether it goes on when the page is left, and its answer is waited for beyond the time that
    /// somebody would wait.
    pub lasts: bool,
}

/// An answer, read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status, 0 for a redirect that was not followed.
    pub status: u16,
    /// The seconds of `Retry-After`.
    pub retry_after: Option<u32>,
    /// The whole text; empty where it was longer than the transport takes.
    pub text: String,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The request could not even be made: it never left.
    Unmade,
    /// The connection failed or broke; the request may have arrived.
    Connection,
}

/// One request in, one answer out.
pub trait Transport {
    /// Sends a request. Dropping the future takes a read back; a write that was sent goes on.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, Lost>> + 'static;

    /// Whether there is a network, as far as the browser knows.
    fn is_online(&self) -> bool;
}

/// The time.
pub trait Clock {
    /// Milliseconds since the page began; never goes back.
    fn now(&self) -> f64;

    /// Milliseconds since 1970, by a clock that somebody may set.
    fn epoch(&self) -> f64;

    /// Waits for so many milliseconds.
    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()> + 'static;
}

/// The way to the store's other tabs; what they say comes in by the session's own functions.
pub trait Channel {
    /// Tells all others.
    fn tell(&self, news: News);
}

/// The cookie `vtex-impersonated-customer-email`, the session app's second input.
pub trait Cookies {
    /// Sets it for a day.
    fn set_cookie(&self, email: &CustomerEmail);

    /// Takes it away, wherever it is.
    fn delete_cookie(&self);

    /// Whether there is one that cannot be taken away.
    fn keeps_cookie(&self) -> bool;
}

/// What this tab remembers from one page to the next: a time and nothing personal.
pub trait TabMemory {
    /// When a change was last under way, in milliseconds since 1970; `None` forgets.
    fn remember_change(&self, at: Option<f64>);

    /// What the last page of this tab remembered.
    fn remembered_change(&self) -> Option<f64>;
}

/// The page's address.
pub trait Navigation {
    /// Loads the page again, or another one.
    fn leave(&self, then: &AfterChange);
}

/// Chance.
pub trait Chance {
    /// A number from 0 to 1; a page may have replaced what it comes from.
    fn chance(&self) -> f64;
}

/// Somebody who runs tasks to their end.
pub trait Tasks {
    /// Runs a task on this thread.
    fn spawn(&self, task: impl Future<Output = ()> + 'static);
}

/// All of them: one type in the browser, another in the simulator.
pub trait Ports:
    Transport + Clock + Channel + Cookies + TabMemory + Navigation + Chance + Tasks + Clone + 'static
{
}

impl<T> Ports for T where
    T: Transport
        + Clock
        + Channel
        + Cookies
        + TabMemory
        + Navigation
        + Chance
        + Tasks
        + Clone
        + 'static
{
}
