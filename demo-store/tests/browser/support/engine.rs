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
        let Ok(name) = std::env::var("TELESALES_ENGINE") else {
            return Self::Chromium;
        };
        [Self::Chromium, Self::Firefox, Self::WebKit]
            .into_iter()
            .find(|engine| engine.name() == name)
            .unwrap_or_else(|| {
                panic!("TELESALES_ENGINE is {name}, not chromium, firefox or webkit")
            })
    }

    /// As the variable and the matrix say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// The program that this variable names, or the one of this name on the PATH.
fn program(variable: &str, name: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| name.to_owned())
}
