//! Walks the table of hostile and broken files.

use crate::made;
use lists::{Delimiter, Encoding, Format, Limits, NoTable, Row, Table, read};
use std::collections::HashSet;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Nobody waits longer than two seconds for an answer; what has not answered after five times that hangs.
const HANGS: Duration = Duration::from_secs(10);

#[test]
fn every_file_is_answered_as_the_table_says() {
    let rows: Vec<Vec<&str>> = include_str!("../../vectors/hostile.tsv")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(rows.len() >= 40, "{} files are too few", rows.len());
    let names: HashSet<_> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(names.len(), rows.len(), "a name stands twice");
    let failures: Vec<String> = rows.iter().filter_map(|row| failure(row)).collect();
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}

/// A file that a million rows and cells make large, but no limit forbids, is read soon enough to be booked.
#[test]
fn a_long_honest_list_is_read_soon() {
    let bytes = made::bytes(
        "repeat 20000 Name;Vorname;Geboren;Eintritt;PLZ;Ort;Gehalt\\n ~ Müller;Anna;01.02.1980;01.04.2010;01067;Köln;3.500,00\\n",
    );
    assert_eq!(answer("liste.csv", bytes).map(|table| table.rows.len()), Ok(20_000));
}

/// Tells what is wrong with the answer to a row of the table: name, the file's name, how it is made, what is expected.
fn failure(row: &[&str]) -> Option<String> {
    let [name, file, making, expected] = row else { panic!("{row:?} has not four columns") };
    let found = rendered(&answer(file, made::bytes(making)));
    (found != *expected).then(|| format!("{name}\n  expected {expected}\n  found    {found}"))
}

/// Reads in a thread of its own, so that what hangs fails instead of hanging the suite.
fn answer(file: &str, bytes: Vec<u8>) -> Result<Table, NoTable> {
    let (sender, receiver) = mpsc::channel();
    let name = file.to_owned();
    thread::spawn(move || {
        // Nobody listens any more where the guard struck.
        drop(sender.send(read(&name, &bytes, Limits::default())));
    });
    receiver.recv_timeout(HANGS).unwrap_or_else(|error| panic!("{file} was not answered: {error}"))
}

fn rendered(found: &Result<Table, NoTable>) -> String {
    let table = match found {
        Ok(table) => table,
        Err(refusal) => return refused(*refusal),
    };
    let count = table.rows.len();
    let rows: Vec<String> = table.rows.iter().take(6).map(row).collect();
    format!("{} {count} [{}] {}", format_of(&table.format), table.header.join("|"), rows.join(" "))
}

fn refused(refusal: NoTable) -> String {
    let line = refusal.line().map(|line| format!(" {line}")).unwrap_or_default();
    let column = refusal.column().map(|column| format!("/{column}")).unwrap_or_default();
    format!("! {}{line}{column}", refusal.code())
}

fn row(row: &Row) -> String {
    format!("{}:[{}]", row.line, row.cells.join("|").replace('\n', "\\n"))
}

fn format_of(format: &Format) -> String {
    match format {
        Format::Workbook { sheet } => format!("sheet {sheet}"),
        Format::Text { encoding, delimiter } => {
            let encoding = match encoding {
                Encoding::Utf8 => "utf-8",
                Encoding::Utf16Le => "utf-16le",
                Encoding::Utf16Be => "utf-16be",
                Encoding::Windows1252 => "windows-1252",
                Encoding::Cp850 => "cp850",
            };
            let delimiter = match delimiter {
                Some(Delimiter::Semicolon) => ";",
                Some(Delimiter::Comma) => ",",
                Some(Delimiter::Tab) => "tab",
                Some(Delimiter::Bar) => "|",
                None => "none",
            };
            format!("{encoding} {delimiter}")
        }
    }
}
