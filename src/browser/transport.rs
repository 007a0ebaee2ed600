//! One request: with credentials, past every cache the browser has, read to its end.

use crate::ports::{Lost, Method, Request, Response};
use gloo_net::http::{self, RequestBuilder};
use js_sys::Promise;
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
    fn fetch(request: &web_sys::Request, init: &JsValue) -> Result<JsValue, JsValue>;
}

/// The most that an answer may have, in characters; a session has some thousands.
const SIZE_LIMIT: usize = 1_000_000;

/// Aborts a read when it is dropped before the end, so a read ends with its owner.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request, unless `early` is the response to it already, and reads the answer.
pub(super) async fn exchange(early: Option<Promise>, request: Request) -> Result<Response, Lost> {
    let abort = match request.method {
        Method::Get | Method::GetRedirect => AbortController::new().ok().map(AbortOnDrop),
        Method::Post => None,
    };
    let signal = abort.as_ref().map(|it| it.0.signal());
    let sent = match early {
        Some(sent) => sent,
        None => send(&request, signal.as_ref())?,
    };
    receive(sent).await
}

/// Sends a request, and does not wait for the response.
pub(super) fn send(request: &Request, abort: Option<&AbortSignal>) -> Result<Promise, Lost> {
    let init = js_sys::Object::new();
    if request.lasts {
        // Fails for frozen objects only.
        let _ = js_sys::Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE);
    }
    let request = build(request, abort).map_err(|_| Lost::Unmade)?;
    // Not gloo-net's own `send`: it panics when a page has replaced `fetch` by one that
    // rejects with something that is no `Error`.
    let answer = fetch(&request.into(), &init).map_err(|_| Lost::Connection)?;
    Ok(Promise::resolve(&answer))
}

async fn receive(sent: Promise) -> Result<Response, Lost> {
    let response: web_sys::Response = settled(sent).await?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Ok(Response {
            status: 0,
            retry_after: None,
            text: String::new(),
        });
    }
    let response = http::Response::from(response);
    let status = response.status();
    let retry_after = response
        .headers()
        .get("retry-after")
        .and_then(|seconds| seconds.trim().parse().ok());
    let text = web_sys::Response::from(response)
        .text()
        .map_err(|_| Lost::Connection)?;
    let text: js_sys::JsString = settled(text).await?;
    let is_too_long = text.length() as usize > SIZE_LIMIT;
    Ok(Response {
        status,
        retry_after,
        text: if is_too_long {
            String::new()
        } else {
            text.into()
        },
    })
}

/// What a promise of the page comes to; anything of another type counts as a failure.
async fn settled<T: JsCast>(promise: Promise) -> Result<T, Lost> {
    JsFuture::from(promise)
        .await
        .and_then(|value| value.dyn_into::<T>())
        .map_err(|_| Lost::Connection)
}

fn build(request: &Request, abort: Option<&AbortSignal>) -> Result<http::Request, gloo_net::Error> {
    let common = |builder: RequestBuilder| {
        builder
            .credentials(RequestCredentials::Include)
            .cache(RequestCache::NoStore)
            .abort_signal(abort)
    };
    let url = &request.url;
    match request.method {
        Method::Get => common(http::Request::get(url)).build(),
        Method::GetRedirect => common(http::Request::get(url))
            .redirect(RequestRedirect::Manual)
            .build(),
        Method::Post => common(http::Request::post(url))
            .header("accept", "application/json")
            .header("content-type", "application/json")
            .body(request.body.as_str()),
    }
}
