//! The space that a page itself leaves at the edge, as WordPress does for a bar of its own.

use super::{computed, length};
use crate::config::Position;
use web_sys::Element;

/// Lengths as CSS writes them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OwnSpace {
    /// The root's margin, or at the bottom its padding.
    pub(super) space: String,
    /// The root's scroll padding.
    pub(super) scroll_padding: String,
    /// Whether the root is exactly as high as the window, so that a margin would push its end
    /// out of sight.
    pub(super) fills_window: bool,
}

impl OwnSpace {
    /// What pushes the page. A margin, as other bars use; but Firefox does not scroll to what a
    /// margin adds at the end of a page.
    pub(super) fn property(position: Position) -> &'static str {
        match position {
            Position::Top => "margin-top",
            Position::Bottom => "padding-bottom",
        }
    }

    /// As the page has it at this moment; what the toolbar adds must be away.
    pub(super) fn of(root: &Element, position: Position) -> Self {
        let scroll_padding = match position {
            Position::Top => "scroll-padding-top",
            Position::Bottom => "scroll-padding-bottom",
        };
        let window = f64::from(root.client_height());
        let unscrollable = matches!(computed(root, "overflow-y").as_str(), "hidden" | "clip");
        let or_nothing = |length: Option<String>| length.unwrap_or_else(|| "0px".to_owned());
        Self {
            space: or_nothing(length(root, Self::property(position))),
            scroll_padding: or_nothing(length(root, scroll_padding)),
            fills_window: unscrollable
                && (root.get_bounding_client_rect().height() - window).abs() < 1.0,
        }
    }
}
