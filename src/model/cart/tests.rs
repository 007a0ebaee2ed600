//! Whose a cart is.

use super::*;

fn cart(email: Option<&str>) -> Cart {
    Cart {
        id: "1".to_owned(),
        email: email.map(str::to_owned),
        items: 0,
        addresses: 0,
    }
}

fn owner(cart_email: &str, customer: &str) -> CartOwner {
    cart(Some(cart_email)).belongs_to(customer)
}

#[test]
fn a_cart_without_an_address_is_nobodys() {
    for email in [None, Some(""), Some(" \u{a0}")] {
        let cart = cart(email);
        assert_eq!(cart.belongs_to("ana@example.com"), CartOwner::Nobodys);
        assert!(cart.is_empty_and_nobodys());
    }
}

#[test]
fn spelling_does_not_matter() {
    for (email, customer) in [
        (" Ana.Souza@Example.COM ", "ana.souza@example.com"),
        ("ana@example.com", " ANA@EXAMPLE.com\n"),
        ("JOÃO@example.com", "joão@example.com"),
        ("ana@ação.com.br", "ana@xn--ao-siap.com.br"),
        ("ana@XN--AO-SIAP.com.br", "ana@AÇÃO.com.br"),
    ] {
        assert_eq!(owner(email, customer), CartOwner::Theirs, "{email}");
    }
}

#[test]
fn a_mask_that_can_be_the_customers_is_theirs() {
    for mask in [
        "a***@e***.com",
        "A***@E***.COM",
        " a***@e***.com ",
        "a*@e*.com",
        "an******a@example.com",
        "***a.souza@example.com",
        "a***.s***@e***.com",
        "a***a@***",
        "ana***",
        "*",
        "ana.souza***@example.com",
        "a**a**@e**e**m",
    ] {
        assert_eq!(
            owner(mask, "ana.souza@example.com"),
            CartOwner::Theirs,
            "{mask}"
        );
    }
    for mask in ["a***@a***.com.br", "a***@x***.com.br", "a***@*o.com.br"] {
        assert_eq!(owner(mask, "ana@ação.com.br"), CartOwner::Theirs, "{mask}");
    }
}

#[test]
fn a_mask_that_cannot_be_the_customers_is_anothers() {
    for mask in [
        "b***@e***.com",
        "a***@f***.com",
        "a***@e***.com.br",
        "a***@e***.net",
        "a***b@e***.com",
        "a***x***@e***.com",
        "ana.souza***z@example.com",
        "***@***@***",
        "ana.souza@example.com***a",
        "ana.souza",
    ] {
        assert_eq!(
            owner(mask, "ana.souza@example.com"),
            CartOwner::Anothers,
            "{mask}"
        );
    }
}

#[test]
fn a_plain_address_of_a_different_person_is_anothers() {
    for email in [
        "bruno@example.com",
        "ana@example.com.br",
        "an@example.com",
        "anaa@example.com",
    ] {
        assert_eq!(
            owner(email, "ana@example.com"),
            CartOwner::Anothers,
            "{email}"
        );
    }
    // Of the customer's own address a `*` is an ordinary letter.
    assert_eq!(
        owner("axb@example.com", "a*b@example.com"),
        CartOwner::Anothers
    );
}

#[test]
fn a_new_cart_has_no_lines_and_no_name() {
    let named = cart(Some("a***@e***.com"));
    assert!(!named.is_empty_and_nobodys());
    let filled = Cart {
        items: 1,
        ..cart(None)
    };
    assert!(!filled.is_empty_and_nobodys());
    let with_postal_code = Cart {
        addresses: 1,
        ..cart(None)
    };
    assert!(with_postal_code.is_empty_and_nobodys());
}

/// Not in the browser: the strategies need a source of chance that the wasm has not.
#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    fn address() -> impl Strategy<Value = String> {
        "[a-zA-Z0-9.+é]{1,12}@[a-zA-Zçã]{1,8}(\\.[a-z]{2,4}){1,2}"
    }

    /// The address with these runs of letters replaced by so many `*`; never the `@`.
    fn masked(address: &str, hidden: &[bool], stars: usize) -> String {
        let mut mask = String::new();
        let mut inside = false;
        for (letter, hide) in address.chars().zip(hidden.iter().cycle()) {
            let hide = *hide && letter != '@';
            if !hide {
                mask.push(letter);
            } else if !inside {
                mask += &"*".repeat(stars);
            }
            inside = hide;
        }
        mask
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

        #[test]
        fn however_an_address_is_masked_and_written_it_is_theirs(
            address in address(), hidden in prop::collection::vec(any::<bool>(), 1..20),
            stars in 1..5_usize, blank in "[ \t]{0,2}",
        ) {
            let mask = masked(&address, &hidden, stars);
            for mask in [format!("{blank}{mask}"), folded(&mask)] {
                prop_assert_eq!(owner(&mask, &address), CartOwner::Theirs, "{}", mask);
            }
        }

        #[test]
        fn a_mask_with_a_letter_that_is_not_there_is_anothers(
            address in address(), hidden in prop::collection::vec(any::<bool>(), 1..20),
            at in any::<prop::sample::Index>(),
        ) {
            let mut mask: Vec<char> = masked(&address, &hidden, 3).chars().collect();
            mask.insert(at.index(mask.len() + 1), '#');
            let mask: String = mask.into_iter().collect();
            prop_assert_eq!(owner(&mask, &address), CartOwner::Anothers, "{}", mask);
        }

        #[test]
        fn without_a_mask_only_the_same_address_is_theirs(one in address(), other in address()) {
            let expected = if crate::model::is_same_address(&one, &other) {
                CartOwner::Theirs
            } else {
                CartOwner::Anothers
            };
            prop_assert_eq!(owner(&one, &other), expected);
            prop_assert_eq!(owner(&one, &one), CartOwner::Theirs);
        }

        #[test]
        fn any_text_has_an_owner_at_once(email in ".{0,200}", stars in "[*a]{0,2000}", customer in ".{0,80}") {
            let blank = email.trim().is_empty();
            prop_assert_eq!(owner(&email, &customer) == CartOwner::Nobodys, blank);
            let _ = owner(&stars, &"a".repeat(300));
        }
    }
}
