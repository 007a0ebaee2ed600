//! Which addresses are the same, and that the ASCII of a domain is the one that browsers make.

use super::*;

#[test]
fn a_domain_is_the_same_in_unicode_and_in_ascii() {
    for (unicode, ascii) in [
        ("ana@ação.com.br", "ana@xn--ao-siap.com.br"),
        ("ana@AÇÃO.com.br", "ANA@XN--AO-SIAP.COM.BR"),
        (" ana@bücher.example ", "ana@xn--bcher-kva.example"),
        ("joão@faß.de", "joão@xn--fa-hia.de"),
        ("a@例え.テスト", "a@xn--r8jz45g.xn--zckzah"),
        ("a@crm", "a@CRM"),
        ("no address", "NO ADDRESS"),
    ] {
        assert!(is_same_address(unicode, ascii), "{unicode}");
        assert!(is_same_address(ascii, unicode), "{ascii}");
    }
}

#[test]
fn other_domains_and_local_parts_stay_others() {
    for (one, other) in [
        ("ana@ação.com.br", "ana@acao.com.br"),
        ("ana@ação.com.br", "ana@xn--ao-siap.com"),
        ("ana@ação.com.br", "ana@xn--ao-siaq.com.br"),
        ("ação@example.com", "xn--ao-siap@example.com"),
        ("ana@faß.de", "ana@fass.de"),
        ("ana@αβγ.gr", "ana@ΑΒΓ.gr"),
        ("ana@xn--.com", "ana@.com"),
        ("ana@a.b", "ana@ab"),
        ("ana@", "ana"),
    ] {
        assert!(!is_same_address(one, other), "{one} {other}");
    }
}

/// Not in the browser: the crate that knows all letters, and chance.
#[cfg(not(target_arch = "wasm32"))]
mod as_browsers_do {
    use super::*;
    use proptest::prelude::*;

    /// The ASCII that browsers make of a domain, by the same rules (UTS 46, non-transitional).
    fn browsers_ascii(domain: &str) -> String {
        idna::domain_to_ascii(domain).unwrap()
    }

    fn ascii(domain: &str) -> String {
        canonical(&format!("a@{domain}"))[2..].to_owned()
    }

    #[test]
    fn well_known_domains_are_written_as_browsers_do() {
        for domain in [
            "example.com",
            "ação.com.br",
            "AÇÃO.com.BR",
            "São-José.com.br",
            "pão.açúcar.com.br",
            "Bücher.example",
            "straße.de",
            "faß.de",
            "ÆØÅ.dk",
            "Þórr.is",
            "español.com",
            "ıstanbul.com.tr",
            "çiğdem.com.tr",
            "βόλος.com",
            "παράδειγμα.ελ",
            "пример.рф",
            "مثال.إختبار",
            "ليهمابتكلموشعربي.com",
            "למה.קום",
            "中文.中国",
            "例え.テスト",
            "パソコン.jp",
            "उदाहरण.परीक्षा",
            "वेबसाइट.भारत",
            "실례.테스트",
            "ไทย.com",
        ] {
            assert_eq!(ascii(domain), browsers_ascii(domain), "{domain}");
            let (unicode, valid) = idna::domain_to_unicode(&ascii(domain));
            assert!(valid.is_ok(), "{domain}");
            assert!(is_same_address(
                &format!("a@{unicode}"),
                &format!("a@{domain}")
            ));
        }
    }

    /// What the four lines of folding leave out: such an address counts as another, never as
    /// somebody else's.
    #[test]
    fn capitals_beyond_latin_1_and_compatible_forms_are_not_mapped() {
        for domain in [
            "İstanbul.com.tr",
            "ΒΌΛΟΣ.com",
            "ПРИМЕР.рф",
            "ｅｘａｍｐｌｅ.com",
            "a\u{303}.br",
        ] {
            assert_ne!(ascii(domain), browsers_ascii(domain), "{domain}");
        }
    }

    /// Labels in the scripts that customers write, with capitals where they are folded.
    fn label() -> impl Strategy<Value = String> {
        let letters = [
            "[a-z0-9]",
            "[A-Za-zÀ-ÖØ-öø-ÿ]",
            "[α-ω]",
            "[а-яё]",
            "[א-ת]",
            "[ا-غف-ي]",
            "[一-龥]",
            "[ぁ-ゔァ-ヴ]",
            "[क-ह]",
            "[가-힣]",
        ];
        let letters = letters.map(|class| format!("{class}{{1,12}}"));
        prop::sample::select(letters.to_vec())
            .prop_flat_map(|class| proptest::string::string_regex(&class).unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2048) })]

        #[test]
        fn any_label_is_written_as_browsers_do(label in label()) {
            prop_assert_eq!(ascii(&label), browsers_ascii(&label), "{}", label);
        }

        #[test]
        fn what_browsers_tell_apart_is_never_the_same(
            one in label(), another in label(), in_capitals in any::<bool>(),
        ) {
            let other = if in_capitals { one.to_uppercase() } else { another };
            if ascii(&one) == ascii(&other) {
                prop_assert_eq!(browsers_ascii(&one), browsers_ascii(&other));
            }
        }

        #[test]
        fn any_text_is_the_same_as_itself_only(one in ".{0,40}", other in ".{0,40}") {
            let with_blanks = format!(" {one}\n");
            prop_assert!(is_same_address(&one, &with_blanks));
            let same = is_same_address(&one, &other);
            prop_assert_eq!(same, is_same_address(&other, &one));
            let letters = |text: &str| text.to_lowercase().replace(char::is_whitespace, "");
            prop_assert!(!same || letters(&one) == letters(&other));
        }
    }
}
