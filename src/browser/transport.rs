//! One request: with credentials, past every cache the browser has, read to its end.

use crate::ports::{Lost, Method, Request, Response};
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Headers, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, ResponseType,
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
    let answer = fetch(&request, &init).map_err(|_| Lost::Connection)?;
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
    let status = response.status();
    let retry_after = response.headers().get("retry-after").ok().flatten();
    let text = response.text().map_err(|_| Lost::Connection)?;
    let text: js_sys::JsString = settled(text).await?;
    let is_too_long = text.length() as usize > SIZE_LIMIT;
    Ok(Response {
        status,
        retry_after: retry_after.and_then(|seconds| seconds.trim().parse().ok()),
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

fn build(request: &Request, abort: Option<&AbortSignal>) -> Result<web_sys::Request, JsValue> {
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::Include);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(abort);
    match request.method {
        Method::Get => {}
        Method::GetRedirect => init.set_redirect(RequestRedirect::Manual),
        Method::Post => {
            let headers = Headers::new()?;
            for name in ["accept", "content-type"] {
                headers.set(name, "application/json")?;
            }
            init.set_method("POST");
            init.set_headers(&headers);
            init.set_body(&request.body.as_str().into());
        }
    }
    web_sys::Request::new_with_str_and_init(&request.url, &init)
}
