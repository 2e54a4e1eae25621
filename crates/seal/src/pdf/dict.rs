//! Values taken apart: dictionaries, arrays, references, strings.

use super::scan::Scan;
use crate::hash;

/// The longest array of fields or annotations.
const LONGEST: usize = 16_384;

/// An object's number and generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) number: usize,
    pub(super) generation: usize,
}

/// A dictionary: its keys and values in the order in which they are written.
#[derive(Debug, Clone)]
pub(super) struct Dict<'a>(Vec<(&'a [u8], &'a [u8])>);

impl<'a> Dict<'a> {
    /// Reads a dictionary. A key that is written twice, or with escapes, has no clear meaning and is refused.
    pub(super) fn read(value: &'a [u8]) -> Option<Self> {
        let mut scan = Scan::new(value, 0);
        scan.take(b"<<")?;
        let mut entries: Vec<(&[u8], &[u8])> = Vec::new();
        loop {
            scan.blank();
            if scan.take(b">>").is_some() {
                return (scan.at() == value.len()).then_some(Self(entries));
            }
            let key = scan.value().filter(|key| key.starts_with(b"/") && !key.contains(&b'#'))?;
            if entries.len() == 256 || entries.iter().any(|(known, _)| *known == key) {
                return None;
            }
            entries.push((key, scan.value()?));
        }
    }

    /// The value of a key; null is nothing.
    pub(super) fn get(&self, key: &str) -> Option<&'a [u8]> {
        let entry = self.0.iter().find(|(known, _)| *known == key.as_bytes())?;
        Some(entry.1).filter(|value| *value != b"null")
    }

    /// The dictionary written anew, with a value in its old place or at the end.
    pub(super) fn with(&self, key: &str, value: &[u8]) -> Vec<u8> {
        let mut out = b"<<".to_vec();
        let mut is_there = false;
        for (known, old) in &self.0 {
            let is_it = *known == key.as_bytes();
            is_there |= is_it;
            write(&mut out, known, if is_it { value } else { old });
        }
        if !is_there {
            write(&mut out, key.as_bytes(), value);
        }
        out.extend_from_slice(b">>");
        out
    }
}

fn write(out: &mut Vec<u8>, key: &[u8], value: &[u8]) {
    out.extend_from_slice(key);
    if value.first().is_some_and(|first| super::scan::is_regular(*first)) {
        out.push(b' ');
    }
    out.extend_from_slice(value);
}

/// The values of an array.
pub(super) fn array(value: &[u8]) -> Option<Vec<&[u8]>> {
    let mut scan = Scan::new(value, 0);
    scan.take(b"[")?;
    let mut values = Vec::new();
    loop {
        scan.blank();
        if scan.take(b"]").is_some() {
            return (scan.at() == value.len()).then_some(values);
        }
        if values.len() == LONGEST {
            return None;
        }
        values.push(scan.value()?);
    }
}

/// The array with one more value.
pub(super) fn longer(value: &[u8], more: &str) -> Option<Vec<u8>> {
    let inner = value.strip_suffix(b"]").filter(|_| array(value).is_some())?;
    let blank = if array(value)?.is_empty() { "" } else { " " };
    Some([inner, blank.as_bytes(), more.as_bytes(), b"]"].concat())
}

/// `7 0 R`.
pub(super) fn reference(value: &[u8]) -> Option<Reference> {
    let mut scan = Scan::new(value, 0);
    let number = scan.number()?;
    scan.blank();
    let generation = scan.number()?;
    scan.blank();
    scan.take(b"R")?;
    (scan.at() == value.len()).then_some(Reference { number, generation })
}

/// A number of digits only.
pub(super) fn number(value: &[u8]) -> Option<usize> {
    let mut scan = Scan::new(value, 0);
    scan.number().filter(|_| scan.at() == value.len())
}

/// A text as `<feff…>`, so that no text looks like something else in the file.
pub(super) fn hex_text(text: &str) -> String {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    format!("<feff{}>", hash::hex_text(&units))
}

/// What [`hex_text`] wrote, without its brackets.
pub(super) fn from_hex_text(hex: &[u8]) -> Option<String> {
    let digits = std::str::from_utf8(hex.strip_prefix(b"feff")?).ok()?;
    let unit = |chunk: &[u8]| u16::from_str_radix(std::str::from_utf8(chunk).ok()?, 16).ok();
    let units = digits.as_bytes().chunks(4).map(unit).collect::<Option<Vec<_>>>()?;
    String::from_utf16(&units).ok()
}
