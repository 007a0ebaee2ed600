//! What happens to the cart and to the page when the customer changes.

use crate::config::Options;
use crate::config::address::Address;
use crate::config::error::{Mistakes, Problem};
use crate::config::words::{Words, choose};

/// What the toolbar may do with the cart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CartPolicy {
    /// `data-cart-on-login`.
    pub on_login: CartOnLogin,
    /// `data-cart-on-logout`.
    pub on_logout: CartOnLogout,
}

/// `data-cart-on-login`: what a login does with the cart. Default: `sync`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CartOnLogin {
    /// `sync`: the cart gets the customer's email.
    #[default]
    Sync,
    /// `keep`: the cart stays as it is; the toolbar may look at it and warn.
    Keep,
    /// `off`: the cart is neither touched nor read.
    Off,
}

/// `data-cart-on-logout`: what a logout does with the cart. Default: `new`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CartOnLogout {
    /// `new`: an empty cart takes its place.
    #[default]
    New,
    /// `anonymous`: the items stay, the customer's data goes.
    Anonymous,
    /// `keep`: the cart stays as it is; the toolbar may look at it and warn.
    Keep,
    /// `off`: the cart is neither touched nor read.
    Off,
}

/// `data-after-login`, `data-after-logout`: what the page does next. Default: `reload`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AfterChange {
    /// `reload`: it loads again, so that prices and account are the customer's.
    #[default]
    Reload,
    /// `stay`: nothing; the store takes care of it.
    Stay,
    /// Any address: that page opens.
    Go(Address),
}

const CART_ON_LOGIN: &Words<CartOnLogin> = &Words {
    words: &["sync", "keep", "off"],
    meanings: &[CartOnLogin::Sync, CartOnLogin::Keep, CartOnLogin::Off],
};

const CART_ON_LOGOUT: &Words<CartOnLogout> = &Words {
    words: &["new", "anonymous", "keep", "off"],
    meanings: &[
        CartOnLogout::New,
        CartOnLogout::Anonymous,
        CartOnLogout::Keep,
        CartOnLogout::Off,
    ],
};

impl CartPolicy {
    pub(super) fn parse(options: &Options, mistakes: &mut Mistakes) -> Self {
        let Options {
            cart_on_login,
            cart_on_logout,
            ..
        } = options;
        let on_login = choose("data-cart-on-login", cart_on_login, CART_ON_LOGIN, mistakes);
        let option = "data-cart-on-logout";
        Self {
            on_login,
            on_logout: choose(option, cart_on_logout, CART_ON_LOGOUT, mistakes),
        }
    }

    /// Whether the toolbar may look at the cart at all: not if both are `off`.
    pub fn reads_cart(&self) -> bool {
        self.on_login != CartOnLogin::Off || self.on_logout != CartOnLogout::Off
    }
}

impl AfterChange {
    pub(super) fn parse(
        option: &'static str,
        given: &str,
        origin: &str,
        mistakes: &mut Mistakes,
    ) -> Self {
        match given.trim().to_ascii_lowercase().as_str() {
            "reload" => Self::Reload,
            "stay" => Self::Stay,
            word if is_bare_word(word) => {
                let problem = Problem::NeitherWordNorAddress(&["reload", "stay"]);
                mistakes.note(option, given.trim(), problem);
                Self::default()
            }
            _ => Self::Go(Address::parse(option, given, origin, mistakes)),
        }
    }
}

/// A mistyped `relaod` would pass as an address relative to the page, and lead nowhere. Letters
/// are known by not being ASCII: a table of them all is larger than this whole file.
fn is_bare_word(value: &str) -> bool {
    value
        .chars()
        .all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::error::{ConfigError, without_mistakes};

    fn cart(on_login: &str, on_logout: &str) -> Result<CartPolicy, ConfigError> {
        let options = Options {
            cart_on_login: Some(on_login.to_owned()),
            cart_on_logout: Some(on_logout.to_owned()),
            ..Options::default()
        };
        without_mistakes(|mistakes| CartPolicy::parse(&options, mistakes))
    }

    fn after(given: &str) -> Result<AfterChange, ConfigError> {
        without_mistakes(|mistakes| {
            AfterChange::parse("data-after-login", given, "https://store.example", mistakes)
        })
    }

    #[test]
    fn the_cart_is_synced_and_renewed_by_default() {
        let parse = |mistakes: &mut Mistakes| CartPolicy::parse(&Options::default(), mistakes);
        let policy = without_mistakes(parse).unwrap();
        assert_eq!(policy.on_login, CartOnLogin::Sync);
        assert_eq!(policy.on_logout, CartOnLogout::New);
    }

    #[test]
    fn every_word_about_the_cart_is_known() {
        for (word, on_login) in [
            ("sync", CartOnLogin::Sync),
            ("keep", CartOnLogin::Keep),
            ("off", CartOnLogin::Off),
        ] {
            assert_eq!(cart(word, "keep").unwrap().on_login, on_login);
        }
        for (word, on_logout) in [
            ("new", CartOnLogout::New),
            ("anonymous", CartOnLogout::Anonymous),
            ("keep", CartOnLogout::Keep),
            ("off", CartOnLogout::Off),
        ] {
            assert_eq!(cart("keep", word).unwrap().on_logout, on_logout);
        }
    }

    #[test]
    fn other_words_about_the_cart_are_refused() {
        assert_eq!(
            cart("new", "new").unwrap_err().to_string(),
            "data-cart-on-login is \"new\", which is none of sync, keep, off"
        );
        assert_eq!(
            cart("sync", "sync").unwrap_err().to_string(),
            "data-cart-on-logout is \"sync\", which is none of new, anonymous, keep, off"
        );
    }

    #[test]
    fn the_cart_is_never_read_only_if_both_are_off() {
        for (on_login, on_logout, reads) in [
            ("off", "off", false),
            ("off", "keep", true),
            ("keep", "off", true),
            ("keep", "keep", true),
            ("sync", "new", true),
        ] {
            let policy = cart(on_login, on_logout).unwrap();
            assert_eq!(policy.reads_cart(), reads, "{on_login}, {on_logout}");
        }
    }

    #[test]
    fn after_a_change_the_page_reloads_stays_or_goes() {
        assert_eq!(AfterChange::default(), AfterChange::Reload);
        assert_eq!(after("Reload"), Ok(AfterChange::Reload));
        assert_eq!(after(" stay "), Ok(AfterChange::Stay));
        for (address, whole) in [
            ("/Account#/", "https://store.example/Account#/"),
            ("https://other.example/Home", "https://other.example/Home"),
            ("?Home", "?Home"),
        ] {
            match after(address) {
                Ok(AfterChange::Go(to)) => assert_eq!(to.as_str(), whole),
                other => panic!("{address}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_mistyped_word_and_an_unsafe_address_are_refused() {
        assert_eq!(
            after("relaod").unwrap_err().to_string(),
            "data-after-login is \"relaod\", which is neither one of reload, stay \
             nor an address such as \"/account\""
        );
        for address in ["", "javascript:alert(1)", "//other.example"] {
            assert!(after(address).is_err(), "{address}");
        }
    }
}
