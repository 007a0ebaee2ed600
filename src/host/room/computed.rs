//! What the browser has computed for an element.

use web_sys::{Element, HtmlElement};

/// In CSS pixels. The base is as high as the bar; panels hang off it without counting.
pub(super) fn height_of(bar: &HtmlElement) -> i32 {
    bar.offset_height()
}

/// What is computed for a property, such as `12.5px`; none for `auto` and the like.
pub(super) fn length(element: &Element, property: &str) -> Option<String> {
    Some(computed(element, property)).filter(|value| value.ends_with("px"))
}

/// The same, where none is no length at all.
pub(super) fn length_or_nothing(element: &Element, property: &str) -> String {
    length(element, property).unwrap_or_else(|| "0px".to_owned())
}

/// Whether a root is told not to scroll the window.
pub(super) fn is_unscrollable(root: &Element) -> bool {
    matches!(computed(root, "overflow-y").as_str(), "hidden" | "clip")
}

/// What is computed for one property of an element.
pub(super) fn computed(element: &Element, property: &str) -> String {
    web_sys::window()
        .and_then(|window| window.get_computed_style(element).ok().flatten())
        .and_then(|style| style.get_property_value(property).ok())
        .unwrap_or_default()
}
