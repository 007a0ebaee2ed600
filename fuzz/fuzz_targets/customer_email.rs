//! Any text is an address or a named error, and an address goes into a cookie as it is.
//!
//! Needs a nightly compiler and `cargo install cargo-fuzz`; from the root of the repository:
//!
//! ```text
//! mkdir -p fuzz/corpus/customer_email
//! cargo +nightly fuzz run customer_email fuzz/corpus/customer_email fuzz/seeds/customer_email -- \
//!     -dict=fuzz/customer_email.dict -max_len=512 -max_total_time=60
//! ```
//!
//! What it finds is written to `fuzz/artifacts/customer_email/`; run it again with that file in
//! place of the folders and options, and make it a test in `src/model/email/tests.rs`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use telesales_toolbar::model::CustomerEmail;

fuzz_target!(|bytes: &[u8]| {
    let Ok(typed) = std::str::from_utf8(bytes) else {
        return;
    };
    let Ok(email) = CustomerEmail::parse(typed) else {
        return;
    };
    let ends_cookie = |c: char| c.is_control() || c.is_whitespace() || ";,\"\\".contains(c);
    assert!(!email.as_str().contains(ends_cookie));
    assert_eq!(CustomerEmail::parse(email.as_str()).as_ref(), Ok(&email));
    assert!(email.names(email.as_str()));
    if let Some(meant) = email.suggestion() {
        assert_eq!(CustomerEmail::parse(meant.as_str()).as_ref(), Ok(&meant));
        assert_eq!(meant.suggestion(), None);
    }
});
