//! What the page shows at the edge, found by asking at a few points: the cost does not grow with
//! the page.

use super::Edge;
use crate::config::Position;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Shares of the window's width, and distances from the edge in bars and pixels.
const ACROSS: [f64; 5] = [0.02, 0.25, 0.5, 0.75, 0.98];
const BEHIND_THE_BAR: [(f64, f64); 2] = [(0.5, 0.0), (1.0, 4.0)];
/// What is not at the edge yet, and will be when the page scrolls.
const FURTHER: [(f64, f64); 3] = [(1.0, 48.0), (1.0, 110.0), (1.0, 190.0)];

/// The elements there, those in open shadow roots included, each once.
pub(super) fn at_edge(edge: &Edge, thorough: bool) -> Vec<Element> {
    let (width, height) = edge.window_size();
    let further: &[_] = if thorough { &FURTHER } else { &[] };
    let mut found = Vec::new();
    for (bars, more) in BEHIND_THE_BAR.iter().chain(further) {
        let distance = bars * edge.height + more;
        let y = match edge.position {
            Position::Top => distance,
            Position::Bottom => height - distance,
        };
        for share in ACROSS {
            let elements = edge
                .document
                .elements_from_point((share * width) as f32, y as f32);
            collect(&elements, (share * width, y), &mut found);
        }
    }
    found
}

fn collect(elements: &js_sys::Array, point: (f64, f64), found: &mut Vec<Element>) {
    for element in elements.iter() {
        let Ok(element) = element.dyn_into::<Element>() else {
            continue;
        };
        if found.contains(&element) || element.local_name() == super::super::mount::TAG {
            continue;
        }
        if let Some(shadow) = element.shadow_root() {
            let within = shadow.elements_from_point(point.0 as f32, point.1 as f32);
            // A shadow root also names the elements around its host, which are known already.
            collect_within(&within, &element, point, found);
        }
        found.push(element);
    }
}

fn collect_within(
    elements: &js_sys::Array,
    host: &Element,
    point: (f64, f64),
    found: &mut Vec<Element>,
) {
    let own = elements.filter(&mut |element, _, _| {
        element
            .dyn_into::<Element>()
            .is_ok_and(|element| !element.contains(Some(host)) && !host.contains(Some(&element)))
    });
    collect(&own, point, found);
}
