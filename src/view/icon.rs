//! The few pictures of the bar, drawn for it; all of them decoration beside words.

use super::element::{PICTURE, element};
use leptos::prelude::*;
use web_sys::Element;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// The operator.
    Headset,
    /// A customer.
    Person,
    /// There is more below.
    Chevron,
    /// A parcel.
    Orders,
    /// The way out.
    Leave,
    /// Attention.
    Warning,
}

impl IconName {
    /// The outline, in a box of 20 by 20.
    const fn outline(self) -> &'static str {
        match self {
            Self::Headset => {
                "M3.5 12.5v-2a6.5 6.5 0 0 1 13 0v2M3.5 12a1.5 1.5 0 0 1 3 0v2.5a1.5 1.5 0 0 1-3 \
                 0zM13.5 12a1.5 1.5 0 0 1 3 0v2.5a1.5 1.5 0 0 1-3 0zM16.5 14.5c0 2-1.5 3-4.5 3"
            }
            Self::Person => {
                "M10 9.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3.75 17c.5-3.25 3-5 6.25-5s\
                 5.75 1.75 6.25 5"
            }
            Self::Chevron => "M5.5 8l4.5 4.5L14.5 8",
            Self::Orders => "M3.5 6.5L10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5L10 10l6.5-3.5M10 10v7",
            Self::Leave => "M8 3.5H4.5v13H8M8.5 10h8M13.5 6.5L17 10l-3.5 3.5",
            Self::Warning => "M10 3.5l7 12.5H3zM10 8v4M10 13.9v.2",
        }
    }

    const fn part(self) -> &'static str {
        match self {
            Self::Chevron => "icon chevron",
            Self::Headset | Self::Person | Self::Orders | Self::Leave | Self::Warning => "icon",
        }
    }
}

/// One picture, in the colour of the text around it.
pub(super) fn icon(name: IconName) -> AnyView {
    element(PICTURE)
        .part(name.part())
        .attribute("viewBox", "0 0 20 20")
        .attribute("aria-hidden", "true")
        .created(move |picture| draw(picture, name.outline()))
        .into()
}

fn draw(picture: &Element, outline: &str) {
    let namespace = picture.namespace_uri();
    if let Ok(path) = document().create_element_ns(namespace.as_deref(), "path") {
        // Fails only for names that no attribute can have.
        let _ = path.set_attribute("d", outline);
        // Fails only where something cannot be within something else.
        let _ = picture.append_child(&path);
    }
}
