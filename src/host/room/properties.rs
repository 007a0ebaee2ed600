//! The names of what holds things at an edge of the window.

use crate::config::Position;

/// The properties in CSS that count at one edge.
pub(super) struct Properties {
    /// What pushes the page. A margin, as other bars use; but Firefox does not scroll to what a
    /// margin adds at the end of a page.
    pub(super) push: &'static str,
    /// What keeps anchors and focused fields clear of the edge.
    pub(super) scroll_padding: &'static str,
    /// What moves an element that is fixed, whatever its inset.
    pub(super) margin: &'static str,
    /// How far from the edge an element is.
    pub(super) inset: &'static str,
}

impl Properties {
    pub(super) fn at(position: Position) -> Self {
        match position {
            Position::Top => Self {
                push: "margin-top",
                scroll_padding: "scroll-padding-top",
                margin: "margin-top",
                inset: "top",
            },
            Position::Bottom => Self {
                push: "padding-bottom",
                scroll_padding: "scroll-padding-bottom",
                margin: "margin-bottom",
                inset: "bottom",
            },
        }
    }
}
