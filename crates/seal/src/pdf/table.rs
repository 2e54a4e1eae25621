//! The tables that say where objects lie, newest first.

use super::{
    dict::{Dict, number},
    scan::Scan,
};
use crate::problem::Unsealable;

/// More tables than any file that is read to its end.
const MOST: usize = 64;
/// More runs of numbers than any honest table has.
const MOST_RUNS: usize = 4_096;
/// A row: `0000001095 00000 n` and two bytes that end the line.
const ROW: usize = 20;

/// The tables of a file.
#[derive(Debug)]
pub(super) struct Tables<'a> {
    bytes: &'a [u8],
    /// Where the newest begins.
    pub(super) start: usize,
    sections: Vec<Section>,
    /// What the newest says.
    pub(super) trailer: Dict<'a>,
    /// The next free number.
    pub(super) size: usize,
}

/// One table: runs of numbers, and where each run's rows lie.
#[derive(Debug)]
struct Section(Vec<Run>);

#[derive(Debug)]
struct Run {
    first: usize,
    count: usize,
    rows: usize,
}

impl<'a> Tables<'a> {
    /// Reads the tables from the file's end.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Unsealable> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Unsealable::NotPdf);
        }
        let start = startxref(bytes).ok_or(Unsealable::NotPdf)?;
        let (first, trailer) = section(bytes, start)?;
        let size = trailer.get("/Size").and_then(number).ok_or(Unsealable::Structure)?;
        let mut sections = vec![first];
        let mut previous = previous(&trailer, start)?;
        while let Some(at) = previous {
            if sections.len() == MOST {
                return Err(Unsealable::Updated);
            }
            let (next, older) = section(bytes, at)?;
            sections.push(next);
            previous = self::previous(&older, at)?;
        }
        let within = |run: &Run| run.first.checked_add(run.count).is_some_and(|end| end <= size);
        if sections.iter().flat_map(|section| &section.0).all(within) {
            Ok(Self { bytes, start, sections, trailer, size })
        } else {
            Err(Unsealable::Structure)
        }
    }

    /// How many tables there are: one, and one for each update.
    pub(super) fn count(&self) -> usize {
        self.sections.len()
    }

    /// Where an object lies, with its generation.
    pub(super) fn find(&self, object: usize) -> Option<(usize, usize)> {
        let run = self
            .sections
            .iter()
            .flat_map(|section| &section.0)
            .find(|run| object.checked_sub(run.first).is_some_and(|index| index < run.count))?;
        let row = run.rows + (object - run.first) * ROW;
        let mut scan = Scan::new(self.bytes, row);
        let at = scan.number().filter(|_| scan.at() == row + 10)?;
        scan.take(b" ")?;
        let generation = scan.number().filter(|_| scan.at() == row + 16)?;
        scan.take(b" n")?;
        Some((at, generation))
    }
}

/// What stands behind the last `startxref`, if the file ends there.
fn startxref(bytes: &[u8]) -> Option<usize> {
    let bytes = trim_line(bytes);
    let bytes = trim_line(bytes.strip_suffix(b"%%EOF")?);
    let digits = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (head, digits) = bytes.split_at_checked(bytes.len() - digits)?;
    trim_line(head).strip_suffix(b"startxref")?;
    number(digits)
}

/// Without one end of line.
fn trim_line(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

fn section(bytes: &[u8], start: usize) -> Result<(Section, Dict<'_>), Unsealable> {
    let mut scan = Scan::new(bytes, start);
    if scan.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        return Err(Unsealable::Compressed);
    }
    let (section, trailer) = rows(&mut scan).ok_or(Unsealable::Structure)?;
    if trailer.get("/Encrypt").is_some() {
        return Err(Unsealable::Encrypted);
    }
    if trailer.get("/XRefStm").is_some() {
        return Err(Unsealable::Compressed);
    }
    Ok((section, trailer))
}

fn rows<'a>(scan: &mut Scan<'a>) -> Option<(Section, Dict<'a>)> {
    scan.take(b"xref")?;
    let mut runs: Vec<Run> = Vec::new();
    loop {
        scan.blank();
        if scan.take(b"trailer").is_some() {
            scan.blank();
            return Some((Section(runs), Dict::read(scan.value()?)?));
        }
        let first = scan.number()?;
        scan.take(b" ")?;
        let count = scan.number()?;
        scan.blank();
        runs.push(Run { first, count, rows: scan.at() });
        scan.bytes(count.checked_mul(ROW)?)?;
        if runs.len() > MOST_RUNS {
            return None;
        }
    }
}

/// The older table, which lies before this one.
fn previous(trailer: &Dict<'_>, at: usize) -> Result<Option<usize>, Unsealable> {
    match trailer.get("/Prev") {
        None => Ok(None),
        Some(value) => {
            let older = number(value).filter(|older| *older < at);
            older.map(Some).ok_or(Unsealable::Structure)
        }
    }
}
