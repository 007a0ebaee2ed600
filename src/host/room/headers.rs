//! The page's own headers, bars and drawers at the edge: which of them are to move out from under
//! the bar, and by what.

use super::super::property;
use super::anchor::{Anchor, upwards};
use super::computed::length_or_nothing;
use super::css::Shift;
use super::edge::Edge;
use super::marks::{MOST, Marks};
use super::properties::Properties;
use super::sticky::Sticky;
use crate::config::Position;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element};

/// On an element of the page: `move` or `keep`, whatever it looks like.
const WISH: &str = "data-telesales-toolbar-room";

/// The page's headers: which of them move, and which follow the bar by themselves.
pub(super) struct Headers {
    /// Those that are moved at present.
    pub(super) marks: Marks,
    sticky: Sticky,
}

impl Headers {
    /// None is moved yet; the rules are for `sheet`.
    pub(super) fn new(sheet: CssStyleSheet) -> Self {
        Self {
            marks: Marks::new(sheet),
            sticky: Sticky::default(),
        }
    }

    /// All are to be measured anew the next time.
    pub(super) fn forget_looks(&mut self) {
        self.sticky = Sticky::default();
        self.marks.forget_looks();
    }

    /// Looks at those of these elements that stick, while the toolbar's styles say nothing.
    pub(super) fn look_at_sticky(&mut self, candidates: &[Element], position: Position) {
        self.sticky = Sticky::unaided(candidates, position);
    }

    /// Moves those of these elements, and of what is around them, that the bar would cover, and
    /// measures anew what looks different. Whether anything moves now that did not, or the other
    /// way round.
    ///
    /// Asks for nothing that browsers answer with a whole frame, as hit tests are: what is not in
    /// order in between must not count as a jump of the page.
    pub(super) fn settle(&mut self, edge: &Edge, mut candidates: Vec<Element>) -> bool {
        let mut released = self.marks.release_changed();
        let before = self.marks.count();
        let changed = !released.is_empty();
        candidates.append(&mut released);
        let mut seen = Vec::new();
        for element in candidates {
            for candidate in upwards(&element) {
                if seen.contains(&candidate) {
                    break;
                }
                seen.push(candidate.clone());
                self.marks.unmark_copy(&candidate);
                if let Some(shift) = self.shift_of(&candidate, edge) {
                    self.marks.mark(&candidate, shift);
                }
            }
        }
        self.sticky.forget_unaided();
        changed || self.marks.count() != before
    }

    /// None for what may stay where it is.
    fn shift_of(&mut self, element: &Element, edge: &Edge) -> Option<Shift> {
        let wish = element.get_attribute(WISH);
        if wish.as_deref() == Some("keep") || self.marks.is_moved(element) {
            return None;
        }
        let anchor = Anchor::of(element, edge.position)?;
        let is_asked_for = wish.as_deref() == Some("move");
        if !is_asked_for && !is_under_the_bar(element, &anchor, edge) {
            return None;
        }
        let Properties { margin, inset, .. } = Properties::at(edge.position);
        let (_, window) = edge.window_size();
        let fills_window = anchor == Anchor::Fixed
            && element.local_name() != "body"
            && element.get_bounding_client_rect().height() > window - 1.0;
        let (property, own) = match anchor {
            Anchor::Sticky(own) if self.follows(element, &own, edge.position) => return None,
            Anchor::Sticky(own) => (inset, own),
            Anchor::Fixed | Anchor::Absolute => (margin, length_or_nothing(element, margin)),
        };
        Some(Shift {
            property,
            own,
            zoom: zoom_of(element),
            fills_window,
        })
    }

    fn follows(&mut self, element: &Element, own: &str, position: Position) -> bool {
        let sheet = self.marks.sheet();
        self.sticky.follows(element, own, position, sheet)
    }
}

/// What the page asks to be moved, wherever it is.
pub(super) fn wishes(edge: &Edge) -> Vec<Element> {
    let mut wishes = Vec::new();
    if let Ok(found) = edge.document.query_selector_all(&format!("[{WISH}=move]")) {
        for index in 0..found.length() {
            let element = found.item(index).and_then(|it| it.dyn_into().ok());
            if let Some(element) = element.filter(|_| wishes.len() < MOST) {
                wishes.push(element);
            }
        }
    }
    wishes
}

/// Whether the bar covers a part of it, now or, for what sticks, after scrolling.
fn is_under_the_bar(element: &Element, anchor: &Anchor, edge: &Edge) -> bool {
    let rect = element.get_bounding_client_rect();
    if rect.width() == 0.0 && rect.height() == 0.0 {
        return false;
    }
    let scrolled = web_sys::window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default();
    let (_, window) = edge.window_size();
    match (anchor, edge.position) {
        (Anchor::Sticky(_), _) => true,
        (Anchor::Absolute, _) => rect.top() + scrolled < edge.height - 0.5,
        (Anchor::Fixed, Position::Top) => rect.top() < edge.height - 0.5,
        (Anchor::Fixed, Position::Bottom) => rect.bottom() > window - edge.height + 0.5,
    }
}

/// As a number in CSS. Browsers that cannot tell have zoomed nothing.
fn zoom_of(element: &Element) -> String {
    let zoom = property(element, "currentCSSZoom").dyn_into();
    zoom.ok()
        .and_then(|zoom: js_sys::Number| zoom.to_string_with_radix(10).ok())
        .map_or_else(|| "1".to_owned(), String::from)
}
