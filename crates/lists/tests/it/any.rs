//! Whatever the bytes are, there is an answer.

use crate::{books, sheets};
use lists::{Exported, Limits, Table, neutral, read};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same cases in every run, so that a red suite is a changed program and not another die.
fn cases(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(0x5a_75_73_61_67_65);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// What holds for every table.
fn is_sound(table: &Table, limits: Limits) -> bool {
    let lines = table.rows.windows(2).all(|pair| pair[0].line < pair[1].line);
    let filled = table.rows.iter().all(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let wide = table.rows.iter().all(|row| (table.header.len()..=limits.columns).contains(&row.cells.len()));
    let clean =
        |cell: &String| cell.trim() == cell && !cell.chars().any(|letter| letter.is_control() && letter != '\n');
    let cells = table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells)).all(clean);
    !table.rows.is_empty() && lines && filled && wide && cells
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let limits = Limits::default();
        if let Ok(table) = read("liste.csv", &bytes, limits) {
            prop_assert!(is_sound(&table, limits), "{:?}", table);
        }
    }

    #[test]
    fn any_text(text in "[a-zäß0-9;,|\"\t\r\n= .-]{0,300}") {
        let limits = Limits::default();
        if let Ok(table) = read("liste.csv", text.as_bytes(), limits) {
            prop_assert!(is_sound(&table, limits), "{:?}", table);
        }
    }

    #[test]
    fn no_text_runs(text in "[=+@\t\r\n '0-9a-z-]{0,12}") {
        let cell = neutral(Exported::Text(&text));
        prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']));
        prop_assert!(!cell.starts_with(['\t', '\r', '\n']));
        prop_assert!(cell.ends_with(&text));
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// A part of an honest workbook with other bytes in it, packed well: what the parser meets behind the archive.
    #[test]
    fn a_workbook_with_wrong_bytes(part in 0_usize..7, changes in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6)) {
        let mut parts = sheets::book("Liste: Name|Tag|Summe / a|d:45943|f:A1=3 / s:0|n:7|e:#N/A", "", Some(&["Name"]));
        let count = parts.len();
        let content = &mut parts[part % count].1;
        for (at, byte) in changes {
            let at = usize::from(at) % content.len();
            content[at] = byte;
        }
        let limits = Limits::default();
        if let Ok(table) = read("liste.xlsx", &books::zipped(&parts), limits) {
            prop_assert!(is_sound(&table, limits), "{:?}", table);
        }
    }
}
