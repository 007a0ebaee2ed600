//! Serves the demo store.
fn main() {}
