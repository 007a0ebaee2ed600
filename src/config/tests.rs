//! Options to config as a whole; each part has tests of its own.

use super::*;

const ORIGIN: &str = "http://127.0.0.1:7000";

/// A path of the page's own site, in full.
fn here(path: &str) -> String {
    format!("{ORIGIN}{path}")
}

fn page(platform: Platform) -> Page {
    Page {
        origin: ORIGIN.to_owned(),
        platform,
    }
}

fn options() -> Options {
    Options {
        session_endpoint: "/api/sessions".to_owned(),
        ..Options::default()
    }
}

fn given(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn config(options: Options) -> Result<Config, ConfigError> {
    Config::from_options(&options, &page(Platform::StoreFramework))
}

#[test]
fn without_options_there_are_sensible_defaults() {
    let config = config(options()).unwrap();
    assert_eq!(config.session_endpoint.as_str(), here("/api/sessions"));
    assert_eq!(
        config.cart_endpoint.as_str(),
        here("/api/checkout/pub/orderForm")
    );
    assert_eq!(
        config.anonymous_cart_endpoint.as_str(),
        here("/checkout/changeToAnonymousUser")
    );
    assert_eq!(config.orders_url.as_str(), here("/account#/orders"));
    assert_eq!(config.cart, CartPolicy::default());
    assert_eq!(config.after_login, AfterChange::Reload);
    assert_eq!(config.after_logout, AfterChange::Reload);
}

#[test]
fn each_platform_has_its_orders_after_the_base_path() {
    for (platform, orders) in [
        (Platform::StoreFramework, "/fr/account#/orders"),
        (Platform::FastStore, "/fr/pvt/account/orders"),
        (Platform::Legacy, "/fr/_secure/account#/orders"),
    ] {
        let options = Options {
            base_path: given("/fr"),
            ..options()
        };
        let config = Config::from_options(&options, &page(platform)).unwrap();
        assert_eq!(config.orders_url.as_str(), here(orders));
    }
}

#[test]
fn the_cart_is_in_the_store_that_the_session_is_of() {
    let there = "https://account.myvtex.com";
    for (session, own_origin, store) in [
        ("/api/sessions", true, here("")),
        ("/api/sessions/", true, here("")),
        ("/fr/api/sessions?a=b", true, here("/fr")),
        (
            "HTTP://127.0.0.1:7000/api/sessions",
            true,
            "HTTP://127.0.0.1:7000".to_owned(),
        ),
        (
            "https://account.myvtex.com/api/sessions",
            false,
            there.to_owned(),
        ),
        (
            "https://account.myvtex.com/fr/api/sessions/",
            false,
            format!("{there}/fr"),
        ),
        // A path of its own tells nothing about the others: the page's base path, or none.
        ("/session", true, here("/pt")),
        ("session", true, here("/pt")),
        (
            "https://account.myvtex.com/session?x=/api/sessions",
            false,
            there.to_owned(),
        ),
        ("https://account.myvtex.com", false, there.to_owned()),
    ] {
        let config = config(Options {
            session_endpoint: session.to_owned(),
            base_path: given("/pt"),
            ..Options::default()
        })
        .unwrap();
        assert_eq!(config.own_origin, own_origin, "{session}");
        let cart = format!("{store}/api/checkout/pub/orderForm");
        assert_eq!(config.cart_endpoint.as_str(), cart, "{session}");
        let anonymous = format!("{store}/checkout/changeToAnonymousUser");
        assert_eq!(
            config.anonymous_cart_endpoint.as_str(),
            anonymous,
            "{session}"
        );
    }
}

#[test]
fn a_base_path_goes_before_every_default_and_no_explicit_value() {
    let options = Options {
        session_endpoint: "/session".to_owned(),
        base_path: given("/fr/"),
        orders_url: given("/orders"),
        after_login: given("/home"),
        exclude_paths: given("/a"),
        ..options()
    };
    let config = config(options).unwrap();
    assert_eq!(config.session_endpoint.as_str(), here("/session"));
    assert_eq!(
        config.cart_endpoint.as_str(),
        here("/fr/api/checkout/pub/orderForm")
    );
    assert_eq!(
        config.anonymous_cart_endpoint.as_str(),
        here("/fr/checkout/changeToAnonymousUser")
    );
    assert_eq!(config.orders_url.as_str(), here("/orders"));
    assert!(matches!(config.after_login, AfterChange::Go(to) if to.as_str() == here("/home")));
}

#[test]
fn a_base_path_is_a_plain_path() {
    for base in ["", "/", " /fr ", "/loja/promoção/"] {
        let options = Options {
            base_path: given(base),
            ..options()
        };
        assert!(config(options).is_ok(), "{base}");
    }
    for base in [
        "fr",
        "//x",
        "/\\x",
        "/a\tb",
        "https://x.example",
        "/a?b",
        "/a#b",
        "/*",
    ] {
        let options = Options {
            base_path: given(base),
            ..options()
        };
        let error = config(options).unwrap_err().to_string();
        let start = format!("data-base-path is \"{base}\"");
        assert!(error.starts_with(&start), "{error}");
    }
}

#[test]
fn every_option_reaches_its_own_check() {
    let bad = || given("javascript:alert(1)");
    type Set = fn(&mut Options, Option<String>);
    let all: [(&str, Set); 10] = [
        ("data-orders-url", |options, bad| options.orders_url = bad),
        ("data-base-path", |options, bad| options.base_path = bad),
        ("data-cart-on-login", |options, bad| {
            options.cart_on_login = bad
        }),
        ("data-cart-on-logout", |options, bad| {
            options.cart_on_logout = bad
        }),
        ("data-after-login", |options, bad| options.after_login = bad),
        ("data-after-logout", |options, bad| {
            options.after_logout = bad
        }),
        ("data-my-orders", |options, bad| options.my_orders = bad),
        ("data-exclude-paths", |options, bad| {
            options.exclude_paths = bad
        }),
        ("data-position", |options, bad| options.position = bad),
        ("data-room", |options, bad| options.room = bad),
    ];
    for (name, set) in all {
        let mut options = options();
        set(&mut options, bad());
        let error = config(options).unwrap_err().to_string();
        let start = format!("{name} is \"javascript:alert(1)\"");
        assert!(error.starts_with(&start), "{error}");
    }
    let error = config(Options::default()).unwrap_err().to_string();
    assert!(
        error.starts_with("data-session-endpoint is \"\""),
        "{error}"
    );
}

#[test]
fn all_mistakes_are_told_at_once() {
    let error = config(Options {
        base_path: given("fr"),
        orders_url: given("javascript:alert(1)"),
        after_login: given("relaod"),
        exclude_paths: given("kiosk, /a, cart"),
        room: given("push"),
        ..Options::default()
    })
    .unwrap_err()
    .to_string();
    let told: Vec<_> = error.lines().map(|line| line.split(',').next()).collect();
    assert_eq!(
        told,
        [
            Some("data-base-path is \"fr\""),
            Some("data-orders-url is \"javascript:alert(1)\""),
            Some("data-session-endpoint is \"\""),
            Some("data-after-login is \"relaod\""),
            Some("data-exclude-paths is \"kiosk\""),
            Some("data-exclude-paths is \"cart\""),
            Some("data-room is \"push\""),
        ]
    );
}

#[test]
fn the_choices_end_up_where_they_belong() {
    let config = config(Options {
        cart_on_login: given("keep"),
        cart_on_logout: given("anonymous"),
        after_login: given("stay"),
        my_orders: given("show"),
        ..options()
    })
    .unwrap();
    assert_eq!(config.cart.on_login, CartOnLogin::Keep);
    assert_eq!(config.cart.on_logout, CartOnLogout::Anonymous);
    assert_eq!(config.after_login, AfterChange::Stay);
    assert_eq!(config.after_logout, AfterChange::Reload);
    assert_eq!(config.hidden, PagePatterns::default());
}
