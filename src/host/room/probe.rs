//! What the page shows at the edge, found by asking at a few points: the cost does not grow with
//! the page, as only the topmost element is asked for.

use super::edge::Edge;
use crate::config::Position;
use web_sys::Element;

/// Shares of the window's width.
const ACROSS: [f64; 4] = [0.03, 0.35, 0.65, 0.97];
/// Distances from the edge, in bars and pixels.
const AT_THE_EDGE: [(f64, f64); 2] = [(0.5, 0.0), (1.0, 4.0)];
/// What is not at the edge yet, and will be when the page scrolls.
const FURTHER: [(f64, f64); 3] = [(1.0, 48.0), (1.0, 110.0), (1.0, 190.0)];

/// The elements there, those in open shadow roots included. The bar itself lets the look pass.
pub(super) fn at_edge(edge: &Edge, further: bool) -> Vec<Element> {
    let bar = edge.bar.style();
    // Refused only for styles that cannot be written.
    let _ = bar.set_property("pointer-events", "none");
    let mut found = look(edge, &AT_THE_EDGE);
    if further {
        found.extend(look(edge, &FURTHER));
    }
    let _ = bar.remove_property("pointer-events");
    found
}

fn look(edge: &Edge, rows: &[(f64, f64)]) -> Vec<Element> {
    let (width, height) = edge.window_size();
    let mut found = Vec::new();
    for (bars, more) in rows {
        let distance = bars * edge.height + more;
        let y = match edge.position {
            Position::Top => distance,
            Position::Bottom => height - distance,
        };
        for share in ACROSS {
            let element = topmost(edge, (share * width) as f32, y as f32);
            found.extend(element.filter(|it| found.last() != Some(it)));
        }
    }
    found
}

fn topmost(edge: &Edge, x: f32, y: f32) -> Option<Element> {
    let mut found = edge.document.element_from_point(x, y)?;
    while let Some(within) = found
        .shadow_root()
        .and_then(|shadow| shadow.element_from_point(x, y))
        .filter(|within| *within != found)
    {
        found = within;
    }
    Some(found)
}
