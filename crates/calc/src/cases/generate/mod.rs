//! Cases without end, made from a seed: the same on every machine and in every browser.
//!
//! Of a hundred lines some 75 are plausible and lie around the edges of the law, 15 have a value that cannot be, and 10 are damaged.

mod fields;
mod finance;
mod pap;
mod pay;
mod payout;
mod random;
mod spoil;

use super::{Kind, answer};
use fields::Fields;
use random::Random;

/// How a million cases are shared out: what takes longer has fewer.
pub const MILLION: [(Kind, u32); 5] = [
    (Kind::Net, 300_000),
    (Kind::Pap, 350_000),
    (Kind::Conversion, 120_000),
    (Kind::Finance, 20_000),
    (Kind::Payout, 210_000),
];

/// The line with this index, without its end.
pub fn line(kind: Kind, seed: u64, index: u64) -> Vec<u8> {
    // Each kind has a seed of its own.
    let seed = kind.name().bytes().fold(seed, |seed, byte| seed.rotate_left(8) ^ u64::from(byte));
    made(kind, &mut Random::of(seed, index), index)
}

/// A line on which bytes decide instead of chance: for a fuzzer that looks for what no chance would find.
pub fn steered(kind: Kind, bytes: &[u8]) -> Vec<u8> {
    made(kind, &mut Random::steered(bytes), 0)
}

fn made(kind: Kind, random: &mut Random<'_>, index: u64) -> Vec<u8> {
    let mut fields = plausible(kind, random);
    let flavour = random.between(0, 99);
    if (75..90).contains(&flavour) {
        for _ in 0..random.between(1, 2) {
            let value = random.pick(&spoil::EXTREMES);
            fields.spoil(random, value);
        }
    }
    let mut line = fields.line(index).into_bytes();
    if flavour >= 90 {
        spoil::mutate(random, &mut line);
    }
    line
}

fn plausible(kind: Kind, random: &mut Random<'_>) -> Fields {
    match kind {
        Kind::Net => pay::net(random),
        Kind::Pap => pap::pap(random),
        Kind::Conversion => pay::conversion(random),
        Kind::Finance => finance::finance(random),
        Kind::Payout => payout::payout(random),
    }
}

/// A number that stands for the answers to so many lines (FNV-1a over all of them): two machines that get the same one have calculated
/// the same.
pub fn digest(kind: Kind, seed: u64, count: u32) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for index in 0..count {
        let line = line(kind, seed, u64::from(index));
        let answer = answer(kind, index as usize + 1, &line).map(|answer| answer.line).unwrap_or_default();
        for byte in answer.bytes().chain([b'\n']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_line_and_another_one_another() {
        for kind in Kind::ALL {
            assert_eq!(line(kind, 1, 7), line(kind, 1, 7));
            assert_ne!(line(kind, 1, 7), line(kind, 1, 8));
            assert_ne!(line(kind, 1, 7), line(kind, 2, 7));
        }
    }

    #[test]
    fn most_lines_are_calculated_and_many_are_refused() {
        for kind in Kind::ALL {
            let good =
                (0..2_000).filter(|index| answer(kind, 1, &line(kind, 1, *index)).is_some_and(|answer| answer.ok));
            let good = good.count();
            assert!((1_200..1_900).contains(&good), "{}: {good} of 2,000 are calculated", kind.name());
        }
    }

    #[test]
    fn a_digest_is_of_the_answers() {
        assert_eq!(digest(Kind::Net, 1, 100), digest(Kind::Net, 1, 100));
        assert_ne!(digest(Kind::Net, 1, 100), digest(Kind::Net, 1, 101));
        assert_ne!(digest(Kind::Net, 1, 100), digest(Kind::Net, 2, 100));
    }

    #[test]
    fn the_shares_are_a_million() {
        assert_eq!(MILLION.iter().map(|(_, count)| count).sum::<u32>(), 1_000_000);
    }
}
