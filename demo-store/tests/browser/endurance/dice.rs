//! Chance that can be repeated.

use std::time::{SystemTime, UNIX_EPOCH};

/// SplitMix64.
pub struct Dice(pub u64);

impl Dice {
    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        usize::try_from(bits % end as u64).unwrap()
    }
}

/// `TELESALES_SEED`, or else another one each time.
pub fn seed() -> u64 {
    match std::env::var("TELESALES_SEED") {
        Ok(seed) => seed.parse().expect("TELESALES_SEED is a number"),
        Err(_) => {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
            u64::from(now.subsec_nanos())
        }
    }
}
