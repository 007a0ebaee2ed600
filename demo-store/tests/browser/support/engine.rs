//! The browsers the tests run in, and everything in which one is driven differently from the
//! others: one file each.

pub mod chromium;
pub mod firefox;
pub mod webkit;

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The one that `TELESALES_ENGINE` names; Chromium when it names none.
    pub fn under_test() -> Self {
        match std::env::var("TELESALES_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => {
                panic!("TELESALES_ENGINE is {other}, not chromium, firefox or webkit")
            }
        }
    }
}

/// The program that this variable names, or the one of this name on the PATH.
fn program(variable: &str, name: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| name.to_owned())
}
