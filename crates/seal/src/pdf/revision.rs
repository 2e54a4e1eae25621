//! A sealed file taken apart, from its end: the seal, and the file as it was before.

use super::{
    dict::from_hex_text,
    document::Document,
    scan::Scan,
    update::{self, BEGIN, FIELD, build},
};
use crate::{
    MOST_SEALS,
    about::About,
    problem::{Refused, Unsealable},
    time,
};
use std::ops::Range;

/// A seal as it is read from a file, without anything being checked.
#[derive(Debug)]
pub(crate) struct Kept<'a> {
    /// The file before this seal.
    pub(crate) previous: &'a [u8],
    /// The file with it.
    pub(crate) whole: &'a [u8],
    pub(crate) about: About,
    /// Where the signature's hex digits stand.
    pub(crate) contents: Range<usize>,
}

/// The last seal of a file that nobody vouches for.
pub(crate) fn sealed(bytes: &[u8]) -> Result<Kept<'_>, Refused> {
    let is_one_piece = Document::open(bytes).is_ok_and(|document| document.tables.count() == 1);
    match find_last(bytes, BEGIN) {
        Some(begin) if !is_one_piece => read(bytes, begin),
        Some(_) => Err(Refused::Damaged),
        None if find_last(bytes, b"/ByteRange").is_some() => Err(Refused::Foreign),
        None => Err(Refused::NoSeal),
    }
}

/// The seals of a file, last first, and its first revision. Nothing is checked but that each update is exactly a seal's.
pub(crate) fn revisions(bytes: &[u8]) -> Result<(Vec<Kept<'_>>, &[u8]), Unsealable> {
    let (mut seals, mut rest) = (Vec::new(), bytes);
    while Document::open(rest)?.tables.count() > 1 {
        let begin = find_last(rest, BEGIN).ok_or(Unsealable::Updated)?;
        let kept = read(rest, begin).map_err(|_| Unsealable::Updated)?;
        let built = build(kept.previous, &kept.about).map_err(|_| Unsealable::Updated)?;
        if !is_same(&kept, &built) {
            return Err(Unsealable::Updated);
        }
        rest = kept.previous;
        seals.push(kept);
        if seals.len() > MOST_SEALS {
            return Err(Unsealable::TooMany);
        }
    }
    Ok((seals, rest))
}

/// Whether the update is what [`build`] writes, but for the signature.
fn is_same(kept: &Kept<'_>, built: &update::Built) -> bool {
    let base = kept.previous.len();
    let part = |from: usize, to: usize| {
        let file = kept.whole.get(from..to);
        file.is_some() && file == built.tail.get(from.wrapping_sub(base)..to.wrapping_sub(base))
    };
    kept.contents == built.contents
        && kept.whole.len() == base + built.tail.len()
        && part(base, kept.contents.start)
        && part(kept.contents.end, kept.whole.len())
}

fn read(bytes: &[u8], begin: usize) -> Result<Kept<'_>, Refused> {
    let digits = bytes.get(..begin).unwrap_or_default().iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let previous = bytes.get(..begin - digits).and_then(|head| head.strip_suffix(b"\n")).ok_or(Refused::Damaged)?;
    let mut scan = Scan::new(bytes, begin + BEGIN.len());
    let range = scan.bytes(32).ok_or(Refused::Cut)?;
    scan.take(b"]/Contents<").ok_or(Refused::ByteRange)?;
    let start = scan.at();
    let length = scan.while_(|byte| byte.is_ascii_hexdigit()).len();
    let contents = start..start + length;
    if scan.peek().is_none() {
        return Err(Refused::Cut);
    }
    scan.take(b">").ok_or(Refused::Canonical)?;
    check_range(range, &contents, bytes.len())?;
    let about = about(&mut scan, length / 2).filter(|_| length.is_multiple_of(2)).ok_or(Refused::Damaged)?;
    Ok(Kept { previous, whole: bytes, about, contents })
}

/// Whether everything but the signature is covered, up to the end of the file.
fn check_range(written: &[u8], contents: &Range<usize>, whole: usize) -> Result<(), Refused> {
    let after = contents.end + 1;
    if whole >= after && update::ranges(contents, whole).as_bytes() == written {
        return Ok(());
    }
    let mut scan = Scan::new(written, 22);
    let claimed = scan.number().ok_or(Refused::ByteRange)?;
    if update::ranges(contents, after + claimed).as_bytes() != written {
        return Err(Refused::ByteRange);
    }
    Err(if after + claimed < whole { Refused::Appended } else { Refused::Cut })
}

/// What the seal says of itself.
fn about(scan: &mut Scan<'_>, room: usize) -> Option<About> {
    scan.take(b"/M(D:")?;
    let made = time::from_digits(scan.bytes(14)?)?;
    scan.take(b"Z)/Name<")?;
    let name = from_hex_text(scan.while_(|byte| byte.is_ascii_hexdigit()))?;
    scan.take(b">/Reason<")?;
    let reason = from_hex_text(scan.while_(|byte| byte.is_ascii_hexdigit()))?;
    scan.take(b">>>\nendobj\n")?;
    scan.number()?;
    scan.take(FIELD)?;
    let field = scan.while_(|byte| byte != b')');
    Some(About { field: String::from_utf8(field.to_vec()).ok()?, name, reason, made, room })
}

/// Where something stands for the last time.
fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
