//! A file with its catalogue and first page.

use super::{
    dict::{Dict, Reference, array, reference},
    scan::Scan,
    table::Tables,
};
use crate::problem::Unsealable;

/// More steps from the catalogue to a page than in any honest file.
const DEEPEST: usize = 32;

/// A file whose tables were read.
#[derive(Debug)]
pub(super) struct Document<'a> {
    bytes: &'a [u8],
    pub(super) tables: Tables<'a>,
}

impl<'a> Document<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unsealable> {
        Ok(Self { bytes, tables: Tables::read(bytes)? })
    }

    /// The value of an object.
    pub(super) fn object(&self, wanted: Reference) -> Option<&'a [u8]> {
        let (at, generation) = self.tables.find(wanted.number)?;
        let mut scan = Scan::new(self.bytes, at);
        let number = scan.number()?;
        scan.blank();
        let written = scan.number()?;
        scan.blank();
        scan.take(b"obj")?;
        let is_it = number == wanted.number && written == wanted.generation && generation == written;
        let value = scan.value().filter(|_| is_it)?;
        scan.blank();
        scan.take(b"endobj").map(|()| value)
    }

    /// A value, or the object that it names.
    pub(super) fn resolve(&self, value: &'a [u8]) -> Option<&'a [u8]> {
        match reference(value) {
            Some(named) => self.object(named),
            None => Some(value),
        }
    }

    /// The catalogue.
    pub(super) fn root(&self) -> Option<(Reference, Dict<'a>)> {
        let root = reference(self.tables.trailer.get("/Root")?)?;
        Some((root, Dict::read(self.object(root)?)?))
    }

    /// The first page.
    pub(super) fn first_page(&self, root: &Dict<'a>) -> Option<(Reference, Dict<'a>)> {
        let mut node = reference(root.get("/Pages")?)?;
        for _ in 0..DEEPEST {
            let dict = Dict::read(self.object(node)?)?;
            match dict.get("/Kids") {
                None => return (dict.get("/Type")? == b"/Page").then_some((node, dict)),
                Some(kids) => node = reference(array(self.resolve(kids)?)?.first()?)?,
            }
        }
        None
    }
}
