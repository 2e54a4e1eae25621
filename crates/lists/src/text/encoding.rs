//! Bytes to letters.

use super::{guess, letters};
use crate::{Encoding, NoTable};

/// So many bytes tell whether every second one is zero.
const SAMPLE: usize = 4_096;

/// The text without a mark at its beginning, and how it was written.
///
/// # Errors
/// [`NoTable::Binary`], [`NoTable::Unreadable`], [`NoTable::MixedEncodings`].
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), NoTable> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, Encoding::Utf16Be);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return utf16(bytes, encoding);
    }
    if is_binary(bytes) {
        return Err(NoTable::Binary);
    }
    let (marked, bytes) = bytes.strip_prefix(b"\xef\xbb\xbf").map_or((false, bytes), |rest| (true, rest));
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        Err(error) => {
            let line = line_at(bytes, error.valid_up_to());
            if !marked && !has_utf8_letters(bytes) {
                single_bytes(bytes)
            } else if error.error_len().is_none() {
                // Cut off in the middle of a letter.
                Err(NoTable::Unreadable { line })
            } else {
                Err(NoTable::MixedEncodings { line })
            }
        }
    }
}

fn single_bytes(bytes: &[u8]) -> Result<(String, Encoding), NoTable> {
    if guess::is_cp850(bytes) {
        return Ok((bytes.iter().copied().map(letters::cp850).collect(), Encoding::Cp850));
    }
    let text: Option<String> = bytes.iter().copied().map(letters::windows1252).collect();
    text.map(|text| (text, Encoding::Windows1252)).ok_or_else(|| {
        let at = bytes.iter().position(|byte| letters::windows1252(*byte).is_none());
        NoTable::Unreadable { line: line_at(bytes, at.unwrap_or(0)) }
    })
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<(String, Encoding), NoTable> {
    let pairs = bytes.chunks_exact(2);
    let is_cut = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| {
        let pair = [pair[0], pair[1]];
        if encoding == Encoding::Utf16Be { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    for letter in char::decode_utf16(units) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Err(NoTable::Unreadable { line: line_at(text.as_bytes(), text.len()) }),
        }
    }
    if is_cut {
        Err(NoTable::Unreadable { line: line_at(text.as_bytes(), text.len()) })
    } else if is_binary(text.as_bytes()) {
        Err(NoTable::Binary)
    } else {
        Ok((text, encoding))
    }
}

/// UTF-16 that nothing marks: every second byte of plain letters is zero, and no other.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = (sample.len() / 4).max(1);
    match (even, odd) {
        (0, odd) if odd >= enough => Some(Encoding::Utf16Le),
        (even, 0) if even >= enough => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether more than a tenth are control characters. A few are no reason to refuse a list: some programs fill up with zeros.
fn is_binary(bytes: &[u8]) -> bool {
    let control = |byte: &&u8| byte.is_ascii_control() && !matches!(**byte, b'\t' | b'\n' | b'\r');
    bytes.iter().filter(control).count() * 10 > bytes.len()
}

/// Whether a letter like `ä` stands there in UTF-8. Its first byte means `Ã` in Windows-1252 and a line in CP850: no letters of
/// the languages whose lists are read.
fn has_utf8_letters(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| pair[0] == 0xc3 && (0x80..=0xbf).contains(&pair[1]))
}

/// The line of a byte, from 1, whatever ends the lines.
fn line_at(bytes: &[u8], at: usize) -> u32 {
    let before = &bytes[..at.min(bytes.len())];
    let lines = |end: u8| before.split(|byte| *byte == end).count();
    u32::try_from(lines(b'\n').max(lines(b'\r'))).unwrap_or(u32::MAX)
}
