//! A signal for values of any type that is compiled once: reactive_graph's own is compiled anew for
//! each type, which costs an operator's first page a kilobyte apiece.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that views follow.
pub struct Kept<T> {
    held: RwSignal<Held>,
    of: PhantomData<fn() -> T>,
}

type Held = Arc<dyn Any + Send + Sync>;

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

impl<T: Default + Send + Sync + 'static> Kept<T> {
    /// Belongs to whoever draws what is drawn now.
    pub fn new(value: T) -> Self {
        Self {
            held: new(Arc::new(value)),
            of: PhantomData,
        }
    }

    /// The value now; tracks. The default when the signal is gone.
    pub fn get(&self) -> Arc<T> {
        typed(get(self.held))
    }

    /// The same without tracking.
    pub fn get_untracked(&self) -> Arc<T> {
        typed(get_untracked(self.held))
    }

    /// Replaces the value, and tells who follows it; nothing when the signal is gone.
    pub fn set(&self, value: T) {
        set(self.held, Arc::new(value));
    }
}

fn typed<T: Default + Send + Sync + 'static>(held: Option<Held>) -> Arc<T> {
    held.and_then(|it| it.downcast().ok()).unwrap_or_default()
}

fn new(held: Held) -> RwSignal<Held> {
    RwSignal::new(held)
}

fn get(signal: RwSignal<Held>) -> Option<Held> {
    signal.try_get()
}

fn get_untracked(signal: RwSignal<Held>) -> Option<Held> {
    signal.try_get_untracked()
}

fn set(signal: RwSignal<Held>, held: Held) {
    drop(signal.try_set(held));
}
