//! The zip archive around a workbook, unpacked once without keeping anything, before the parser does it in earnest.

use crate::{Limits, NoTable};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Where every Office file says what it holds.
const CONTENTS: &str = "[Content_Types].xml";
/// Parts of workbooks of another kind (ODS, XLSB).
const OTHERS: [&str; 2] = ["content.xml", "xl/workbook.bin"];
/// Parts of other Office files.
const NO_WORKBOOKS: [&str; 2] = ["word/document.xml", "ppt/presentation.xml"];
/// Below this a file may grow as much as it likes: a sheet of one word a thousand times is honest.
const HARMLESS: u64 = 1_000_000;
/// The parser makes an object of every shared text, be it empty.
const SHARED_TEXTS: usize = 1_000_000;
/// It also makes room for as many as the file says there are; so many digits are believed.
const DIGITS: usize = 6;
/// So many signs and blanks stand before those digits at most; more would reach beyond what is seen again.
const BEFORE_DIGITS: usize = 16;

/// Checks that the archive holds a workbook that may be unpacked.
///
/// # Errors
/// What it holds instead, [`NoTable::Bomb`], [`NoTable::Damaged`].
pub(super) fn check(bytes: &[u8], limits: Limits) -> Result<(), NoTable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NoTable::Damaged)?;
    if archive.len() > limits.parts {
        return Err(NoTable::Bomb);
    }
    let has = |names: &[&str]| names.iter().any(|name| archive.index_for_name(name).is_some());
    if has(&OTHERS) {
        return Err(NoTable::OtherWorkbook);
    }
    if !has(&[CONTENTS]) || has(&NO_WORKBOOKS) {
        return Err(NoTable::Archive);
    }
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let most = limits.unpacked.min(packed.saturating_mul(limits.ratio).max(HARMLESS));
    if declared(&mut archive)? > most {
        return Err(NoTable::Bomb);
    }
    let (mut left, mut texts) = (most, 0);
    for part in 0..archive.len() {
        left = unpack(&mut archive, part, left, &mut texts)?;
    }
    Ok(())
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What the directory says of all parts together.
fn declared(archive: &mut Archive<'_>) -> Result<u64, NoTable> {
    let mut sum: u64 = 0;
    for part in 0..archive.len() {
        sum = sum.saturating_add(archive.by_index_raw(part).map_err(|_| NoTable::Damaged)?.size());
    }
    Ok(sum)
}

/// Unpacks a part, whatever the directory says of it, and tells what is left of the allowance.
fn unpack(archive: &mut Archive<'_>, part: usize, mut left: u64, texts: &mut usize) -> Result<u64, NoTable> {
    let mut file = archive.by_index(part).map_err(|_| NoTable::Damaged)?;
    let mut seen = Seen::default();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = file.read(&mut buffer).map_err(|_| NoTable::Damaged)?;
        if count == 0 {
            return Ok(left);
        }
        left = left.checked_sub(u64::try_from(count).unwrap_or(u64::MAX)).ok_or(NoTable::Bomb)?;
        *texts += seen.look(&buffer[..count])?;
        if *texts > SHARED_TEXTS {
            return Err(NoTable::Bomb);
        }
    }
}

/// The end of what was seen, so that nothing hides between two pieces.
#[derive(Default)]
struct Seen {
    tail: Vec<u8>,
}

/// So much of a piece is seen again with the next one: the longest that is looked for.
const TAIL: usize = 48;
const COUNT: &[u8] = b"uniqueCount";

impl Seen {
    /// Counts the shared texts that begin in a piece; one whose name has a prefix counts twice.
    fn look(&mut self, piece: &[u8]) -> Result<usize, NoTable> {
        let again = self.tail.len();
        let mut bytes = std::mem::take(&mut self.tail);
        bytes.extend_from_slice(piece);
        let mut texts = 0;
        for at in places(&bytes, b'<').chain(places(&bytes, b':')) {
            // What lies in the tail whole was counted with the piece before.
            let name = bytes.get(at + 1..at + 4);
            if at + 4 > again && name.is_some_and(|name| name.starts_with(b"si") && !name[2].is_ascii_alphanumeric()) {
                texts += 1;
            }
        }
        let mut counts = bytes.windows(COUNT.len()).enumerate().filter(|(_, window)| *window == COUNT);
        if counts.any(|(at, _)| claims_too_much(&bytes[at + COUNT.len()..])) {
            return Err(NoTable::Bomb);
        }
        self.tail = bytes.split_off(bytes.len().saturating_sub(TAIL));
        Ok(texts)
    }
}

fn places(bytes: &[u8], wanted: u8) -> impl Iterator<Item = usize> {
    bytes.iter().enumerate().filter(move |(_, byte)| **byte == wanted).map(|(at, _)| at)
}

/// Whether the count that follows is larger than is believed, or written as no program writes it.
fn claims_too_much(rest: &[u8]) -> bool {
    let before = rest.iter().take_while(|byte| byte.is_ascii_whitespace() || b"='\"".contains(*byte)).count();
    let digits = rest.iter().skip(before).take_while(|byte| byte.is_ascii_digit()).count();
    before > BEFORE_DIGITS || digits > DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_texts_are_counted_across_pieces() {
        let xml = b"<sst><si><t>a</t></si><si/><x:si ><sin/></x:si></sst>";
        for size in 1..xml.len() {
            let mut seen = Seen::default();
            let found: usize = xml.chunks(size).map(|piece| seen.look(piece).expect("harmless")).sum();
            assert_eq!(found, 4, "in pieces of {size}");
        }
    }

    #[test]
    fn a_count_is_believed_up_to_a_point() {
        assert!(!claims_too_much(b"=\"999999\" "));
        assert!(claims_too_much(b" = '99999999999'"));
        let mut seen = Seen::default();
        assert!(seen.look(b"<sst uniqueCo").is_ok());
        assert_eq!(seen.look(b"unt=\"123456789\">"), Err(NoTable::Bomb));
    }
}
