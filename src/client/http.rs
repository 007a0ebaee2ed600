//! One request: credentials, time limit, another try where that helps, abort when its owner goes
//! away, and errors by stage.

use super::error::ClientError;
use super::json;
use super::retry::Patience;
use crate::protocol::FromJson;
use futures::future::{Either, select};
use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use std::pin::pin;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, RequestCache, RequestCredentials, RequestRedirect, ResponseType,
};

#[wasm_bindgen]
extern "C" {
    // Not web-sys's own: what a page has put in its place may throw, or answer with no promise.
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
}

/// How long an answer may take, in milliseconds: what VTEX's own session client allows.
const TIME_LIMIT: u32 = 7_000;

/// The most that an answer may have, in characters; a session has some thousands.
const SIZE_LIMIT: usize = 1_000_000;

/// What is asked, with the body where there is one.
pub(super) enum Method {
    Get,
    /// A GET that takes effect and answers with a redirect to a page, which is not loaded.
    GetRedirect,
    /// A JSON body.
    Post(String),
}

/// The whole text of a 2xx answer.
pub(super) struct Body(String);

impl Body {
    /// Reads the text as JSON.
    pub(super) fn json<T: FromJson>(self) -> Result<T, ClientError> {
        json::read(&self.0).map_err(ClientError::Unreadable)
    }
}

/// Aborts the request when it is dropped before the end, so a request ends with its owner.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request and reads its answer to the end, as often as patience allows.
pub(super) async fn request(
    method: &Method,
    url: &str,
    patience: Patience,
) -> Result<Body, ClientError> {
    request_from(None, method, url, patience).await
}

/// The same with a first try that somebody else has sent.
pub(super) async fn request_from(
    mut sent: Option<Promise>,
    method: &Method,
    url: &str,
    patience: Patience,
) -> Result<Body, ClientError> {
    let writes = matches!(method, Method::Post(_));
    let mut tried = 0;
    loop {
        let error = match attempt(sent.take(), method, url).await {
            Ok(body) => return Ok(body),
            Err(error) => error,
        };
        let jitter = js_sys::Math::random();
        let Some(wait) = patience.wait(tried, writes, error.trouble(), jitter) else {
            return Err(error);
        };
        TimeoutFuture::new(wait).await;
        tried += 1;
    }
}

async fn attempt(sent: Option<Promise>, method: &Method, url: &str) -> Result<Body, ClientError> {
    let controller = AbortController::new().map_err(ClientError::Unmade)?;
    let _abort = AbortOnDrop(controller.clone());
    let sent = match sent {
        Some(sent) => sent,
        None => send(method, url, Some(&controller.signal()))?,
    };
    // Not by aborting: what somebody else has sent cannot be aborted from here.
    let time_limit = TimeoutFuture::new(TIME_LIMIT);
    match select(pin!(receive(method, sent)), time_limit).await {
        Either::Left((received, _)) => received,
        Either::Right(_) => Err(ClientError::TimedOut),
    }
}

/// Sends a request, and does not wait for the response.
pub(super) fn send(
    method: &Method,
    url: &str,
    abort: Option<&AbortSignal>,
) -> Result<Promise, ClientError> {
    // The words of gloo-net's error would bring those of all input and output with them.
    let request = build(method, url, abort)
        .map_err(|_| ClientError::Unmade("the browser refuses the request".into()))?;
    // Not gloo-net's own `send`: it panics when a page has replaced `fetch` by one that
    // rejects with something that is no `Error`.
    let answer = fetch(&request.into()).map_err(ClientError::Unsent)?;
    Ok(Promise::resolve(&answer))
}

async fn receive(method: &Method, sent: Promise) -> Result<Body, ClientError> {
    let response = JsFuture::from(sent)
        .await
        .and_then(|response| response.dyn_into::<web_sys::Response>())
        .map_err(ClientError::Unsent)?;
    if matches!(method, Method::GetRedirect) && response.type_() == ResponseType::Opaqueredirect {
        return Ok(Body(String::new()));
    }
    let response = Response::from(response);
    if !response.ok() {
        return Err(ClientError::Status {
            status: response.status(),
            retry_after: response
                .headers()
                .get("retry-after")
                .and_then(|seconds| seconds.trim().parse().ok()),
        });
    }
    match method {
        Method::GetRedirect => Err(ClientError::Unreadable("a redirect is missing".into())),
        Method::Get | Method::Post(_) => read_text(response).await.map(Body),
    }
}

async fn read_text(response: Response) -> Result<String, ClientError> {
    let text = web_sys::Response::from(response)
        .text()
        .map_err(ClientError::Unsent)?;
    let text = JsFuture::from(text).await.map_err(ClientError::Unsent)?;
    match text.as_string() {
        Some(text) if text.len() <= SIZE_LIMIT => Ok(text),
        Some(_) => Err(ClientError::Unreadable("the answer is too large".into())),
        None => Err(ClientError::Unreadable(text)),
    }
}

fn build(
    method: &Method,
    url: &str,
    abort: Option<&AbortSignal>,
) -> Result<Request, gloo_net::Error> {
    let common = |builder: RequestBuilder| {
        builder
            .credentials(RequestCredentials::Include)
            .cache(RequestCache::NoStore)
            .abort_signal(abort)
    };
    match method {
        Method::Get => common(Request::get(url)).build(),
        Method::GetRedirect => common(Request::get(url))
            .redirect(RequestRedirect::Manual)
            .build(),
        Method::Post(body) => common(Request::post(url))
            .header("accept", "application/json")
            .header("content-type", "application/json")
            .body(body.as_str()),
    }
}
