//! Chance that can be played again: the same seed gives the same numbers.

/// SplitMix64: moves `seed` on, and answers 64 bits.
pub(crate) fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut bits = *seed;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A number from 0 up to, but without, 1.
pub(crate) fn share(seed: &mut u64) -> f64 {
    // 32 bits are exact in a float, and plenty for dice.
    let high = u32::try_from(next(seed) >> 32).unwrap_or(u32::MAX);
    f64::from(high) / (f64::from(u32::MAX) + 1.0)
}
