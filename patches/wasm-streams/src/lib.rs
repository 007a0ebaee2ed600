//! Streams between Rust and the browser that are never there: in place of the crate
//! `wasm-streams`, by which Leptos's server functions stream what they send and get.
//!
//! The original exports classes to JavaScript, and what is exported stays in the WebAssembly,
//! whether anything calls it or not: a thirtieth of what an operator downloads. The toolbar has no
//! server functions. Should it ever get one that streams, it panics here.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of bodies, of which there is none: it cannot be made.
#[derive(Debug)]
pub enum ReadableStream {}

impl ReadableStream {
    /// Refuses to read what the browser streams.
    ///
    /// # Panics
    /// Always.
    #[track_caller]
    pub fn from_raw(_stream: web_sys::ReadableStream) -> Self {
        refuse()
    }

    /// Refuses to hand a stream to the browser.
    ///
    /// # Panics
    /// Always.
    #[track_caller]
    pub fn from_stream<S>(_stream: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        refuse()
    }

    /// The browser's stream behind it.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// What it holds, piece by piece.
    pub fn into_stream(self) -> Self {
        self
    }
}

impl Stream for ReadableStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}

#[track_caller]
fn refuse() -> ! {
    panic!("the toolbar is built without streams, see patches/wasm-streams")
}

#[cfg(test)]
mod tests;
