//! Which thread this is.

/// A number that no other thread has or ever had.
#[cfg(not(all(target_family = "wasm", not(target_feature = "atomics"))))]
pub(crate) fn number() -> u64 {
    use std::cell::Cell;
    use std::sync::atomic::{AtomicU64, Ordering};

    static NEXT: AtomicU64 = AtomicU64::new(1);
    thread_local! {
        static NUMBER: Cell<u64> = const { Cell::new(0) };
    }
    NUMBER.with(|number| {
        if number.get() == 0 {
            number.set(NEXT.fetch_add(1, Ordering::Relaxed));
        }
        number.get()
    })
}

/// WebAssembly without atomics has one thread.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
pub(crate) const fn number() -> u64 {
    0
}
