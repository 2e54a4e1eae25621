//! The update that is a seal: how it is written, byte by byte.
//!
//! This is a format. A seal holds only as long as [`build`] writes what it wrote when the seal was made; a change needs a
//! second way beside the first. `tests/it/kept.rs` has files that have to hold for ever.

use super::{
    dict::{Dict, Reference, array, hex_text, longer, reference},
    document::Document,
};
use crate::{LARGEST_FILE, about::About, hash, problem::Unsealable};
use std::{collections::BTreeMap, ops::Range};

/// How the seal's object begins. Nothing else in an update can look like it: texts are written in hex.
pub(super) const BEGIN: &[u8] = b" 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ";
/// How the field's object begins, behind its number.
pub(super) const FIELD: &[u8] = b" 0 obj\n<</Type/Annot/Subtype/Widget/FT/Sig/T(";

/// An update.
pub(crate) struct Built {
    /// What stands behind the file that it updates.
    pub(crate) tail: Vec<u8>,
    /// Where the signature's hex digits stand in the whole file.
    pub(crate) contents: Range<usize>,
}

/// Objects that stand anew, by number, with generation.
type Changed = BTreeMap<usize, (usize, Vec<u8>)>;

/// Writes the update behind a file, with a signature of zeros.
pub(crate) fn build(previous: &[u8], about: &About) -> Result<Built, Unsealable> {
    let made = about.check()?;
    let document = Document::open(previous)?;
    let seal = document.tables.size;
    let field = seal.checked_add(1).filter(|field| *field < 8_388_607).ok_or(Unsealable::Structure)?;
    let (page, changed) = changed(&document, about, field)?;

    let mut out = Out { base: previous.len(), bytes: b"\n".to_vec(), rows: Vec::new() };
    out.object(seal, 0);
    out.add("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ");
    let range = out.bytes.len();
    out.add(&" ".repeat(32));
    out.add("]/Contents<");
    let contents = out.at()..out.at() + 2 * about.room;
    out.add(&"0".repeat(2 * about.room));
    let (name, reason) = (hex_text(&about.name), hex_text(&about.reason));
    out.add(&format!(">/M(D:{made}Z)/Name{name}/Reason{reason}>>\nendobj\n"));
    out.object(field, 0);
    let Reference { number, generation } = page;
    let name = &about.field;
    out.add(&format!("<</Type/Annot/Subtype/Widget/FT/Sig/T({name})/TU{reason}/V {seal} 0 R/F 132/Rect[0 0 0 0]"));
    out.add(&format!("/P {number} {generation} R>>\nendobj\n"));
    for (number, (generation, body)) in &changed {
        out.object(*number, *generation);
        out.bytes.extend_from_slice(body);
        out.add("\nendobj\n");
    }
    out.finish(&document, previous)?;

    let whole = out.at();
    if whole > LARGEST_FILE {
        return Err(Unsealable::TooLarge);
    }
    let numbers = ranges(&contents, whole);
    let place = out.bytes.get_mut(range..range + numbers.len()).ok_or(Unsealable::Structure)?;
    place.copy_from_slice(numbers.as_bytes());
    Ok(Built { tail: out.bytes, contents })
}

/// What stands in `/ByteRange` behind its first zero: everything but the signature and its brackets.
pub(super) fn ranges(contents: &Range<usize>, whole: usize) -> String {
    let (before, after) = (contents.start - 1, contents.end + 1);
    format!("{before:<10} {after:<10} {:<10}", whole - after)
}

/// What a seal changes: the page's annotations, the form's fields. The page, and the objects.
fn changed(document: &Document<'_>, about: &About, field: usize) -> Result<(Reference, Changed), Unsealable> {
    let (root, catalogue) = document.root().ok_or(Unsealable::Structure)?;
    let (page, leaf) = document.first_page(&catalogue).ok_or(Unsealable::Structure)?;
    let mut changed = Changed::new();
    let more = format!("{field} 0 R");
    if let Some(body) = list(document, &leaf, "/Annots", &more, &mut changed)? {
        put(&mut changed, page, body)?;
    }
    let form = catalogue.get("/AcroForm");
    let Some(form) = form else {
        let body = catalogue.with("/AcroForm", format!("<</Fields[{more}]/SigFlags 3>>").as_bytes());
        put(&mut changed, root, body)?;
        return Ok((page, changed));
    };
    let own = document.resolve(form).and_then(Dict::read).ok_or(Unsealable::Structure)?;
    check_name(document, &own, about)?;
    let body = list(document, &own, "/Fields", &more, &mut changed)?;
    let flagged = own.get("/SigFlags") == Some(b"3");
    let body = match body {
        Some(body) => Some(Dict::read(&body).ok_or(Unsealable::Structure)?.with("/SigFlags", b"3")),
        None if flagged => None,
        None => Some(own.with("/SigFlags", b"3")),
    };
    match (body, reference(form)) {
        (None, _) => {}
        (Some(body), Some(form)) => put(&mut changed, form, body)?,
        (Some(body), None) => put(&mut changed, root, catalogue.with("/AcroForm", &body))?,
    }
    Ok((page, changed))
}

/// Adds a reference to a list. Gives the dictionary anew if the list stands in it; an object of its own is put anew.
fn list<'a>(
    document: &Document<'a>,
    dict: &Dict<'a>,
    key: &str,
    more: &str,
    changed: &mut Changed,
) -> Result<Option<Vec<u8>>, Unsealable> {
    let Some(value) = dict.get(key) else {
        return Ok(Some(dict.with(key, format!("[{more}]").as_bytes())));
    };
    let list = document.resolve(value).and_then(|list| longer(list, more)).ok_or(Unsealable::Structure)?;
    match reference(value) {
        None => Ok(Some(dict.with(key, &list))),
        Some(object) => put(changed, object, list).map(|()| None),
    }
}

/// Each object stands anew once: a page that is the catalogue too is no page.
fn put(changed: &mut Changed, object: Reference, body: Vec<u8>) -> Result<(), Unsealable> {
    let before = changed.insert(object.number, (object.generation, body));
    if before.is_none() { Ok(()) } else { Err(Unsealable::Structure) }
}

/// No other field may have the name. Only the form's own fields are looked at, as only those can be alone.
fn check_name<'a>(document: &Document<'a>, form: &Dict<'a>, about: &About) -> Result<(), Unsealable> {
    let Some(fields) = form.get("/Fields") else { return Ok(()) };
    let fields = document.resolve(fields).and_then(array).ok_or(Unsealable::Structure)?;
    let names = [format!("({})", about.field), hex_text(&about.field)];
    for field in fields {
        let field = document.resolve(field).and_then(Dict::read).ok_or(Unsealable::Structure)?;
        let same = |name: &[u8]| names.iter().any(|own| name.eq_ignore_ascii_case(own.as_bytes()));
        if field.get("/T").is_some_and(same) {
            return Err(Unsealable::FieldExists);
        }
    }
    Ok(())
}

/// What is being written, and where each object began.
struct Out {
    base: usize,
    bytes: Vec<u8>,
    rows: Vec<(usize, usize, usize)>,
}

impl Out {
    fn at(&self) -> usize {
        self.base + self.bytes.len()
    }

    fn add(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn object(&mut self, number: usize, generation: usize) {
        self.rows.push((number, generation, self.at()));
        self.add(&format!("{number} {generation} obj\n"));
    }

    /// The table, the trailer and the end.
    fn finish(&mut self, document: &Document<'_>, previous: &[u8]) -> Result<(), Unsealable> {
        let start = self.at();
        self.rows.sort_unstable();
        self.add("xref\n");
        for run in self.rows.clone().chunk_by(|one, next| one.0 + 1 == next.0) {
            let first = run.first().map_or(0, |row| row.0);
            self.add(&format!("{first} {}\n", run.len()));
            for (_, generation, at) in run {
                self.add(&format!("{at:010} {generation:05} n\r\n"));
            }
        }
        let tables = &document.tables;
        self.add(&format!("trailer\n<</Size {}/Prev {}", tables.size + 2, tables.start));
        for key in ["/Root", "/Info"] {
            if let Some(value) = tables.trailer.get(key) {
                self.add(&format!("{key} "));
                self.bytes.extend_from_slice(value);
            }
        }
        if let Some(id) = tables.trailer.get("/ID") {
            let id = array(id).ok_or(Unsealable::Structure)?;
            let first = *id.first().ok_or(Unsealable::Structure)?;
            let own = hash::hex_text(hash::sha256(previous).split_at(16).0);
            self.add("/ID[");
            self.bytes.extend_from_slice(first);
            self.add(&format!("<{own}>]"));
        }
        self.add(&format!(">>\nstartxref\n{start}\n%%EOF\n"));
        Ok(())
    }
}
