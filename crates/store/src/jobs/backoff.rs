//! How long a failed job waits: exponential with full jitter, so that jobs that failed together do not return together.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(2);
const LONGEST: Duration = Duration::from_hours(1);

/// The wait after the attempt with this number, spread evenly by the random bytes between nothing and
/// `min(LONGEST, FIRST * 2^(attempt - 1))`.
pub(super) fn wait(attempt: u32, random: [u8; 8]) -> Duration {
    let doubled = 1_u32.checked_shl(attempt.saturating_sub(1)).and_then(|factor| FIRST.checked_mul(factor));
    let ceiling = doubled.unwrap_or(LONGEST).min(LONGEST).as_micros();
    let micros = (u128::from(u64::from_le_bytes(random)) * (ceiling + 1)) >> 64;
    Duration::from_micros(u64::try_from(micros).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: [u8; 8] = [0xff; 8];

    #[test]
    fn the_ceiling_doubles_up_to_an_hour() {
        let ceilings: Vec<u64> = [1, 2, 3, 4, 11, 12, 32, 33, 99].map(|attempt| wait(attempt, MOST).as_secs()).into();
        assert_eq!(ceilings, [2, 4, 8, 16, 2048, 3600, 3600, 3600, 3600]);
    }

    #[test]
    fn the_jitter_spreads_over_the_whole_wait() {
        assert_eq!(wait(5, [0; 8]), Duration::ZERO);
        assert_eq!(wait(5, (1_u64 << 63).to_le_bytes()), Duration::from_secs(16));
    }
}
