//! Numbers that look random and are the same everywhere.

/// Splitmix64 (Steele, Lea, Flood 2014): an addition and two multiplications. No dependency, so that a machine and a browser
/// make the same cases from the same seed.
#[derive(Debug)]
pub(super) struct Random<'a> {
    state: u64,
    /// Used up before the first number is made: whoever has these bytes decides.
    bytes: &'a [u8],
}

impl<'a> Random<'a> {
    /// A sequence of its own for each index.
    pub(super) fn of(seed: u64, index: u64) -> Self {
        let first = Self { state: seed, bytes: &[] }.number();
        Self { state: first ^ index.wrapping_mul(0xD6E8_FEB8_6659_FD93), bytes: &[] }
    }

    /// These bytes, three for each number, and then a sequence.
    pub(super) const fn steered(bytes: &'a [u8]) -> Self {
        Self { state: 0, bytes }
    }

    /// Any number.
    pub(super) fn number(&mut self) -> u64 {
        if let Some((&[a, b, c], rest)) = self.bytes.split_first_chunk() {
            self.bytes = rest;
            return u64::from(u32::from_le_bytes([a, b, c, 0]));
        }
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From the first to the last, both included.
    pub(super) fn between(&mut self, first: i64, last: i64) -> i64 {
        let width = last.wrapping_sub(first).cast_unsigned().wrapping_add(1);
        let step = if width == 0 { self.number() } else { self.number() % width };
        first.wrapping_add_unsigned(step)
    }

    /// Whether one of so many times happens now.
    pub(super) fn one_in(&mut self, times: i64) -> bool {
        self.between(1, times) == 1
    }

    /// One of the list; of an empty one, its kind's default.
    pub(super) fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let index = self.index(list.len());
        list.get(index).copied().unwrap_or_default()
    }

    /// A place in a list of this length.
    pub(super) fn index(&mut self, length: usize) -> usize {
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        usize::try_from(self.between(0, length.saturating_sub(1).max(0))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_the_published_one() {
        // The reference implementation from the seed 1234567.
        let mut random = Random { state: 1_234_567, bytes: &[] };
        let first: Vec<u64> = (0..3).map(|_| random.number()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn bytes_decide_as_long_as_they_last() {
        let mut random = Random::steered(&[1, 0, 0, 2, 1, 0, 9]);
        assert_eq!((random.number(), random.number()), (1, 258));
        assert_eq!(random.number(), Random::steered(&[]).number());
    }

    #[test]
    fn numbers_stay_in_their_range() {
        let mut random = Random::of(1, 2);
        let mut seen = [false; 3];
        for _ in 0..1_000 {
            let number = random.between(-1, 1);
            seen[usize::try_from(number + 1).expect("in the range")] = true;
            random.between(i64::MIN, i64::MAX);
        }
        assert_eq!(seen, [true; 3]);
    }
}
