//! Small PDFs written by hand, and updates behind others.

use std::fmt::Write as _;

/// Objects by number, each with its body.
pub(crate) type Objects<'a> = &'a [(usize, &'a str)];

/// Writes objects with a table behind them.
fn append(mut bytes: Vec<u8>, objects: Objects<'_>, trailer: &str) -> Vec<u8> {
    let mut rows = String::new();
    for (number, body) in objects {
        let at = bytes.len();
        write!(rows, "{number} 1\n{at:010} 00000 n\r\n").expect("a string takes everything");
        bytes.extend_from_slice(format!("{number} 0 obj\n{body}\nendobj\n").as_bytes());
    }
    let start = bytes.len();
    bytes.extend_from_slice(format!("xref\n{rows}trailer\n<<{trailer}>>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    bytes
}

/// A file with one table. Object 1 is the catalogue.
pub(crate) fn file(objects: Objects<'_>) -> Vec<u8> {
    let size = objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    append("%PDF-1.7\n%äöüß\n".into(), objects, &format!("/Size {size}/Root 1 0 R"))
}

/// The file with an update behind it.
pub(crate) fn update(file: &[u8], objects: Objects<'_>, root: usize, size: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(file);
    let start = text.rsplit("startxref").next().expect("an end").trim().trim_end_matches("%%EOF").trim().to_owned();
    let mut bytes = file.to_vec();
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    append(bytes, objects, &format!("/Size {size}/Root {root} 0 R/Prev {start}"))
}

/// A page that shows a word; `page` and `catalogue` take further keys, `more` further objects from 6.
pub(crate) fn page(page: &str, catalogue: &str, more: Objects<'_>) -> Vec<u8> {
    let catalogue = format!("<</Type/Catalog/Pages 2 0 R{catalogue}>>");
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{page}>>"
    );
    let objects = [
        (1, catalogue.as_str()),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, page.as_str()),
        (4, "<</Length 38>>\nstream\nBT /F 24 Tf 20 100 Td (100 Euro) Tj ET\nendstream"),
        (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    ];
    file(&[&objects, more].concat())
}
