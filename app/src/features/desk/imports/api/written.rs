//! Cells, reasons and forms of files as the page's language writes them.

use super::parts::CellView;
use crate::features::desk::imports::words;
use crate::i18n::{Texts, date, k};
use domain::Language;
use domain::intake::{Column, Why};
use domain::money::Cents;
use domain::typed::{parse_amount, parse_percent, write_bare_percent, write_euro, write_percent};
use jiff::civil::Date;
use services::imports::{Change, ColumnView, Fault, Form};

/// How the file was written: a wrong guess explains strange letters.
pub(super) fn form(t: Texts, form: &Form) -> String {
    if let Some(sheet) = &form.sheet {
        return t.fill(k::IMPORTS_WORKBOOK, &[("sheet", sheet)]);
    }
    let encoding = match form.encoding.as_deref() {
        Some("utf-8") => "UTF-8",
        Some("utf-16") => "UTF-16",
        Some("windows-1252") => "Windows-1252",
        Some("cp850") => "CP850",
        _ => return String::new(),
    };
    let delimiter = match form.delimiter {
        Some(';') => k::IMPORTS_DELIMITER_SEMICOLON,
        Some(',') => k::IMPORTS_DELIMITER_COMMA,
        Some('\t') => k::IMPORTS_DELIMITER_TAB,
        Some(_) => k::IMPORTS_DELIMITER_BAR,
        None => return encoding.to_owned(),
    };
    format!("{encoding}, {}", t.get(delimiter))
}

/// Why a column is guessed, or left open; one that is taken names the column that took it.
pub(super) fn why(t: Texts, why: Why, columns: &[ColumnView]) -> String {
    let other = match why {
        Why::Taken(place) => columns.get(place).map_or("", |column| &column.heading),
        _ => "",
    };
    t.fill(words::why(why), &[("heading", other)])
}

/// What is wrong with a cell.
pub(super) fn fault(t: Texts, fault: &Fault) -> CellView {
    CellView {
        column: t.get(words::column(fault.column)).to_owned(),
        old: fault.cell.clone(),
        new: words::reason(t, fault),
    }
}

/// What changes.
pub(super) fn change(t: Texts, change: &Change) -> CellView {
    let written = |text: &str| value(t, change.column, text);
    CellView {
        column: t.get(words::column(change.column)).to_owned(),
        old: change.old.as_deref().map(written).unwrap_or_default(),
        new: written(&change.new),
    }
}

/// A value as people write it. What is not what its column holds (a masked one) stays as it is.
fn value(t: Texts, column: Column, text: &str) -> String {
    let language = t.lang().language();
    let written = match column {
        Column::BirthDate | Column::EntryDate | Column::ExitDate | Column::Start | Column::End => {
            text.parse::<Date>().ok().map(|day| date(t.lang(), day))
        }
        Column::GrossMonthly
        | Column::OwnContribution
        | Column::EmployerContribution
        | Column::Subsidy
        | Column::TotalContribution => amount(text).map(|amount| write_euro(amount, language)),
        Column::PartTimePercent => parse_percent(text, Language::En).ok().map(|share| write_percent(share, language)),
        // The same digits as a percentage has.
        Column::WeeklyHours => parse_percent(text, Language::En).ok().map(|hours| write_bare_percent(hours, language)),
        Column::Status | Column::Way | Column::Rhythm => words::state(column, text).map(|key| t.get(key).to_owned()),
        _ => None,
    };
    written.unwrap_or_else(|| text.to_owned())
}

/// Values are kept as `1234.56`.
fn amount(text: &str) -> Option<Cents> {
    parse_amount(text, Language::En).ok()
}
