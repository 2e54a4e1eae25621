//! Workbooks by hand: the parts of the archive and the archive.

use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts of an archive: names and contents.
pub(crate) type Parts = Vec<(String, Vec<u8>)>;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A sheet: its name, whether it is hidden, and the content of its element `worksheet`.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    pub(crate) content: String,
}

/// The parts of a workbook. `properties` are attributes of `workbookPr`.
pub(crate) fn parts(sheets: &[Sheet], properties: &str, strings: Option<&[&str]>) -> Parts {
    let mut parts = vec![
        part("[Content_Types].xml", format!("<Types xmlns=\"{PACKAGE}/content-types\"/>")),
        part("_rels/.rels", relations(&[("rId1".to_owned(), "officeDocument", "xl/workbook.xml".to_owned())])),
        part("xl/workbook.xml", workbook(sheets, properties)),
        part("xl/styles.xml", styles()),
    ];
    let links: Vec<_> =
        (1..=sheets.len()).map(|at| (format!("rId{at}"), "worksheet", format!("worksheets/sheet{at}.xml"))).collect();
    parts.push(part("xl/_rels/workbook.xml.rels", relations(&links)));
    for (at, sheet) in (1..).zip(sheets) {
        let xml = format!("<worksheet xmlns=\"{MAIN}\">{}</worksheet>", sheet.content);
        parts.push(part(&format!("xl/worksheets/sheet{at}.xml"), xml));
    }
    if let Some(strings) = strings {
        let items = strings.iter().map(|text| format!("<si><t>{text}</t></si>")).collect::<Vec<_>>().concat();
        let count = strings.len();
        parts
            .push(part("xl/sharedStrings.xml", format!("<sst xmlns=\"{MAIN}\" uniqueCount=\"{count}\">{items}</sst>")));
    }
    parts
}

/// A part of text.
pub(crate) fn part(name: &str, content: String) -> (String, Vec<u8>) {
    (name.to_owned(), content.into_bytes())
}

fn relations(links: &[(String, &str, String)]) -> String {
    let links = links.iter().map(|(id, kind, target)| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    });
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>", links.collect::<String>())
}

fn workbook(sheets: &[Sheet], properties: &str) -> String {
    let sheets = (1..).zip(sheets).map(|(at, sheet)| {
        let state = if sheet.is_hidden { " state=\"hidden\"" } else { "" };
        format!("<sheet name=\"{}\" sheetId=\"{at}\"{state} r:id=\"rId{at}\"/>", sheet.name)
    });
    let sheets: String = sheets.collect();
    format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><workbookPr {properties}/><sheets>{sheets}</sheets></workbook>"
    )
}

/// Styles 0 to 4: a number, two kinds of days, a day with its time, a time.
fn styles() -> String {
    let formats: String = ["0", "14", "164", "22", "20"].map(|id| format!("<xf numFmtId=\"{id}\"/>")).concat();
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts>\
         <cellXfs count=\"5\">{formats}</cellXfs></styleSheet>"
    )
}

/// The archive of the parts.
pub(crate) fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}
