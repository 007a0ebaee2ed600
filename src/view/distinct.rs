//! Values that count as new only when they are others than before.

use leptos::prelude::*;
use std::any::Any;
use std::sync::Arc;

/// The value that `compute` has now; whoever reads it is told when it is another. The views share
/// one type of memo, as the code is compiled anew for each.
pub(super) fn distinct<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> Option<T> + Send + Sync + 'static,
) -> impl Fn() -> Option<Arc<T>> + Copy + Send + Sync + 'static {
    let compute: Box<dyn Fn() -> Erased + Send + Sync> = Box::new(move || Erased {
        value: compute().map(|value| Arc::new(value) as Value),
        is_same: |one, other| one.downcast_ref::<T>() == other.downcast_ref::<T>(),
    });
    let memo = memo(compute);
    move || value_of(memo)?.downcast().ok()
}

/// Compiled once, unlike a closure within a generic function.
fn memo(compute: Box<dyn Fn() -> Erased + Send + Sync>) -> Memo<Erased> {
    Memo::new(move |_| compute())
}

fn value_of(memo: Memo<Erased>) -> Option<Value> {
    memo.read().value.clone()
}

type Value = Arc<dyn Any + Send + Sync>;

struct Erased {
    value: Option<Value>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Some(one), Some(other)) => (self.is_same)(one.as_ref(), other.as_ref()),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}
