//! A table as a workbook of one sheet: the least that ECMA-376 asks for, texts in their cells.

use super::{Cell, Export, NotWritten, day, money};
use crate::{Exported, neutral};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Styles by place: plain, an amount with two decimals, a day, a heading.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
     <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
     <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
     <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
     <cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
     <xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
     <xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
     <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>";
const PLAIN: u8 = 0;
const MONEY: u8 = 1;
const DAY: u8 = 2;
const HEADING: u8 = 3;

/// The longest name of a sheet.
const NAME: usize = 31;
/// The days of a workbook count from 30.12.1899; before March 1900 its calendar is wrong.
const FIRST_SURE_DAY: i64 = 61;

pub(super) fn write(table: &Export<'_>) -> Result<Vec<u8>, NotWritten> {
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook(table.name)),
        ("xl/_rels/workbook.xml.rels", relations(&[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])),
        ("xl/styles.xml", format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
        ("xl/worksheets/sheet1.xml", sheet(table)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        archive.start_file(name, options).map_err(|_| NotWritten::Failed)?;
        archive.write_all(content.as_bytes()).map_err(|_| NotWritten::Failed)?;
    }
    Ok(archive.finish().map_err(|_| NotWritten::Failed)?.into_inner())
}

fn types() -> String {
    let part =
        |name: &str, kind: &str| format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>");
    let parts = [part("workbook", "sheet.main"), part("worksheets/sheet1", "worksheet"), part("styles", "styles")];
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        parts.concat()
    )
}

fn relations(links: &[(&str, &str)]) -> String {
    let links = (1..).zip(links).map(|(at, (kind, target))| {
        format!("<Relationship Id=\"rId{at}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    });
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>", links.collect::<String>())
}

fn workbook(name: &str) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control();
    let name: String = name.chars().filter(allowed).take(NAME).collect();
    let name = if name.trim().is_empty() { "1" } else { name.trim() };
    let mut shown = String::new();
    escape(&mut shown, name);
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"{shown}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    )
}

/// The heading stays in sight when the list is long.
fn sheet(table: &Export<'_>) -> String {
    let mut xml = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>"
    );
    xml.push_str("<row r=\"1\">");
    for (column, heading) in table.headings.iter().enumerate() {
        push_text(&mut xml, &place(column, 1), HEADING, heading);
    }
    xml.push_str("</row>");
    for (line, row) in (2..).zip(table.rows) {
        // Writing to a text does not fail.
        let _ = write!(xml, "<row r=\"{line}\">");
        for (column, cell) in row.iter().enumerate() {
            push(&mut xml, &place(column, line), cell);
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

fn push(xml: &mut String, place: &str, cell: &Cell) {
    let number = |xml: &mut String, style: u8, value: &str| {
        let _ = write!(xml, "<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>");
    };
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => push_text(xml, place, PLAIN, text),
        Cell::Money(cents) => number(xml, MONEY, &money(*cents, '.')),
        Cell::Whole(count) => number(xml, PLAIN, &count.to_string()),
        Cell::Day { year, month, day: of } => match serial(*year, *month, *of) {
            Some(serial) => number(xml, DAY, &serial.to_string()),
            None => push_text(xml, place, PLAIN, &day(*year, *month, *of)),
        },
    }
}

fn push_text(xml: &mut String, place: &str, style: u8, text: &str) {
    let _ = write!(xml, "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    escape(xml, &neutral(Exported::Text(text)));
    xml.push_str("</t></is></c>");
}

/// What XML cannot hold is left out.
fn escape(xml: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' => xml.push(c),
            '\r' => xml.push_str("&#13;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => xml.push(c),
        }
    }
}

/// `A1`, `AB12`; the column counts from 0.
fn place(column: usize, line: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{line}")
}

/// A day as workbooks count them; none where their calendar is wrong, and for what is no day.
fn serial(year: i16, month: i8, day: i8) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years that begin in March end with the day that comes every four years.
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + in_year;
    // 30.12.1899 in the same count.
    let serial = days - 693_899;
    (serial >= FIRST_SURE_DAY).then_some(serial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!(
            [0, 25, 26, 27, 701, 702, 16_383].map(|at| place(at, 9)),
            ["A9", "Z9", "AA9", "AB9", "ZZ9", "AAA9", "XFD9"]
        );
    }

    #[test]
    fn days_are_counted_as_workbooks_do() {
        for (day, count) in [
            ((1900, 3, 1), Some(61)),
            ((1900, 2, 28), None),
            ((2000, 2, 29), Some(36_585)),
            ((2025, 10, 13), Some(45_943)),
            ((2026, 1, 1), Some(46_023)),
            ((9999, 12, 31), Some(2_958_465)),
            ((2026, 13, 1), None),
            ((2026, 1, 0), None),
        ] {
            assert_eq!(serial(day.0, day.1, day.2), count, "{day:?}");
        }
    }
}
