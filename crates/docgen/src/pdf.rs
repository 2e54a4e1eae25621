//! A finished document, and what makes it the same twice.

use jiff::Timestamp;
use std::fmt;

/// When a document was made and which one it is: both are written into it and neither is invented here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The moment of making, written with the second in UTC.
    pub made: Timestamp,
    /// What identifies the document, such as the id of its record; only a hash of it is written. At most 200 characters.
    pub ident: String,
}

/// A finished PDF.
#[derive(Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The people, by their place in the list from 0, in whose text a sign that no font has (an emoji, a rare script)
    /// became a □. Empty in nearly every document; 500 letters should not wait for one of them.
    pub incomplete: Vec<usize>,
}

/// Without the bytes: a document is somebody's letter.
impl fmt::Debug for Pdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pdf")
            .field("bytes", &self.bytes.len())
            .field("pages", &self.pages)
            .field("incomplete", &self.incomplete)
            .finish()
    }
}

/// A box on a page, in points from the page's lower left corner, as PDF counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, from 0.
    pub page: usize,
    /// The left edge.
    pub x: f64,
    /// The lower edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}
