//! Product pictures, drawn here as inline SVG: a ground, a shadow, a few flat shapes.

use maud::{Markup, PreEscaped, html};

/// What a product's picture shows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Art {
    Vase,
    Lamp,
    Chair,
    Mug,
    Rug,
    Bowl,
    Plant,
    Clock,
    Throw,
    Mirror,
    Candle,
    Shelf,
}

/// The picture; decoration, since the name stands beside it.
pub(crate) fn draw(art: Art) -> Markup {
    let (ground, shapes) = parts(art);
    html! {
        svg viewBox="0 0 240 240" aria-hidden="true" focusable="false" {
            rect width="240" height="240" fill=(ground) {}
            (PreEscaped(shapes))
        }
    }
}

/// The colour of the ground, and the shapes on it.
fn parts(art: Art) -> (&'static str, &'static str) {
    match art {
        Art::Vase => ("#e9dfd2", include_str!("art/vase.svg")),
        Art::Lamp => ("#d9cbb8", include_str!("art/lamp.svg")),
        Art::Chair => ("#dcd9cf", include_str!("art/chair.svg")),
        Art::Mug => ("#d6dcd6", include_str!("art/mug.svg")),
        Art::Rug => ("#e6ddd0", include_str!("art/rug.svg")),
        Art::Bowl => ("#dfd6d2", include_str!("art/bowl.svg")),
        Art::Plant => ("#d5dbcd", include_str!("art/plant.svg")),
        Art::Clock => ("#e3d9c8", include_str!("art/clock.svg")),
        Art::Throw => ("#e2d3cb", include_str!("art/throw.svg")),
        Art::Mirror => ("#d8d4cb", include_str!("art/mirror.svg")),
        Art::Candle => ("#dccfc3", include_str!("art/candle.svg")),
        Art::Shelf => ("#e4ded3", include_str!("art/shelf.svg")),
    }
}
