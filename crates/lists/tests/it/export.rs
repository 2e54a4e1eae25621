//! What is written is read back, and no program runs it.

use lists::export::{Cell, Export, NotWritten, Written, write};
use lists::{Delimiter, Encoding, Format, Limits, Table, read};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::io::{Cursor, Read as _};

const ALL: [Written; 3] = [Written::CsvComma, Written::CsvPoint, Written::Workbook];

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn back(headings: &[&str], rows: &[Vec<Cell>], how: Written) -> Table {
    let bytes = write(&Export { name: "Prüfung", headings, rows }, how).expect("written");
    read("pruefung", &bytes, Limits::default()).expect("a table")
}

#[test]
fn every_kind_of_cell_comes_back() {
    let headings = ["Name", "Betrag", "Zahl", "Tag"];
    let day = |year, month, day| Cell::Day { year, month, day };
    let rows = [
        vec![text("Krämer; \"Jana\", \n李 <&>"), Cell::Money(-123_450), Cell::Whole(-7), day(2026, 2, 28)],
        vec![text("P007"), Cell::Money(5), Cell::Whole(1_000_000), day(1899, 12, 31)],
        vec![Cell::Empty, Cell::Money(1_000_000_001)],
    ];
    for how in ALL {
        let table = back(&headings, &rows, how);
        assert_eq!(table.header, headings, "{how:?}");
        let cells: Vec<Vec<&str>> =
            table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect();
        let amounts = match how {
            Written::CsvComma => ["-1234,50", "0,05", "10000000,01"],
            Written::CsvPoint => ["-1234.50", "0.05", "10000000.01"],
            Written::Workbook => ["-1234.5", "0.05", "10000000.01"],
        };
        let expected = [
            vec!["Krämer; \"Jana\", \n李 <&>", amounts[0], "-7", "2026-02-28"],
            vec!["P007", amounts[1], "1000000", "1899-12-31"],
            vec!["", amounts[2], "", ""],
        ];
        assert_eq!(cells, expected, "{how:?}");
        let format = match how {
            Written::CsvComma => Format::Text { encoding: Encoding::Utf8, delimiter: Some(Delimiter::Semicolon) },
            Written::CsvPoint => Format::Text { encoding: Encoding::Utf8, delimiter: Some(Delimiter::Comma) },
            Written::Workbook => Format::Workbook { sheet: "Prüfung".to_owned() },
        };
        assert_eq!(table.format, format);
    }
}

#[test]
fn what_a_program_would_run_is_a_text() {
    let evil = ["=1+1", "+49 30", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "＝1"];
    for how in ALL {
        let rows: Vec<Vec<Cell>> = evil.iter().map(|cell| vec![text(cell), Cell::Money(-1)]).collect();
        let table = back(&["=A1", "Betrag"], &rows, how);
        assert_eq!(table.header[0], "'=A1");
        for (row, cell) in table.rows.iter().zip(evil) {
            assert_eq!(row.cells[0], format!("'{cell}"), "{how:?}");
            assert!(row.cells[1].starts_with("-0"), "an amount stays one");
        }
    }
}

#[test]
fn a_workbook_holds_amounts_as_numbers_and_is_the_same_each_time() {
    let rows = [vec![text("x"), Cell::Money(150)]];
    let table = Export { name: "a/b:[c]*?\\'", headings: &["Name", "Betrag"], rows: &rows };
    let bytes = write(&table, Written::Workbook).expect("written");
    assert_eq!(write(&table, Written::Workbook).as_ref(), Ok(&bytes));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<c r=\"B2\" s=\"1\"><v>1.50</v></c>"), "{sheet}");
    assert!(part("xl/workbook.xml").contains("name=\"abc\""));
}

#[test]
fn what_no_program_could_open_is_not_written() {
    let long = vec![vec![Cell::Empty, text(&"ä".repeat(32_767))]];
    let wide = vec![vec![Cell::Empty; 16_385]];
    let refused = |rows: &[Vec<Cell>]| write(&Export { name: "", headings: &["a"], rows }, Written::CsvComma);
    assert_eq!(refused(&long), Err(NotWritten::CellTooLong { line: 2, column: 2 }));
    assert_eq!(refused(&wide), Err(NotWritten::TooManyColumns));
    assert_eq!(refused(&vec![Vec::new(); 1_048_576]), Err(NotWritten::TooManyRows));
    assert!(refused(&[vec![text(&"ä".repeat(32_766))]]).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 500,
        rng_seed: RngSeed::Fixed(0x5a_75_73_61_67_65),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_texts_are_a_table_again(texts in proptest::collection::vec(any::<String>(), 1..20)) {
        // A row without anything is none, so each has a number.
        let rows: Vec<Vec<Cell>> = texts.iter().map(|cell| vec![Cell::Whole(1), text(cell)]).collect();
        for how in ALL {
            let bytes = write(&Export { name: "x", headings: &["Nr", "Text"], rows: &rows }, how).expect("written");
            let table = read("x", &bytes, Limits::default()).expect("a table");
            prop_assert_eq!(table.rows.len(), rows.len(), "{:?}", how);
            for row in &table.rows {
                prop_assert!(!row.cells[1].starts_with(['=', '+', '-', '@', '＝']), "{:?}", row);
            }
        }
    }
}
