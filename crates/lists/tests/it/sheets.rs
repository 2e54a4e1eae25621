//! Sheets from lines of the table: `Name: cell|cell / cell|cell || Next*: …`, a star for a hidden one.
//!
//! A cell is text, or a letter and a colon: `n:` number, `d:` and `D:` a day by a built-in and by an own format, `m:` a day with
//! its time, `h:` a time, `i:` a day in ISO 8601, `b:` yes or no, `e:` an error, `s:` a shared text by its number, `f:` a formula
//! and behind `=` the value it was kept with, `F:` the same with a text.

use crate::books::{self, Parts, Sheet};

/// The parts of the workbook that a line describes.
pub(crate) fn book(line: &str, properties: &str, strings: Option<&[&str]>) -> Parts {
    let sheets: Vec<Sheet> = line.split(" || ").map(sheet).collect();
    books::parts(&sheets, properties, strings)
}

fn sheet(line: &str) -> Sheet {
    let (name, rows) = line.split_once(':').expect("a name and rows");
    let rows = (1..).zip(rows.trim().split(" / ")).map(|(at, cells)| row(at, cells.trim()));
    let content = format!("<sheetData>{}</sheetData>", rows.collect::<String>());
    Sheet { name: name.trim_end_matches('*').to_owned(), is_hidden: name.ends_with('*'), content }
}

/// A row of cells as XML; `at` counts from 1.
pub(crate) fn row(at: u32, cells: &str) -> String {
    let cells = ('A'..='Z').zip(cells.split('|')).map(|(column, text)| cell(&format!("{column}{at}"), text));
    format!("<row r=\"{at}\">{}</row>", cells.collect::<String>())
}

fn cell(place: &str, text: &str) -> String {
    if text.is_empty() {
        // Painted, as empty cells of a real list are.
        return format!("<c r=\"{place}\" s=\"1\"/>");
    }
    let (kind, value) = match text.split_once(':') {
        Some((kind, value)) if kind.len() == 1 => (kind, value),
        _ => ("t", text),
    };
    let (formula, kept) = value.split_once('=').unwrap_or((value, ""));
    match kind {
        "n" => format!("<c r=\"{place}\"><v>{value}</v></c>"),
        "d" => format!("<c r=\"{place}\" s=\"1\"><v>{value}</v></c>"),
        "D" => format!("<c r=\"{place}\" s=\"2\"><v>{value}</v></c>"),
        "m" => format!("<c r=\"{place}\" s=\"3\"><v>{value}</v></c>"),
        "h" => format!("<c r=\"{place}\" s=\"4\"><v>{value}</v></c>"),
        "i" => format!("<c r=\"{place}\" t=\"d\"><v>{value}</v></c>"),
        "b" | "e" | "s" => format!("<c r=\"{place}\" t=\"{kind}\"><v>{value}</v></c>"),
        "f" if kept.is_empty() => format!("<c r=\"{place}\"><f>{formula}</f></c>"),
        "f" => format!("<c r=\"{place}\"><f>{formula}</f><v>{kept}</v></c>"),
        "F" => format!("<c r=\"{place}\" t=\"str\"><f>{formula}</f><v>{kept}</v></c>"),
        "t" => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
        _ => panic!("no kind of cell is called `{kind}`"),
    }
}
