//! There is no way to a stream.

use super::ReadableStream;
use futures_core::Stream;
use std::panic::catch_unwind;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::{JsCast, JsValue};

struct Empty;

impl Stream for Empty {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}

fn words_of(panic: Result<ReadableStream, Box<dyn std::any::Any + Send>>) -> String {
    let Err(panic) = panic;
    (*panic.downcast_ref::<&str>().unwrap()).to_owned()
}

#[test]
fn both_ways_are_refused_in_words() {
    let from_raw = catch_unwind(|| ReadableStream::from_raw(JsValue::NULL.unchecked_into()));
    let from_stream = catch_unwind(|| ReadableStream::from_stream(Empty));
    for panic in [from_raw, from_stream] {
        let words = words_of(panic);
        assert!(words.contains("built without streams"), "{words}");
    }
}
