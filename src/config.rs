//! Options, as a page gives them, to a complete config: the one place with the defaults and
//! the one place that refuses what a toolbar must not follow or cannot understand.

mod address;
mod error;
mod layout;
mod paths;
mod pattern;
mod policy;
mod words;

pub use address::{Address, Place};
pub use error::ConfigError;
pub use layout::{Layout, Position, Room};
pub use pattern::PagePatterns;
pub use policy::{AfterChange, CartOnLogin, CartOnLogout, CartPolicy};

use error::{Mistakes, Problem, without_mistakes};

/// What the page passes; anything may be missing.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `data-session-endpoint`: where the session answers. Always there: the loader, which
    /// asks the session first, has the default.
    pub session_endpoint: String,
    /// `data-orders-url`: the page with the customer's orders. Default: the platform's.
    pub orders_url: Option<String>,
    /// `data-sign-in-url`: where operators sign in. Default: the store's admin.
    pub sign_in_url: Option<String>,
    /// `data-base-path`: what stands before every path of a store that does not start at `/`.
    /// Default: nothing.
    pub base_path: Option<String>,
    /// `data-cart-on-login`: `sync` (default), `keep` or `off`.
    pub cart_on_login: Option<String>,
    /// `data-cart-on-logout`: `new` (default), `anonymous`, `keep` or `off`.
    pub cart_on_logout: Option<String>,
    /// `data-after-login`: `reload` (default), `stay` or an address.
    pub after_login: Option<String>,
    /// `data-after-logout`: `reload` (default), `stay` or an address.
    pub after_logout: Option<String>,
    /// `data-my-orders`: whether the bar is there on the page with the customer's orders,
    /// `hide` (default) or `show`.
    pub my_orders: Option<String>,
    /// `data-exclude-paths`: patterns for the paths of further pages without the bar, with
    /// commas or white space between. Default: none.
    pub exclude_paths: Option<String>,
    /// `data-exclude-hosts`.
    pub exclude_hosts: Option<String>,
    /// `data-position`: `top` (default) or `bottom`.
    pub position: Option<String>,
    /// `data-room`: `auto` (default), `margin`, `overlay` or `none`.
    pub room: Option<String>,
}

/// What the page says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Such as `https://www.store.example`; empty where there is none.
    pub origin: String,
    /// What the store is built with.
    pub platform: Platform,
}

/// What a store is built with: each has its orders at a place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Store Framework, also known as VTEX IO.
    StoreFramework,
    /// FastStore.
    FastStore,
    /// The legacy CMS Portal.
    Legacy,
}

/// What the toolbar works with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the session answers.
    pub session_endpoint: Address,
    /// Whether the session answers at the page's own origin. Elsewhere a cookie of the page does
    /// not reach it.
    pub own_origin: bool,
    /// Where the cart answers: in the store that the session is of.
    pub cart_endpoint: Address,
    /// Where the cart is freed of the customer's data; the cart's id goes behind it, after a `/`.
    pub anonymous_cart_endpoint: Address,
    /// The page with the customer's orders.
    pub orders_url: Address,
    /// Where operators sign in.
    pub sign_in_url: Address,
    /// What a login and a logout do with the cart.
    pub cart: CartPolicy,
    /// What the page does after a login.
    pub after_login: AfterChange,
    /// What the page does after a logout.
    pub after_logout: AfterChange,
    /// The pages without the bar.
    pub hidden: PagePatterns,
    /// The pages of the checkout.
    pub checkout: PagePatterns,
    /// Where the bar is and how the page makes room for it.
    pub layout: Layout,
}

const SESSION_PATH: &str = "/api/sessions";
const CART_PATH: &str = "/api/checkout/pub/orderForm";
const ANONYMOUS_CART_PATH: &str = "/checkout/changeToAnonymousUser";
const ADMIN_PATH: &str = "/admin";
const CHECKOUT_PATTERN: &str = "/checkout*";

impl Config {
    /// Fills in defaults and checks everything that was given.
    ///
    /// # Errors
    ///
    /// Every option that cannot be used, so that whoever pasted the tag can mend all at once.
    pub fn from_options(options: &Options, page: &Page) -> Result<Self, ConfigError> {
        without_mistakes(|mistakes| Self::read(options, page, mistakes))
    }

    fn read(options: &Options, page: &Page, mistakes: &mut Mistakes) -> Self {
        let origin = page.origin.as_str();
        let base = base_path(options.base_path.as_deref().unwrap_or_default(), mistakes);
        let mut address = |option, value: &str| Address::parse(option, value, origin, mistakes);
        let orders_url = match &options.orders_url {
            Some(own) => address("data-orders-url", own),
            None => address(BASE_PATH, &format!("{base}{}", page.platform.orders_path())),
        };
        let sign_in_url = options.sign_in_url.as_deref().unwrap_or(ADMIN_PATH);
        let sign_in_url = address("data-sign-in-url", sign_in_url);
        let session_endpoint = address("data-session-endpoint", &options.session_endpoint);
        let (host, path) = session_endpoint.host_and_path(origin);
        let own_origin = host.is_empty() || host.eq_ignore_ascii_case(origin);
        // The cart is in the same store, so it stands beside the session: for a session with a path
        // of its own, below the base path, which is the page's.
        let store = match path.strip_suffix(SESSION_PATH) {
            Some(base) => format!("{host}{base}"),
            None if own_origin => format!("{origin}{base}"),
            None => host.to_owned(),
        };
        let mut after = |option, given: &Option<String>| match given {
            Some(given) => AfterChange::parse(option, given, origin, mistakes),
            None => AfterChange::default(),
        };
        Self {
            own_origin,
            cart_endpoint: Address::below(&store, CART_PATH),
            anonymous_cart_endpoint: Address::below(&store, ANONYMOUS_CART_PATH),
            session_endpoint,
            sign_in_url,
            after_login: after("data-after-login", &options.after_login),
            after_logout: after("data-after-logout", &options.after_logout),
            cart: CartPolicy::parse(options, mistakes),
            hidden: paths::hidden(options, orders_url.place(origin), host_of(origin), mistakes),
            checkout: checkout(base),
            layout: Layout::parse(options, mistakes),
            orders_url,
        }
    }
}

/// The host in an origin, without scheme and port.
fn host_of(origin: &str) -> &str {
    let (_, host) = origin.split_once("://").unwrap_or_default();
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    }
}

fn checkout(base: &str) -> PagePatterns {
    let mut checkout = PagePatterns::default();
    // The base path is empty or begins with `/`, so this is a pattern.
    checkout.add(&format!("{base}{CHECKOUT_PATTERN}"));
    checkout
}

impl Platform {
    fn orders_path(self) -> &'static str {
        match self {
            Self::StoreFramework => "/account#/orders",
            Self::FastStore => "/pvt/account/orders",
            Self::Legacy => "/_secure/account#/orders",
        }
    }
}

const BASE_PATH: &str = "data-base-path";

/// Without `/` at the end, so that a path can follow. Whatever would end the path early or be
/// a `*` in a pattern is refused.
fn base_path<'a>(given: &'a str, mistakes: &mut Mistakes) -> &'a str {
    let given = given.trim();
    let base = given.trim_end_matches('/');
    let is_path = base.is_empty() || (base.starts_with('/') && !base.starts_with("//"));
    let ends_early = |c: char| c.is_control() || matches!(c, '?' | '#' | '*' | '\\');
    if is_path && !base.contains(ends_early) {
        return base;
    }
    mistakes.note(BASE_PATH, given, Problem::NoPath);
    ""
}

#[cfg(test)]
mod tests;
