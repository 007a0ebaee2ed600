//! The styles in the shadow root, without what only people read.

/// The files of `style/`, in the order in which they apply.
const FILES: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/toolbar.css"),
    include_str!("../../style/panel.css"),
    include_str!("../../style/form.css"),
    include_str!("../../style/notice.css"),
    include_str!("../../style/bottom.css"),
);

const TERSE: Terse<{ FILES.len() }> = Terse::of(FILES);

/// All of them in one, made terse when the toolbar is compiled.
pub(super) const STYLES: &str = TERSE.text();

/// CSS without comments and without the white space that means nothing.
struct Terse<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Terse<N> {
    const fn of(css: &str) -> Self {
        let css = css.as_bytes();
        let mut it = Self {
            bytes: [0; N],
            length: 0,
        };
        let mut at = 0;
        let mut spaced = false;
        while at < css.len() {
            let after = end_of_blank(css, at);
            if after > at {
                spaced = true;
                at = after;
                continue;
            }
            if spaced && !it.ends_with(b"{};:,") && !is_one_of(css[at], b"{};,") {
                it.push(b' ');
            }
            spaced = false;
            if css[at] == b'}' && it.ends_with(b";") {
                it.length -= 1;
            }
            let end = end_of_token(css, at);
            while at < end {
                it.push(css[at]);
                at += 1;
            }
        }
        it
    }

    const fn text(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            // Whole characters were copied and ASCII was left out.
            Err(_) => "",
        }
    }

    const fn push(&mut self, byte: u8) {
        self.bytes[self.length] = byte;
        self.length += 1;
    }

    /// Whether one of these is the last; at the beginning, any.
    const fn ends_with(&self, bytes: &[u8]) -> bool {
        self.length == 0 || is_one_of(self.bytes[self.length - 1], bytes)
    }
}

/// Where the comment or the white space ends that begins here; here, if there is none.
const fn end_of_blank(css: &[u8], at: usize) -> usize {
    if css[at].is_ascii_whitespace() {
        return at + 1;
    }
    let mut end = at + 2;
    if end >= css.len() || css[at] != b'/' || css[at + 1] != b'*' {
        return at;
    }
    while end < css.len() && !(css[end - 1] == b'/' && css[end - 2] == b'*' && end > at + 3) {
        end += 1;
    }
    end
}

/// Where the string ends that begins here, or else this byte.
const fn end_of_token(css: &[u8], at: usize) -> usize {
    let quote = css[at];
    let mut end = at + 1;
    if quote != b'"' && quote != b'\'' {
        return end;
    }
    while end < css.len() && css[end] != quote {
        end += if css[end] == b'\\' { 2 } else { 1 };
    }
    if end < css.len() { end + 1 } else { css.len() }
}

const fn is_one_of(byte: u8, bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == byte {
            return true;
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terse(css: &str) -> String {
        Terse::<200>::of(css).text().to_owned()
    }

    #[test]
    fn comments_and_needless_white_space_go() {
        let css = "/* a { */\n.a ,\n.b  .c > .d {\n  color: red;\n  margin: 0  1px;\n}\n/**/\n@media (a: b) {\n}\n";
        assert_eq!(
            terse(css),
            ".a,.b .c > .d{color:red;margin:0 1px}@media (a:b){}"
        );
    }

    #[test]
    fn what_means_something_stays() {
        for css in [
            "a :hover{width:calc(1px + 2px)}",
            "a{content:\"/* ; \\\" } */  \"}",
            "[part~='x']{--token: ;}",
            "a::before{content:'→'}",
        ] {
            let expected = css.replace(": ;}", ":}");
            assert_eq!(terse(css), expected);
        }
    }

    #[test]
    fn the_bars_own_styles_are_whole() {
        let count = |text: &str, what: &str| text.matches(what).count();
        assert!(STYLES.len() < FILES.len() * 4 / 5, "{}", STYLES.len());
        assert!(!STYLES.contains("/*"));
        assert_eq!(count(STYLES, "{"), count(STYLES, "}"));
        assert_eq!(count(STYLES, "[part"), count(FILES, "[part"));
    }
}
