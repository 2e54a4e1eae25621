//! The subsidies of a list that somebody brought. Nothing of it is kept, so it is shown once.

use super::super::sheet::{Sheet, Value};
use super::super::views::{AssumedView, CellView, FigureView, Weight};
use super::super::words::assumed;
use super::subsidy::{HEADS, cells, sums, values};
use super::{count, figure};
use crate::features::desk::checks::norms;
use crate::features::desk::checks::words::euro;
use crate::features::desk::imports::words as import_words;
use crate::i18n::{Key, Texts, k};
use domain::intake::CellFault;
use domain::subsidy::Verdict;
use services::checks::{ListRow, SubsidyList};

/// So many rows are shown; the file has all of them.
const SHOWN: usize = 200;

/// What a page says of a list.
#[derive(Debug, Clone)]
pub(in super::super) struct ListView {
    /// How many rows were read and how many not, in a sentence.
    pub says: String,
    /// What was taken for what.
    pub columns: Vec<(String, Option<Key>)>,
    /// The totals.
    pub tiles: Vec<FigureView>,
    /// Further totals.
    pub counts: Vec<FigureView>,
    /// Rows that cannot be read: line, column, reason.
    pub faults: Vec<(u32, Key, String)>,
    /// Rows with their results: line, who, cells; what needs a look first.
    pub rows: Vec<(u32, String, Vec<CellView>)>,
    /// How many rows are not shown, in a sentence.
    pub more: Option<String>,
    /// What was taken for granted.
    pub assumed: Vec<AssumedView>,
}

/// The page.
pub(in super::super) fn view(t: Texts, list: &SubsidyList) -> ListView {
    let totals = &list.totals;
    let (rows, not) = (list.rows.len().to_string(), list.faulty.to_string());
    let says = if list.faulty == 0 { k::CHECKS_LIST_SAYS_ALL } else { k::CHECKS_LIST_SAYS_SOME };
    let missing = if totals.too_little == 0 { Weight::Plain } else { Weight::Mend };
    let mut read: Vec<&ListRow> = list.rows.iter().filter(|row| row.found.is_ok()).collect();
    read.sort_by_key(|row| (urgency(row), row.line));
    let faults: Vec<(u32, Key, String)> = list.rows.iter().flat_map(|row| faults(t, row)).collect();
    let hidden = read.len().saturating_sub(SHOWN) + faults.len().saturating_sub(SHOWN);
    let shown = |row: &ListRow| {
        let cells = row.found.as_ref().map(|found| cells(t, found)).unwrap_or_default();
        (row.line, who(row), cells)
    };
    ListView {
        says: t.fill(says, &[("rows", &rows), ("faulty", &not)]),
        columns: list.columns.iter().map(|one| (one.heading.clone(), one.column.map(import_words::column))).collect(),
        tiles: vec![
            count(t, k::CHECKS_ENOUGH, totals.enough, norms::SUBSIDY, Weight::Good),
            count(t, k::CHECKS_TOO_LITTLE, totals.too_little, norms::SUBSIDY, Weight::Mend),
            count(t, k::CHECKS_NOT_OWED, totals.not_owed, norms::SUBSIDY, Weight::Plain),
            count(t, k::CHECKS_CANNOT_TELL, totals.cannot_tell, norms::SUBSIDY, Weight::Look),
            figure(t.get(k::CHECKS_MISSING_MONTH), euro(t, Some(totals.missing)), norms::SUBSIDY, missing),
        ],
        counts: sums(t, totals),
        rows: read.into_iter().take(SHOWN).map(shown).collect(),
        faults: faults.into_iter().take(SHOWN).collect(),
        more: (hidden > 0).then(|| t.fill(k::CHECKS_LIST_MORE, &[("count", &hidden.to_string())])),
        assumed: assumed(t, list.rows.iter().filter_map(|row| Some(row.found.as_ref().ok()?.assumptions.as_slice()))),
    }
}

/// What is to be mended first, then what is to be looked at.
fn urgency(row: &ListRow) -> u8 {
    match row.found.as_ref().map(|found| found.verdict) {
        Ok(Verdict::TooLittle) => 0,
        Ok(Verdict::CannotTell(_)) => 1,
        _ => 2,
    }
}

/// Number and name, as far as the list has them.
fn who(row: &ListRow) -> String {
    let parts = [row.name.as_deref(), row.number.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn faults(t: Texts, row: &ListRow) -> Vec<(u32, Key, String)> {
    let faults: &[CellFault] = row.found.as_ref().err().map_or(&[], Vec::as_slice);
    let one = |fault: &CellFault| {
        let why = t.get(import_words::fault(fault.code)).to_owned();
        (row.line, import_words::column(fault.column), why)
    };
    faults.iter().map(one).collect()
}

/// The file: row by row as in the list, with the mistakes of rows that cannot be read.
pub fn sheet(t: Texts, list: &SubsidyList) -> Sheet {
    let heads = [k::IMPORTS_LINE, k::IMPORT_COLUMN_PERSONNEL_NUMBER, k::IMPORTS_WHO];
    let line = |row: &ListRow| {
        let mut cells = vec![
            Value::Whole(i64::from(row.line)),
            Value::text(row.number.clone().unwrap_or_default()),
            Value::text(row.name.clone().unwrap_or_default()),
        ];
        if let Ok(found) = &row.found {
            cells.extend(values(t, found));
        } else {
            let why = faults(t, row).into_iter().map(|(_, column, why)| format!("{}: {why}", t.get(column)));
            let why = why.collect::<Vec<_>>().join(" ");
            cells.extend([Value::text(t.get(k::CHECKS_NOT_READ)), Value::text(why)]);
        }
        cells
    };
    let rows = list.rows.iter().map(line).collect();
    Sheet { name: k::CHECKS_SHEET_SUBSIDY, heads: [heads.as_slice(), HEADS.as_slice()].concat(), rows }
}
