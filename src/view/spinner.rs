//! Something is under way.

use super::element::{element, several};
use leptos::prelude::*;

/// A turning ring beside words; the words alone where motion is not wanted.
pub(super) fn spinner(label: &str) -> AnyView {
    let ring = element("span")
        .part("spinner")
        .attribute("aria-hidden", "true");
    several(vec![ring.into(), element("span").text(label).into()])
}
