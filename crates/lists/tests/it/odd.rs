//! Files that no honest program writes.

use crate::books::{self, Parts, Sheet, part, zipped};
use crate::sheets::{self, row};

const LIST: &str = "Liste: Name|Ort / Müller|Köln";
const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const MANY: usize = 100_000_000;

/// Makes the file of that name.
pub(crate) fn file(name: &str) -> Vec<u8> {
    match name {
        "bomb" => zipped(&replaced(SHEET, vec![0; MANY])),
        "lying bomb" => lying(zipped(&replaced(SHEET, vec![0; MANY]))),
        "bomb beside" => zipped(&replaced("xl/media/image1.png", vec![0; MANY])),
        "parts" => {
            zipped(&(0..250).map(|at| part(&format!("xl/{at}.xml"), String::new())).chain(list()).collect::<Parts>())
        }
        "cut" => {
            let whole = zipped(&list());
            whole[..whole.len() / 2].to_vec()
        }
        "flipped" => flipped(zipped(&list())),
        "cut sheet" => zipped(&replaced(SHEET, b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>".to_vec())),
        "no sheets" => zipped(&books::parts(&[], "", None)),
        "no workbook" => zipped(&list().into_iter().filter(|(name, _)| !name.contains("workbook")).collect::<Parts>()),
        "plain zip" => zipped(&[part("liste.csv", "Name;Ort\nA;B\n".to_owned())]),
        "empty zip" => zipped(&[]),
        "ods" => {
            zipped(&[part("mimetype", "application/vnd.oasis".to_owned()), part("content.xml", "<x/>".to_owned())])
        }
        "xlsb" => zipped(&replaced("xl/workbook.bin", vec![0; 9])),
        "docx" => zipped(&replaced("word/document.xml", b"<x/>".to_vec())),
        "claimed rectangle" => sheet(format!("<dimension ref=\"A1:XFD1048576\"/>{}", data(&[]))),
        "far row" => sheet(data(&["<row r=\"1048576\"><c r=\"B1048576\"><v>7</v></c></row>"])),
        "far column" => sheet(data(&["<row r=\"3\"><c r=\"XFD3\"><v>7</v></c></row>"])),
        "painted column" => sheet(data(&["<row r=\"3\"><c r=\"XFD3\" s=\"1\"/></row>"])),
        "overflowing row" => sheet(data(&["<row r=\"3\"><c r=\"A99999999999\"><v>7</v></c></row>"])),
        "rows backwards" => sheet(data(&[&row(9, "A|B"), &row(3, "C|D")])),
        "claimed texts" => zipped(&replaced(STRINGS, b"<sst uniqueCount=\"99999999999\"></sst>".to_vec())),
        "million texts" => {
            zipped(&replaced(STRINGS, [b"<sst>".as_slice(), b"<si/>".repeat(1_100_000).as_slice(), b"</sst>"].concat()))
        }
        "one text everywhere" => everywhere(4_000, 10_000),
        "endless text" => everywhere(500_000, 1),
        "old" => ole(&[]),
        "protected" => ole(&"EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()),
        _ => panic!("no odd file is called `{name}`"),
    }
}

fn list() -> Parts {
    sheets::book(LIST, "", None)
}

/// The honest list with one part more, or another one in its place.
fn replaced(name: &str, content: Vec<u8>) -> Parts {
    let mut parts: Parts = list().into_iter().filter(|(known, _)| known != name).collect();
    parts.push((name.to_owned(), content));
    parts
}

fn sheet(content: String) -> Vec<u8> {
    zipped(&books::parts(&[Sheet { name: "Liste".to_owned(), is_hidden: false, content }], "", None))
}

/// A heading, a row and others behind it.
fn data(others: &[&str]) -> String {
    format!("<sheetData>{}{}{}</sheetData>", row(1, "Name|Ort"), row(2, "Müller|Köln"), others.concat())
}

/// A heading and rows that all name one shared text.
fn everywhere(letters: usize, rows: u32) -> Vec<u8> {
    let rows: String = (2..rows + 2).map(|at| row(at, "s:0")).collect();
    let content = format!("<sheetData>{}{rows}</sheetData>", row(1, "Name|Ort"));
    let sheets = [Sheet { name: "Liste".to_owned(), is_hidden: false, content }];
    zipped(&books::parts(&sheets, "", Some(&["x".repeat(letters).as_str()])))
}

/// The first large part says in both directories that it has ten bytes.
fn lying(mut bytes: Vec<u8>) -> Vec<u8> {
    let said = u32::try_from(MANY).expect("small").to_le_bytes();
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, window)| **window == said).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "the size stands somewhere");
    for at in places {
        bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    bytes
}

/// A byte in the middle of the sheet's packed data is another one.
fn flipped(mut bytes: Vec<u8>) -> Vec<u8> {
    let name = SHEET.as_bytes();
    let at = bytes.windows(name.len()).position(|window| window == name).expect("the sheet");
    for byte in bytes.iter_mut().skip(at + name.len() + 20).take(4) {
        *byte ^= 0xff;
    }
    bytes
}

/// An old compound file: its mark, a page of nothing, a name.
fn ole(name: &[u8]) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(2_000, 0);
    bytes.extend_from_slice(name);
    bytes.resize(3_000, 0);
    bytes
}
