//! Pages that never scroll, because an element as high as the window does it for them: pushed
//! by the bar, the end of that element would be out of reach.

use super::anchor::upwards;
use super::computed::{computed, is_unscrollable};
use super::css::Shift;
use super::edge::Edge;
use super::marks::Marks;
use web_sys::Element;

/// How many elements within each other may be as high as the window.
const DEPTH: usize = 8;

/// The elements in the middle of the window, the innermost first; none of a page that scrolls.
pub(super) fn inside(edge: &Edge) -> Vec<Element> {
    let roots = [
        edge.document.document_element(),
        edge.document.body().map(Into::into),
    ];
    if !roots.iter().flatten().any(is_unscrollable) {
        return Vec::new();
    }
    let (width, height) = edge.window_size();
    let middle = edge
        .document
        .element_from_point((width / 2.0) as f32, (height / 2.0) as f32);
    middle.map_or_else(Vec::new, |it| upwards(&it))
}

/// Lowers those that fill the window, from the outermost on.
pub(super) fn fit(marks: &mut Marks, edge: &Edge, inside: &[Element]) {
    let (_, height) = edge.window_size();
    for element in inside.iter().rev().take(DEPTH) {
        let rect = element.get_bounding_client_rect();
        let fills = (rect.height() - height).abs() < 1.0;
        if fills && rect.bottom() > height + 0.5 && computed(element, "position") != "fixed" {
            marks.mark(element, Shift::lower());
        }
    }
}

impl Shift {
    /// No move, only lower.
    fn lower() -> Self {
        Self {
            property: "",
            own: String::new(),
            zoom: "1".to_owned(),
            fills_window: true,
        }
    }
}
