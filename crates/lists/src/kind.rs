//! What a file is, by its first bytes. Names lie: many programs call a web page `.xls`.

use crate::NoTable;

/// What may hold a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A zip archive; a workbook, if it is one of XLSX.
    Zip,
    /// Nothing that is known by its bytes: text, if anything.
    Text,
}

/// The beginnings of pictures. Not `BM`: a list may begin with BMW.
const PICTURES: [&[u8]; 6] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"];
/// The beginnings of archives that are no zip: gzip, 7z, RAR, bzip2, xz.
const ARCHIVES: [&[u8]; 5] = [b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh9", b"\xfd7zXZ\0"];
/// The beginnings of zip archives: with a file, empty, in parts.
const ZIPS: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];
/// How web pages and XML begin, in lower case.
const MARKUP: [&[u8]; 8] = [b"<!doctype", b"<html", b"<head", b"<body", b"<table", b"<?xml", b"<!--", b"mime-version:"];
/// Old Office files and everything that is encrypted by Office.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The name of the stream that holds an encrypted workbook, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/// A PDF may have something before its mark.
const PDF_WITHIN: usize = 1_024;

impl Kind {
    /// Tells what the file is.
    ///
    /// # Errors
    /// What it is instead of a table, or that it is empty.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, NoTable> {
        let begins = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
        if bytes.is_empty() {
            Err(NoTable::Empty)
        } else if begins(&ZIPS) {
            Ok(Self::Zip)
        } else if bytes.starts_with(OLE) {
            Err(if contains(bytes, ENCRYPTED) { NoTable::Protected } else { NoTable::OldOffice })
        } else if begins(&PICTURES) || is_webp(bytes) {
            Err(NoTable::Picture)
        } else if begins(&ARCHIVES) {
            Err(NoTable::Archive)
        } else if contains(&bytes[..bytes.len().min(PDF_WITHIN)], b"%PDF-") {
            Err(NoTable::Pdf)
        } else if bytes.starts_with(b"{\\rtf") {
            Err(NoTable::Binary)
        } else if is_markup(bytes) {
            Err(NoTable::Markup)
        } else {
            Ok(Self::Text)
        }
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice())
}

fn is_markup(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    MARKUP.iter().any(|mark| bytes.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
}
