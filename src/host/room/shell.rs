//! Pages that never scroll, because an element as high as the window does it for them: pushed
//! by the bar, the end of that element would be out of reach.

use super::anchor::ancestors;
use super::css::Shift;
use super::headers::Headers;
use super::{Edge, computed};
use web_sys::Element;

/// How many elements within each other may be as high as the window.
const DEPTH: usize = 8;

/// Lowers the elements that fill the window of such a page, from the outermost on.
pub(super) fn fit(headers: &mut Headers, edge: &Edge) {
    let (width, height) = edge.window_size();
    let middle = edge
        .document
        .element_from_point((width / 2.0) as f32, (height / 2.0) as f32);
    let (Some(middle), Some(root), Some(body)) = (
        middle,
        edge.document.document_element(),
        edge.document.body(),
    ) else {
        return;
    };
    let unscrollable =
        |element: &Element| matches!(computed(element, "overflow-y").as_str(), "hidden" | "clip");
    if !unscrollable(&root) && !unscrollable(&body) {
        return;
    }
    let mut path: Vec<Element> = ancestors(&middle).collect();
    path.insert(0, middle);
    for element in path.iter().rev().take(DEPTH) {
        let rect = element.get_bounding_client_rect();
        let fills = (rect.height() - height).abs() < 1.0;
        if fills && rect.bottom() > height + 0.5 && computed(element, "position") != "fixed" {
            headers.mark(element, Shift::lower());
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
