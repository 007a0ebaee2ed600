//! A pretend VTEX store.
