//! What nobody should send, and somebody will.

use super::random::Random;

/// Values that stand in no case: too small, too large, of another kind.
pub(super) const EXTREMES: [&str; 30] = [
    "0",
    "1",
    "-1",
    "7",
    "255",
    "256",
    "-32769",
    "2024",
    "2027",
    "10000",
    "32767",
    "1000000000000",
    "1000000000001",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "99999999999999999999999999",
    "1e308",
    "-0.5",
    "0.1",
    "true",
    "null",
    "[]",
    "{}",
    "\"\"",
    "\"0.99999999999999999999999999999999\"",
    "\"-1\"",
    "\"1e9\"",
    "\"2026-02-29\"",
];

/// Pieces that readers stumble over.
const PIECES: [&[u8]; 12] =
    [b"\"", b"{", b"}", b"[", b"\\", b"\\ud800", b"\xFF", b"\0", b"\xEF\xBB\xBF", b"9999999999", b"-", b","];

/// Changes a few bytes of a line; it stays one line.
pub(super) fn mutate(random: &mut Random<'_>, line: &mut Vec<u8>) {
    for _ in 0..random.between(1, 4) {
        let at = random.index(line.len());
        match random.between(0, 4) {
            0 => line.truncate(at),
            1 if at < line.len() => drop(line.remove(at)),
            2 => {
                let piece = random.index(PIECES.len());
                let piece = PIECES.get(piece).copied().unwrap_or_default();
                line.splice(at..at, piece.iter().copied());
            }
            3 => line.extend_from_within(at..),
            _ => {
                let byte = random.number().to_le_bytes()[0];
                if let Some(old) = line.get_mut(at) {
                    *old = byte;
                }
            }
        }
    }
    line.retain(|byte| *byte != b'\n');
}
