//! When to send a request again, and how long to wait before.
//!
//! The statuses are those that VTEX's own session client takes for passing: another try may
//! succeed. Writes are repeated only where the server says that it did not take them.

/// How much waiting a request is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// One try: somebody is waiting for another answer already.
    None,
    /// A second try.
    Short,
    /// Three more tries: nobody is waiting yet.
    Long,
}

/// The first wait in milliseconds, doubled with each further try.
const FIRST_WAIT: u32 = 400;
/// Longer than this, in milliseconds, nobody waits, whatever the server asks for.
const LONGEST_WAIT: u32 = 5_000;

/// Why a try failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The connection failed, without the browser being offline.
    Connection,
    /// An answer with this status, and the seconds of its `Retry-After`.
    Status(u16, Option<u32>),
    /// Nothing that another try would change.
    Lasting,
}

impl Patience {
    const fn tries(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Short => 1,
            Self::Long => 3,
        }
    }

    /// How many milliseconds to wait before try number `tried` + 1, or `None` to give up. `jitter`
    /// is from 0 to 1; it keeps the tabs of an operator from trying in step.
    pub(super) fn wait(
        self,
        tried: u32,
        writes: bool,
        trouble: Trouble,
        jitter: f64,
    ) -> Option<u32> {
        if tried >= self.tries() {
            return None;
        }
        let asked = match trouble {
            Trouble::Lasting => return None,
            Trouble::Connection if writes => return None,
            Trouble::Connection => None,
            Trouble::Status(status, asked) => {
                let passing = if writes {
                    not_taken(status)
                } else {
                    is_passing(status)
                };
                if !passing {
                    return None;
                }
                asked
            }
        };
        let own = FIRST_WAIT << tried;
        let wait = asked.map_or(own, |seconds| seconds.saturating_mul(1_000));
        let wait = wait.saturating_add((f64::from(own) * jitter.clamp(0.0, 1.0) / 2.0) as u32);
        (wait <= LONGEST_WAIT).then_some(wait)
    }
}

fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500..=508 | 510 | 511)
}

fn not_taken(status: u16) -> bool {
    matches!(status, 425 | 429 | 503)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(tried: u32, writes: bool, trouble: Trouble) -> Option<u32> {
        Patience::Long.wait(tried, writes, trouble, 0.0)
    }

    #[test]
    fn reads_wait_twice_as_long_each_time_and_then_give_up() {
        let busy = Trouble::Status(500, None);
        assert_eq!(wait(0, false, busy), Some(400));
        assert_eq!(wait(1, false, busy), Some(800));
        assert_eq!(wait(2, false, busy), Some(1_600));
        assert_eq!(wait(3, false, busy), None);
        assert_eq!(Patience::None.wait(0, false, busy, 0.0), None);
    }

    #[test]
    fn the_server_may_say_how_long_but_not_too_long() {
        assert_eq!(wait(0, false, Trouble::Status(429, Some(2))), Some(2_000));
        for seconds in [60, u32::MAX] {
            let busy = Trouble::Status(503, Some(seconds));
            assert_eq!(wait(0, false, busy), None, "{seconds}");
        }
    }

    #[test]
    fn a_write_is_repeated_only_when_it_was_not_taken() {
        assert_eq!(wait(0, true, Trouble::Status(503, Some(1))), Some(1_000));
        assert_eq!(wait(0, true, Trouble::Status(500, None)), None);
        assert_eq!(wait(0, true, Trouble::Connection), None);
        assert_eq!(wait(0, false, Trouble::Connection), Some(400));
    }

    #[test]
    fn what_lasts_is_not_tried_again() {
        for status in [400, 401, 403, 404, 509, 599] {
            assert_eq!(
                wait(0, false, Trouble::Status(status, None)),
                None,
                "{status}"
            );
        }
        assert_eq!(wait(0, false, Trouble::Lasting), None);
    }

    #[test]
    fn jitter_adds_up_to_half_of_the_wait() {
        let wait = Patience::Long.wait(0, false, Trouble::Connection, 1.0);
        assert_eq!(wait, Some(600));
        // Pages replace `Math.random`.
        for (odd, expected) in [(-1.0, 400), (1e9, 600), (f64::NAN, 400)] {
            let wait = Patience::Long.wait(0, false, Trouble::Connection, odd);
            assert_eq!(wait, Some(expected), "{odd}");
        }
    }
}
