//! Values that count as new only when they are others than before.

use leptos::prelude::*;
use std::any::Any;
use std::sync::Arc;

/// The value that `compute` has now; whoever reads it is told when it is another. The views share
/// one type of memo, as the code is compiled anew for each.
pub(super) fn distinct<T: Clone + PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> Option<T> + Send + Sync + 'static,
) -> impl Fn() -> Option<T> + Copy + Send + Sync + 'static {
    let compute: Box<dyn Fn() -> Erased + Send + Sync> = Box::new(move || Erased {
        value: compute().map(|value| Arc::new(value) as Arc<dyn Any + Send + Sync>),
        is_same: |one, other| one.downcast_ref::<T>() == other.downcast_ref::<T>(),
    });
    let memo = Memo::new(move |_| compute());
    move || memo.with(|it| it.value.as_ref()?.downcast_ref::<T>().cloned())
}

struct Erased {
    value: Option<Arc<dyn Any + Send + Sync>>,
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
