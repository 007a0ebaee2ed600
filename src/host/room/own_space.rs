//! The space that a page itself leaves at the edge, as WordPress does for a bar of its own.

use super::computed::{computed, is_unscrollable, length_or_nothing};
use super::properties::Properties;
use crate::config::Position;
use web_sys::Element;

/// Lengths as CSS writes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct OwnSpace {
    /// The root's margin, or at the bottom its padding.
    pub(super) space: String,
    /// The root's scroll padding.
    pub(super) scroll_padding: String,
    /// Whether the root is exactly as high as the window, so that a margin would push its end
    /// out of sight.
    pub(super) fills_window: bool,
    /// Whether the root fades from one length to the next.
    pub(super) fades: bool,
}

impl OwnSpace {
    /// As this root has it at this moment.
    pub(super) fn of(root: &Element, position: Position) -> Self {
        let names = Properties::at(position);
        let window = f64::from(root.client_height());
        Self {
            space: length_or_nothing(root, names.push),
            scroll_padding: length_or_nothing(root, names.scroll_padding),
            fills_window: is_unscrollable(root)
                && (root.get_bounding_client_rect().height() - window).abs() < 1.0,
            fades: computed(root, "transition-duration").contains(|it| matches!(it, '1'..='9')),
        }
    }
}
