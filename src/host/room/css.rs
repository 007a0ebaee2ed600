//! The text of the stylesheet that makes the room.

use super::own_space::OwnSpace;
use super::properties::Properties;
use crate::config::Position;

/// The custom property that tells the page the height of the bar.
pub(super) const HEIGHT: &str = "--telesales-toolbar-height";

/// The attribute on moved elements; its value tells them apart.
pub(super) const MARK: &str = "data-telesales-toolbar-moved";

/// How one element moves.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shift {
    /// The property that is added to, such as `margin-top`.
    pub(super) property: &'static str,
    /// What the page itself has there: a length in CSS.
    pub(super) own: String,
    /// How many of the window's pixels one of the element's is, where the page is zoomed: a
    /// number in CSS.
    pub(super) zoom: String,
    /// Whether it fills the window, and so must get lower for its end to stay in reach.
    pub(super) fills_window: bool,
}

/// On screens only: on paper there is no bar.
pub(super) fn on_screens(css: &str) -> String {
    format!("@media not print{{{css}}}")
}

/// The root and all that these selectors describe, and all that is marked, take their lengths at
/// once: what fades from one to the next would show neither while it is measured, and swing.
pub(super) fn still(selectors: &[String]) -> String {
    let mut all = format!(":root:root:root,[{MARK}]");
    for selector in selectors {
        all += ",";
        all += selector;
    }
    all + "{transition-property:none!important}"
}

/// What the page's own styles can work with.
pub(super) fn published(height: i32) -> String {
    format!(":root{{{HEIGHT}:{height}px}}")
}

/// The page pushed by the bar, on top of the space it has there itself. The selector is to
/// win against `html{margin:0!important}` and the like.
pub(super) fn push(position: Position, height: i32, own: &OwnSpace) -> String {
    let names = Properties::at(position);
    let (push, padding) = (names.push, names.scroll_padding);
    let OwnSpace {
        space,
        scroll_padding,
        fills_window,
        fades,
    } = own;
    let at_once = if *fades {
        ";transition-property:none!important"
    } else {
        ""
    };
    let fit = if *fills_window {
        format!(";height:calc(100% - {space} - {height}px)!important")
    } else {
        String::new()
    };
    format!(
        ":root:root:root{{{push}:calc({space} + {height}px)!important;\
         {padding}:calc({scroll_padding} + {height}px)!important{fit}{at_once}}}"
    )
}

impl Shift {
    /// The rule for the element with this mark.
    pub(super) fn by_mark(&self, mark: u32, height: i32) -> String {
        self.insisting(&format!("[{MARK}=\"{mark}\"]"), height)
    }

    /// The rule for what a selector describes, with the weight of ids: it wins against the page's.
    pub(super) fn insisting(&self, selector: &str, height: i32) -> String {
        self.rule(&format!("{selector}:not(#_):not(#_)"), height)
    }

    fn rule(&self, selector: &str, height: i32) -> String {
        let Self {
            property,
            own,
            zoom,
            fills_window,
        } = self;
        let shift = if property.is_empty() {
            String::new()
        } else {
            format!("{property}:calc({own} + {height}px / {zoom})!important;")
        };
        let fit = if *fills_window {
            format!("max-height:calc(100dvh - {height}px / {zoom})!important")
        } else {
            String::new()
        };
        format!("{selector}{{{shift}{fit}}}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(space: &str, scroll_padding: &str) -> OwnSpace {
        OwnSpace {
            space: space.to_owned(),
            scroll_padding: scroll_padding.to_owned(),
            fills_window: false,
            fades: false,
        }
    }

    #[test]
    fn the_bar_is_added_to_what_the_page_has() {
        assert_eq!(
            push(Position::Top, 44, &own("32px", "10.5px")),
            ":root:root:root{margin-top:calc(32px + 44px)!important;\
             scroll-padding-top:calc(10.5px + 44px)!important}"
        );
        assert!(push(Position::Bottom, 44, &own("0px", "0px")).contains("padding-bottom:calc(0px"));
    }

    #[test]
    fn a_root_as_high_as_the_window_gets_lower() {
        let own = OwnSpace {
            fills_window: true,
            ..own("0px", "0px")
        };
        assert!(push(Position::Top, 44, &own).contains("height:calc(100% - 0px - 44px)"));
    }

    #[test]
    fn all_that_moves_is_still_while_it_is_measured() {
        let end = "{transition-property:none!important}";
        let marked = ":root:root:root,[data-telesales-toolbar-moved]";
        assert_eq!(still(&[]), format!("{marked}{end}"));
        let selectors = ["#a".to_owned(), "nav.b".to_owned()];
        assert_eq!(still(&selectors), format!("{marked},#a,nav.b{end}"));
    }

    #[test]
    fn a_root_that_fades_is_pushed_at_once() {
        let own = OwnSpace {
            fades: true,
            ..own("0px", "0px")
        };
        assert!(push(Position::Top, 44, &own).ends_with(";transition-property:none!important}"));
    }

    #[test]
    fn shifts_are_counted_in_the_elements_own_pixels() {
        let shift = Shift {
            property: "margin-top",
            own: "6px".to_owned(),
            zoom: "2".to_owned(),
            fills_window: false,
        };
        assert_eq!(
            shift.rule("nav", 44),
            "nav{margin-top:calc(6px + 44px / 2)!important;}"
        );
        let drawer = Shift {
            fills_window: true,
            ..shift
        };
        let rule = drawer.by_mark(3, 44);
        assert!(
            rule.starts_with("[data-telesales-toolbar-moved=\"3\"]"),
            "{rule}"
        );
        assert!(
            rule.contains("max-height:calc(100dvh - 44px / 2)"),
            "{rule}"
        );
    }
}
