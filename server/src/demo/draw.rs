//! Draws from a seed: what is drawn for somebody depends on nobody else, so a larger demo holds the same people and more.

use domain::random::{Random as _, SeededRandom};

/// A sequence of draws.
#[derive(Debug)]
pub(super) struct Draw(SeededRandom);

impl Draw {
    /// The draws for one of an organisation's people.
    pub(super) fn of(seed: u64, org: u64, index: u64) -> Self {
        // Odd factors keep different places apart; the generator mixes the bits.
        let place = org.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ index.wrapping_mul(0xA076_1D64_78BD_642F);
        Self(SeededRandom::new(seed ^ place))
    }

    /// Evenly from 0 to below `end`, which is small.
    pub(super) fn below(&self, end: u64) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes) % end.max(1)
    }

    /// As [`Self::below`], for amounts and days.
    pub(super) fn number(&self, end: u32) -> i64 {
        i64::try_from(self.below(u64::from(end))).unwrap_or_default()
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the list, which is not empty.
    pub(super) fn pick<T: Copy>(&self, list: &[T]) -> T {
        let place = self.below(u64::try_from(list.len()).unwrap_or(1));
        list[usize::try_from(place).unwrap_or_default()]
    }

    /// One of the list by its weight; the weights add up to a hundred.
    pub(super) fn weighted<T: Copy>(&self, list: &[(u64, T)]) -> T {
        let mut left = self.below(100);
        for (weight, one) in list {
            if left < *weight {
                return *one;
            }
            left -= weight;
        }
        list[0].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_place_draws_the_same_and_another_place_another() {
        let ten = |seed, org, index| {
            let draw = Draw::of(seed, org, index);
            (0..10).map(|_| draw.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(ten(1, 2, 3), ten(1, 2, 3));
        let others = [ten(1, 2, 3), ten(2, 2, 3), ten(1, 3, 3), ten(1, 2, 4)];
        let apart: std::collections::BTreeSet<_> = others.iter().collect();
        assert_eq!(apart.len(), others.len());
    }

    #[test]
    fn weights_are_kept() {
        let draw = Draw::of(1, 1, 1);
        let rare = (0..10_000).filter(|_| draw.weighted(&[(90, false), (10, true)])).count();
        assert!((850..1_150).contains(&rare), "{rare}");
    }
}
