//! What the store sells.

pub(crate) mod art;

use art::Art;

/// One product. The price is in cents.
#[derive(Debug)]
pub(crate) struct Product {
    pub(crate) id: &'static str,
    pub(crate) slug: &'static str,
    pub(crate) name: &'static str,
    pub(crate) maker: &'static str,
    pub(crate) about: &'static str,
    pub(crate) price: u64,
    pub(crate) art: Art,
}

/// The product at `/product/{slug}`.
pub(crate) fn find(slug: &str) -> Option<&'static Product> {
    PRODUCTS.iter().find(|product| product.slug == slug)
}

/// The product a cart line names.
pub(crate) fn by_id(id: &str) -> Option<&'static Product> {
    PRODUCTS.iter().find(|product| product.id == id)
}

/// What `price` is for somebody with a price table: 15 % off, to the cent.
pub(crate) fn discounted(price: u64) -> u64 {
    price * 85 / 100
}

macro_rules! products {
    ($($id:literal $slug:literal $name:literal $maker:literal $price:literal $art:ident $about:literal;)*) => {
        &[$(Product { id: $id, slug: $slug, name: $name, maker: $maker, price: $price,
                      art: Art::$art, about: $about }),*]
    };
}

/// The whole assortment, in the order of the home page.
pub(crate) const PRODUCTS: &[Product] = products! {
    "1001" "dune-vase" "Dune vase" "Stoneware" 8900 Vase
        "Thrown in two halves and joined by hand, so no two shoulders are quite the same. Holds water; looks better with one branch.";
    "1002" "halo-lamp" "Halo table lamp" "Opal glass" 18900 Lamp
        "A warm disc of light on a steel stem. Dims to candle level with one turn of the collar.";
    "1003" "mesa-chair" "Mesa lounge chair" "Oak and wool" 64900 Chair
        "Low, wide and built around a steam-bent back rail. The seat cover zips off for cleaning.";
    "1004" "tide-mug" "Tide mug" "Set of two" 3400 Mug
        "A reactive glaze that pools where the wall meets the foot. Dishwasher safe, in spite of its looks.";
    "1005" "strata-rug" "Strata rug" "Undyed wool" 42900 Rug
        "Four fleeces, four natural colours, woven flat. Reversible, and heavy enough to stay where you put it.";
    "1006" "pebble-bowl" "Pebble bowl" "Porcelain" 5600 Bowl
        "Slip-cast, then carved while leather-hard. The rim is left unglazed and polished smooth.";
    "1007" "fern-planter" "Fern planter" "Terracotta" 7200 Plant
        "Breathes like a terracotta pot should. The saucer is part of the foot, so nothing shows.";
    "1008" "meridian-clock" "Meridian clock" "Ash and brass" 12900 Clock
        "No numbers, twelve notches, and a movement you will not hear from the pillow.";
    "1009" "loom-throw" "Loom throw" "Merino" 15900 Throw
        "Woven in one width with a fringe knotted by hand. Warm without weight.";
    "1010" "arc-mirror" "Arc mirror" "Solid walnut" 27900 Mirror
        "A half circle that hangs either way up. The frame is one piece of walnut, bent cold.";
    "1011" "ember-candle" "Ember candle" "Cedar and fig" 2800 Candle
        "Forty hours of cedar, fig leaf and something like a cold fireplace. Refills fit the same glass.";
    "1012" "ladder-shelf" "Ladder shelf" "Birch" 33900 Shelf
        "Leans, does not wobble, and folds flat when you move. Four shelves, two without tools.";
};
