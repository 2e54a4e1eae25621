//! Why a file gives no table, in words.

use app::form::Problem;
use app::i18n::{Key, k};
use lists::NoTable;

/// The problem of the field with the file, with the place where one is known.
pub(super) fn problem(no: NoTable) -> Problem {
    let place = |place: Option<u32>| place.map(|place| place.to_string()).unwrap_or_default();
    Problem::at("file", key(no)).with("line", place(no.line())).with("column", place(no.column()))
}

const fn key(no: NoTable) -> Key {
    match no {
        NoTable::Empty => k::IMPORT_FILE_EMPTY,
        NoTable::NoRows => k::IMPORT_FILE_NO_ROWS,
        NoTable::TooLarge { .. } => k::IMPORT_FILE_TOO_LARGE,
        NoTable::TooManyColumns { .. } => k::IMPORT_FILE_TOO_MANY_COLUMNS,
        NoTable::TooManyRows { .. } => k::IMPORT_FILE_TOO_MANY_ROWS,
        NoTable::CellTooLong { .. } => k::IMPORT_FILE_CELL_TOO_LONG,
        NoTable::TooMuchText { .. } => k::IMPORT_FILE_TOO_MUCH_TEXT,
        NoTable::OldOffice => k::IMPORT_FILE_OLD_OFFICE,
        NoTable::Protected => k::IMPORT_FILE_PROTECTED,
        NoTable::OtherWorkbook => k::IMPORT_FILE_OTHER_WORKBOOK,
        NoTable::Pdf => k::IMPORT_FILE_PDF,
        NoTable::Picture => k::IMPORT_FILE_PICTURE,
        NoTable::Markup => k::IMPORT_FILE_MARKUP,
        NoTable::Archive => k::IMPORT_FILE_ARCHIVE,
        NoTable::Binary => k::IMPORT_FILE_BINARY,
        NoTable::Unreadable { .. } => k::IMPORT_FILE_UNREADABLE,
        NoTable::MixedEncodings { .. } => k::IMPORT_FILE_MIXED_ENCODINGS,
        NoTable::OpenQuote { .. } => k::IMPORT_FILE_OPEN_QUOTE,
        NoTable::Bomb => k::IMPORT_FILE_BOMB,
        NoTable::Damaged => k::IMPORT_FILE_DAMAGED,
        NoTable::NoSheet => k::IMPORT_FILE_NO_SHEET,
        NoTable::HiddenSheets => k::IMPORT_FILE_HIDDEN_SHEETS,
    }
}
