//! The arithmetic: what stands for many samples, and what they say together.

/// What stands for many samples: half of them lie between the quartiles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Summary {
    pub(crate) median: f64,
    pub(crate) lower: f64,
    pub(crate) upper: f64,
}

impl Summary {
    /// Nothing stands for no samples.
    pub(crate) fn of(samples: &[f64]) -> Option<Self> {
        Some(Self {
            median: quantile(samples, 0.5)?,
            lower: quantile(samples, 0.25)?,
            upper: quantile(samples, 0.75)?,
        })
    }
}

/// The value below which this part of the samples lies, between two of them where it falls
/// between (the method of R's default and of spreadsheets).
fn quantile(samples: &[f64], part: f64) -> Option<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = part * sorted.len().checked_sub(1)? as f64;
    let below = place.floor();
    let (low, high) = (sorted[below as usize], sorted[place.ceil() as usize]);
    Some(low + (high - low) * (place - below))
}

/// How many times as much `ours` is as `theirs`: the middle one of the rounds' ratios, since what
/// the machine does beside touches both of a round alike. Rounds without a ratio do not
/// count: beside nothing, or when a difference came out below nothing.
pub(crate) fn paired_ratio(ours: &[f64], theirs: &[f64]) -> Option<f64> {
    let pairs = ours.iter().zip(theirs);
    let ratios: Vec<f64> = pairs
        .filter(|(ours, theirs)| **ours >= 0.0 && **theirs > 0.0)
        .map(|(ours, theirs)| ours / theirs)
        .collect();
    quantile(&ratios, 0.5)
}

/// How `cost` grows with `size`: the exponent of the power that comes nearest, by least squares
/// of the logarithms. 0 does not grow, 1 grows in proportion. Needs two sizes and costs above 0.
pub(crate) fn growth_exponent(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<(f64, f64)> = points
        .iter()
        .filter(|(size, cost)| *size > 0.0 && *cost > 0.0)
        .map(|(size, cost)| (size.ln(), cost.ln()))
        .collect();
    let number = logs.len() as f64;
    let mean_x = logs.iter().map(|(x, _)| x).sum::<f64>() / number;
    let mean_y = logs.iter().map(|(_, y)| y).sum::<f64>() / number;
    let spread: f64 = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    let together: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    (spread > 0.0).then(|| together / spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(left: Option<f64>, right: f64) -> bool {
        left.is_some_and(|left| (left - right).abs() < 1e-9)
    }

    #[test]
    fn the_median_is_the_middle_one_whatever_the_order() {
        assert!(near(quantile(&[9.0, 1.0, 5.0], 0.5), 5.0));
        assert!(near(quantile(&[4.0, 1.0, 3.0, 2.0], 0.5), 2.5));
        assert!(near(quantile(&[7.0], 0.5), 7.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn half_of_the_samples_lie_between_the_quartiles() {
        // R: quantile(c(1, 2, 3, 4, 5, 6, 7, 100), c(.25, .5, .75))
        let summary = Summary::of(&[100.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]);
        let expected = Summary {
            median: 4.5,
            lower: 2.75,
            upper: 6.25,
        };
        assert_eq!(summary, Some(expected));
        assert_eq!(Summary::of(&[]), None);
    }

    #[test]
    fn a_ratio_is_of_the_same_round() {
        // A machine that slows down by a factor of ten in the third round.
        let (ours, theirs) = ([2.0, 2.2, 20.0], [1.0, 1.1, 10.0]);
        assert!(near(paired_ratio(&ours, &theirs), 2.0));
        assert!(near(paired_ratio(&[3.0, 5.0], &[0.0, 2.0]), 2.5));
        assert!(near(paired_ratio(&[0.0], &[0.5]), 0.0));
        assert_eq!(paired_ratio(&[3.0, -1.0], &[0.0, 2.0]), None);
    }

    #[test]
    fn the_exponent_of_a_power_is_found() {
        let power = |exponent: f64| {
            let point = |size: f64| (size, 3.0 * size.powf(exponent));
            growth_exponent(&[point(10.0), point(100.0), point(1000.0)])
        };
        for exponent in [0.0, 0.5, 1.0, 2.0] {
            assert!(near(power(exponent), exponent), "{exponent}");
        }
    }

    #[test]
    fn one_size_shows_no_growth() {
        assert_eq!(growth_exponent(&[(10.0, 1.0), (10.0, 2.0)]), None);
        assert_eq!(growth_exponent(&[]), None);
    }
}
