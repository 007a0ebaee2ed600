//! A value that may be sent to another thread, but used on its own only: in place of the crate
//! `send_wrapper`, which Leptos keeps its elements and listeners in.
//!
//! That one asks `std::thread::current()` where it is. A handle to a thread lives in memory of the
//! system's allocator, so a second allocator came with it, which nothing else calls: together a
//! fortieth of what an operator downloads. Here threads have numbers, and where there is only one
//! thread it is number 0, so that nothing of the comparison is left. Everything else is as there:
//! to use or drop a value elsewhere panics.

use std::fmt;
use std::mem::{ManuallyDrop, needs_drop};
use std::ops::{Deref, DerefMut};

#[cfg(feature = "futures")]
mod futures;
mod here;

/// A value that is used on the thread that wrapped it, wherever it is sent.
pub struct SendWrapper<T> {
    value: ManuallyDrop<T>,
    home: u64,
}

// SAFETY: a value that is not `Send` must not be touched by two threads, and one that is not
// `Sync` not be seen by another. All ways to it lead through `assert_home`, which lets its own
// thread pass only, and so does its end, in `drop`. A number is never given to a second thread.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps a value that belongs to this thread.
    pub fn new(value: T) -> Self {
        Self {
            value: ManuallyDrop::new(value),
            home: here::number(),
        }
    }

    /// Whether this is the thread that wrapped it.
    pub fn valid(&self) -> bool {
        self.home == here::number()
    }

    /// Takes the value out.
    ///
    /// # Panics
    /// On another thread.
    #[track_caller]
    pub fn take(self) -> T {
        self.assert_home();
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is never dropped, so nobody takes or drops the value again.
        unsafe { ManuallyDrop::take(&mut this.value) }
    }

    #[track_caller]
    fn assert_home(&self) {
        assert!(self.valid(), "used on another thread than its own");
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.assert_home();
        &self.value
    }
}

impl<T> DerefMut for SendWrapper<T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        self.assert_home();
        &mut self.value
    }
}

impl<T> Drop for SendWrapper<T> {
    #[track_caller]
    fn drop(&mut self) {
        if !needs_drop::<T>() {
            return;
        }
        if self.valid() {
            // SAFETY: this is the end of the wrapper, and `take` does not come here.
            unsafe { ManuallyDrop::drop(&mut self.value) }
        } else {
            // A second panic would end the program, and the first may be the use elsewhere.
            assert!(
                std::thread::panicking(),
                "dropped on another thread than its own"
            );
        }
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self::new((**self).clone())
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    #[track_caller]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SendWrapper")
            .field("value", &**self)
            .field("home", &self.home)
            .finish()
    }
}

#[cfg(test)]
mod tests;
