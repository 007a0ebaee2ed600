//! One request: credentials, time limit, abort when its owner goes away, and errors by stage.

use crate::model::Failure;
use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use serde::{Serialize, de::DeserializeOwned};
use std::cell::Cell;
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestCredentials};

/// How long an answer may take, in milliseconds: what VTEX's own session client allows.
const TIME_LIMIT: u32 = 7_000;

/// What is asked, with the body where there is one.
pub(super) enum Method {
    Get,
    /// A JSON body.
    Post(String),
}

/// A request that did not end in an answer of use, by the stage at which it failed.
#[derive(Debug)]
pub enum ClientError {
    /// The request could not even be made: a malformed address, or no browser around.
    Unmade(JsValue),
    /// It could not be sent, or the connection broke; the page's own `fetch` may reject with
    /// anything, so the reason is kept as it came.
    Unsent(JsValue),
    /// No answer within the time limit.
    TimedOut,
    /// An answer with a status outside 200 to 299.
    Status(u16),
    /// An answer that is not JSON of the expected shape.
    Unreadable(JsValue),
}

impl fmt::Display for ClientError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unmade(reason) => write!(formatter, "the request could not be made: {reason:?}"),
            Self::Unsent(reason) => write!(formatter, "the connection failed: {reason:?}"),
            Self::TimedOut => write!(formatter, "no answer within {TIME_LIMIT} ms"),
            Self::Status(status) => write!(formatter, "the answer was {status}"),
            Self::Unreadable(reason) => write!(formatter, "the answer is no session: {reason:?}"),
        }
    }
}

impl std::error::Error for ClientError {}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::Unmade(_) => Failure::Unreachable,
            ClientError::Unsent(_) if is_offline() => Failure::Offline,
            ClientError::Unsent(_) => Failure::Unreachable,
            ClientError::TimedOut => Failure::TimedOut,
            ClientError::Status(status @ 500..=599) => Failure::ServerError(status),
            ClientError::Status(status) => Failure::Refused(status),
            ClientError::Unreadable(_) => Failure::Unreadable,
        }
    }
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// The whole text of a 2xx answer.
pub(super) struct Body(String);

impl Body {
    /// Reads the text as JSON. The browser's parser is used: it is there already, and a
    /// second one would be among the largest functions of the wasm.
    pub(super) fn json<T: DeserializeOwned>(self) -> Result<T, ClientError> {
        let value = js_sys::JSON::parse(&self.0).map_err(ClientError::Unreadable)?;
        serde_wasm_bindgen::from_value(value).map_err(|error| ClientError::Unreadable(error.into()))
    }
}

/// The JSON text of a request body.
pub(super) fn to_json(body: &impl Serialize) -> Result<String, ClientError> {
    let value =
        serde_wasm_bindgen::to_value(body).map_err(|error| ClientError::Unmade(error.into()))?;
    js_sys::JSON::stringify(&value)
        .map(String::from)
        .map_err(ClientError::Unmade)
}

/// Aborts the request when it is dropped before the end, so a request ends with its owner.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request and reads its answer to the end.
pub(super) async fn request(method: Method, url: &str) -> Result<Body, ClientError> {
    let controller = AbortController::new().map_err(ClientError::Unmade)?;
    let timed_out = Rc::new(Cell::new(false));
    let _time_limit = Timeout::new(TIME_LIMIT, {
        let (controller, timed_out) = (controller.clone(), Rc::clone(&timed_out));
        move || {
            timed_out.set(true);
            controller.abort();
        }
    });
    let _abort = AbortOnDrop(controller.clone());
    send(method, url, &controller).await.map_err(|error| {
        let cut_off = matches!(error, ClientError::Unsent(_)) && timed_out.get();
        if cut_off {
            ClientError::TimedOut
        } else {
            error
        }
    })
}

async fn send(
    method: Method,
    url: &str,
    controller: &AbortController,
) -> Result<Body, ClientError> {
    let request = build(method, url, controller)
        .map_err(|error| ClientError::Unmade(error.to_string().into()))?;
    let window = web_sys::window().ok_or(ClientError::Unmade(JsValue::NULL))?;
    // Not gloo-net's own `send`: it panics when a page has replaced `fetch` by one that
    // rejects with something that is no `Error`.
    let response = JsFuture::from(window.fetch_with_request(&request.into()))
        .await
        .and_then(|response| response.dyn_into::<web_sys::Response>())
        .map_err(ClientError::Unsent)?;
    let response = Response::from(response);
    if !response.ok() {
        return Err(ClientError::Status(response.status()));
    }
    read_text(response).await.map(Body)
}

async fn read_text(response: Response) -> Result<String, ClientError> {
    let text = web_sys::Response::from(response)
        .text()
        .map_err(ClientError::Unsent)?;
    let text = JsFuture::from(text).await.map_err(ClientError::Unsent)?;
    text.as_string().ok_or(ClientError::Unreadable(text))
}

fn build(
    method: Method,
    url: &str,
    controller: &AbortController,
) -> Result<Request, gloo_net::Error> {
    let common = |builder: RequestBuilder| {
        builder
            .credentials(RequestCredentials::Include)
            .cache(RequestCache::NoStore)
            .header("accept", "application/json")
            .abort_signal(Some(&controller.signal()))
    };
    match method {
        Method::Get => common(Request::get(url)).build(),
        Method::Post(body) => common(Request::post(url))
            .header("content-type", "application/json")
            .body(body),
    }
}
