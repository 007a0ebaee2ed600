//! What waits on its own thread only.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::SendWrapper;

impl<T> SendWrapper<T> {
    #[track_caller]
    fn inner(self: Pin<&mut Self>) -> Pin<&mut T> {
        self.assert_home();
        // SAFETY: the value is pinned with its wrapper: nothing moves it out of a pinned one, as
        // `take` wants the wrapper itself, and `drop` ends it in its place.
        unsafe { self.map_unchecked_mut(|it| &mut *it.value) }
    }
}

impl<T: Future> Future for SendWrapper<T> {
    type Output = T::Output;

    #[track_caller]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T::Output> {
        self.inner().poll(context)
    }
}

impl<T: Stream> Stream for SendWrapper<T> {
    type Item = T::Item;

    #[track_caller]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T::Item>> {
        self.inner().poll_next(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
}
