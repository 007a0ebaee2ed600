//! What people type and paste, and what must never get through.

use super::*;

fn parsed(typed: &str) -> Result<String, EmailError> {
    CustomerEmail::parse(typed).map(|email| email.as_str().to_owned())
}

#[test]
fn addresses_are_trimmed_and_otherwise_untouched() {
    for (typed, sent) in [
        ("  ana@example.com\n", "ana@example.com"),
        ("Maria+VIP@Example.com", "Maria+VIP@Example.com"),
        ("joão@exemplo.com.br", "joão@exemplo.com.br"),
        ("o'brien@example.com", "o'brien@example.com"),
        ("ana%2Bvip@example.com", "ana%2Bvip@example.com"),
        ("id-77@crm", "id-77@crm"),
        ("Ana@AÇÃO.com.br", "Ana@AÇÃO.com.br"),
        (" ana@xn--ao-siap.com.br ", "ana@xn--ao-siap.com.br"),
    ] {
        assert_eq!(parsed(typed).as_deref(), Ok(sent));
    }
}

#[test]
fn what_copying_leaves_around_an_address_goes() {
    for typed in [
        "<ana@example.com>",
        "\"ana@example.com\"",
        "'ana@example.com',",
        "“ana@example.com”",
        "(ana@example.com).",
        "ana@example.com,",
        "ana@example.com;",
        "ana@example.com. ",
        "\u{a0}ana@example.com\u{a0}",
        "\u{feff}\u{200b}ana@example.com\u{200b}",
        "ana@\u{ad}example.com",
        "Ana Souza <ana@example.com>",
        "Ana Souza <ana@example.com>;",
        "\"Souza, Ana\" <ana@example.com>",
        "\"Souza; Ana\"<ana@example.com>",
        "ana@example.com <ana@example.com>",
        "ana@example.com<mailto:Ana@Example.com>",
    ] {
        let address = parsed(typed).map(|address| address.to_lowercase());
        assert_eq!(address.as_deref(), Ok("ana@example.com"), "{typed}");
    }
}

#[test]
fn links_are_read_with_their_escapes() {
    for (typed, sent) in [
        ("mailto:ana@example.com", "ana@example.com"),
        ("MailTo: ana@example.com", "ana@example.com"),
        ("<mailto:ana@example.com>", "ana@example.com"),
        (
            "mailto:ana@example.com?subject=Oi&cc=b@c.d,e@f.g",
            "ana@example.com",
        ),
        ("mailto:ana%2Bvip%40example.com", "ana+vip@example.com"),
        (
            "ana+vip@example.com<mailto:ana%2bvip@example.com>",
            "ana+vip@example.com",
        ),
        ("mailto:jo%C3%A3o@example.com", "joão@example.com"),
        ("mailto:100%@example.com", "100%@example.com"),
        ("mailto:100%2@example.com", "100%2@example.com"),
        ("mailto:a%+1@example.com%", "a%+1@example.com%"),
        ("mailto:a%ff@example.com", "a%ff@example.com"),
    ] {
        assert_eq!(parsed(typed).as_deref(), Ok(sent), "{typed}");
    }
}

#[test]
fn nothing_is_empty_whatever_it_is_made_of() {
    for typed in ["", "  ", "\t\n", "\u{a0}\u{200b}\u{feff}"] {
        assert_eq!(parsed(typed), Err(EmailError::Empty), "{typed:?}");
    }
}

#[test]
fn what_cannot_be_an_address_is_refused() {
    let too_long = format!("{}@example.com", "a".repeat(MAX_LENGTH));
    for typed in [
        "ana",
        "@example.com",
        "ana@",
        "ana@.",
        "a@b@c",
        "a b@c.d",
        "ana souza@example.com",
        "a\u{a0}b@c.d",
        "a@b;c",
        "a@b c",
        "a\\b@c.d",
        "a\"b@c.d",
        "a@b..c",
        "a@.b",
        "Ana <ana@example.com> Souza",
        "Ana <>",
        "Ana <ana@example.com",
        "\"\"",
        ".",
        "mailto:",
        "mailto:?to=ana@example.com",
        "mailto:a@b.c%3B%20Path=/",
        "mailto:a@b.c%0D%0AX:%20y",
        "mailto:%22a@b.c%22",
        "mailto:mailto%3Aa@b.c",
        "mailto:a%E2%80%8B@b.c",
        &too_long,
    ] {
        assert_eq!(parsed(typed), Err(EmailError::Malformed), "{typed}");
    }
}

#[test]
fn several_addresses_are_not_chosen_from() {
    for typed in [
        "a@b.c, d@e.f",
        "a@b.c;d@e.f",
        "a@b.c\nd@e.f",
        "<a@b.c>, <d@e.f>",
        "Ana <a@b.c>, Bea <d@e.f>",
        "a@b.c <d@e.f>",
        "mailto:a@b.c,d@e.f",
        "mailto:a@b.c mailto:d@e.f",
    ] {
        assert_eq!(parsed(typed), Err(EmailError::Several), "{typed}");
    }
}

#[test]
fn an_address_names_the_same_customer_in_any_case() {
    let email = CustomerEmail::parse("João+1@Example.com").unwrap();
    assert!(email.names(" JOÃO+1@example.COM"));
    assert!(!email.names("joão+1@example.org"));
    assert!(!email.names("joão@example.com"));
    let email = CustomerEmail::parse("àöøþ×@example.com").unwrap();
    assert!(email.names("ÀÖØÞ×@example.com"));
    assert!(!email.names("àöøþ÷@example.com"));
}

#[test]
fn addresses_are_equal_in_any_spelling_of_the_domain() {
    let email = |typed| CustomerEmail::parse(typed).unwrap();
    let typed = email("ana@ação.com.br");
    assert_eq!(typed, email("Ana@XN--AO-SIAP.com.br"));
    assert!(typed.names("ana@xn--ao-siap.com.br"));
    assert_ne!(typed, email("ana@acao.com.br"));
    let twice = "ana@ação.com.br <mailto:ana@xn--ao-siap.com.br>";
    assert_eq!(parsed(twice).as_deref(), Ok("ana@xn--ao-siap.com.br"));
}

/// Rather somebody else than the same.
#[test]
fn letters_beyond_latin_1_are_compared_as_they_are() {
    let email = CustomerEmail::parse("ωmega@example.com").unwrap();
    assert!(email.names("ωMEGA@example.com"));
    assert!(!email.names("Ωmega@example.com"));
}

#[test]
fn a_suggestion_changes_only_the_domain() {
    let suggested = |typed| CustomerEmail::parse(typed).unwrap().suggestion();
    let meant = CustomerEmail::parse("Ana+1@gmail.com").unwrap();
    assert_eq!(suggested("Ana+1@Gmial.com"), Some(meant));
    assert_eq!(suggested("Ana+1@Gmail.com"), None);
    assert_eq!(suggested("ana@example.com"), None);
}

/// Not in the browser: the strategies need a source of chance that the wasm has not.
#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Whether a browser would keep all of it as one cookie's value, whatever follows.
    fn is_cookie_value(text: &str) -> bool {
        let ends = |c: char| c.is_control() || c.is_whitespace() || ";,\"\\<>".contains(c);
        !text.is_empty() && !text.contains(ends)
    }

    /// Text of which much looks like addresses, links and lists of them, and some is anything.
    fn typed() -> impl Strategy<Value = String> {
        let marks = "@ @ . , ; < > \" ' “ ” ( ) \\ : ? % + ã ana a@b.c (a@b.c) <a@b.c> gmial.com \
            mailto: MAILTO: %40 %2B %3b %C3%A3 %0d %25 %3C";
        let blanks = [" ", "\u{200b}", "\u{a0}", "\u{feff}", "\r\n", "\0"];
        let marks: Vec<&str> = marks.split_whitespace().chain(blanks).collect();
        let mark = prop::sample::select(marks);
        let piece = prop_oneof![8 => mark.prop_map(str::to_owned), 1 => "\\PC{0,4}", 1 => ".{0,3}"];
        let pieces = |most| prop::collection::vec(piece.clone(), 0..most);
        let hidden = pieces(3).prop_map(|pieces| {
            let escapes = pieces.concat().into_bytes().into_iter();
            let escapes: String = escapes.map(|byte| format!("%{byte:02x}")).collect();
            format!("mailto:{escapes}")
        });
        let open = pieces(12).prop_map(|pieces| pieces.concat());
        prop_oneof![4 => open, 2 => hidden, 1 => any::<String>()]
    }

    /// A common domain, mostly with a letter missing and another one added.
    fn mistyped() -> impl Strategy<Value = String> {
        let domain = prop::sample::select(vec!["gmail.com", "hotmail.com.br", "uol.com.br"]);
        let slip = (any::<bool>(), any::<prop::sample::Index>(), "[a-z.]?");
        (domain, slip.clone(), slip).prop_map(|(domain, lost, added)| {
            let mut domain = domain.to_owned();
            if lost.0 {
                domain.remove(lost.1.index(domain.len()));
            }
            domain.insert_str(added.1.index(domain.len()), &added.2);
            domain
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2048) })]

        #[test]
        fn any_text_is_an_address_or_a_named_error(typed in typed()) {
            match CustomerEmail::parse(&typed) {
                Ok(email) => {
                    prop_assert!(is_cookie_value(email.as_str()), "{:?}", email);
                    prop_assert_eq!(parsed(email.as_str()), Ok(email.to_string()));
                    prop_assert!(email.names(email.as_str()));
                }
                Err(EmailError::Empty) => prop_assert!(!typed.contains(char::is_alphanumeric)),
                Err(EmailError::Malformed | EmailError::Several) => {}
            }
        }

        #[test]
        fn an_ordinary_address_is_never_changed(
            address in "[A-Za-z0-9+_ãé'-]{1,20}@[A-Za-z0-9ç-]{1,12}(\\.[A-Za-z0-9-]{1,8}){0,3}",
            around in prop::sample::select(vec![
                ["", ""], [" ", "\n"], ["<", ">"], ["\"", "\","], ["Ana <", ">"],
                ["\"Souza, Ana\" <", ">;"], ["mailto:", "?subject=x"], ["\u{200b}", "\u{a0}."],
            ]),
        ) {
            let typed = format!("{}{address}{}", around[0], around[1]);
            prop_assert_eq!(parsed(&typed), Ok(address));
        }

        #[test]
        fn a_suggestion_is_an_address_of_the_same_person_and_final(
            local in "[a-z+]{1,8}", domain in mistyped(),
        ) {
            let email = CustomerEmail::parse(&format!("{local}@{domain}"));
            let meant = email.as_ref().ok().and_then(CustomerEmail::suggestion);
            if let Some(meant) = meant {
                prop_assert_ne!(email.as_ref(), Ok(&meant));
                let (same, _) = meant.as_str().split_once('@').unwrap();
                prop_assert_eq!(same, local);
                prop_assert_eq!(parsed(meant.as_str()), Ok(meant.to_string()));
                prop_assert_eq!(meant.suggestion(), None);
            }
        }
    }
}
