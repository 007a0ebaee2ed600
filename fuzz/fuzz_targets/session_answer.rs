//! Any bytes are a session answer or an error, and an answer names no customer in vain.
//!
//! Needs a nightly compiler and `cargo install cargo-fuzz`; from the root of the repository:
//!
//! ```text
//! mkdir -p fuzz/corpus/session_answer
//! cargo +nightly fuzz run session_answer fuzz/corpus/session_answer fuzz/seeds/session_answer -- \
//!     -dict=fuzz/session_answer.dict -max_len=512 -max_total_time=60
//! ```
//!
//! What it finds is written to `fuzz/artifacts/session_answer/`; run it again with that file in
//! place of the folders and options, and make it a test in `src/client/reading.rs`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use telesales_toolbar::client::reading_of;
use telesales_toolbar::model::{Reading, Served};
use telesales_toolbar::protocol::{FromJson, SessionAnswer};

fuzz_target!(|bytes: &[u8]| {
    let Ok(json) = serde_json::from_slice::<serde_json::Value>(bytes) else {
        return;
    };
    let Some(answer) = SessionAnswer::from_json(&json) else {
        return;
    };
    let namespaces = answer.namespaces.as_ref();
    let impersonate = namespaces.and_then(|it| it.impersonate.as_ref());
    let id_is_there = impersonate.is_some_and(|it| it.store_user_id.text().is_some());
    if let Some(Reading::Operator {
        served: Served::Customer(customer),
        ..
    }) = reading_of(answer)
    {
        assert!(id_is_there, "a customer without an id");
        assert!(!customer.display_name().trim().is_empty());
    }
});
