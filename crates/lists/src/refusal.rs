//! Why a file gives no table.

/// Why a file gives no table. Each has a [code](Self::code) for which the app has a text that says what to do.
///
/// Lines and columns are counted from 1, as a table program shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    /// There is nothing in it: no bytes, or only empty rows.
    #[error("the file is empty")]
    Empty,
    /// There is a heading and no row below it.
    #[error("there is no row below the heading")]
    NoRows,
    /// The file is larger than is read.
    #[error("the file is too large: {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A row has more columns than are read.
    #[error("line {line} has too many columns")]
    TooManyColumns {
        /// The row.
        line: u32,
    },
    /// There are more rows than are read.
    #[error("there are too many rows, from line {line} on")]
    TooManyRows {
        /// The first row too many.
        line: u32,
    },
    /// A cell is longer than is read; mostly a quote that nobody closed.
    #[error("the cell in line {line}, column {column} is too long")]
    CellTooLong {
        /// Its row.
        line: u32,
        /// Its column.
        column: u32,
    },
    /// All cells together are longer than is read.
    #[error("there is too much text, from line {line} on")]
    TooMuchText {
        /// The row in which it became too much.
        line: u32,
    },
    /// A workbook of Excel before 2007 (or another old Office file): save it as XLSX or CSV.
    #[error("this is an old Office file")]
    OldOffice,
    /// A workbook with a password: save it without.
    #[error("the file is protected by a password")]
    Protected,
    /// A workbook of another kind (ODS, XLSB): save it as XLSX or CSV.
    #[error("this is a workbook of another kind")]
    OtherWorkbook,
    /// A PDF.
    #[error("this is a PDF")]
    Pdf,
    /// A picture.
    #[error("this is a picture")]
    Picture,
    /// A web page or XML, whatever its name says; some programs call that XLS. Open it and save it as XLSX or CSV.
    #[error("this is a web page or XML")]
    Markup,
    /// An archive that is no workbook: unpack it and send the list itself.
    #[error("this is an archive and no workbook")]
    Archive,
    /// Neither text nor anything else that is known.
    #[error("this is no text")]
    Binary,
    /// Bytes that are no letters in the encoding that the file is written in.
    #[error("line {line} holds bytes that are no letters")]
    Unreadable {
        /// The line of the text, as an editor counts.
        line: u32,
    },
    /// Some lines are written in UTF-8 and some are not: several files were put together.
    #[error("line {line} is written differently from other lines")]
    MixedEncodings {
        /// The first line that is not UTF-8, as an editor counts.
        line: u32,
    },
    /// A quote is opened and never closed.
    #[error("the quote in line {line} is never closed")]
    OpenQuote {
        /// The row whose cell it opens.
        line: u32,
    },
    /// A workbook that becomes far too large when it is unpacked.
    #[error("the workbook is far larger than the file")]
    Bomb,
    /// A workbook that is cut off or against its own format.
    #[error("the workbook is damaged")]
    Damaged,
    /// A workbook without any sheet of cells.
    #[error("the workbook has no sheet")]
    NoSheet,
    /// A workbook whose sheets are all hidden.
    #[error("all sheets of the workbook are hidden")]
    HiddenSheets,
}

impl NoTable {
    /// A stable name for texts, protocols and tests.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoRows => "no_rows",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::CellTooLong { .. } => "cell_too_long",
            Self::TooMuchText { .. } => "too_much_text",
            Self::OldOffice => "old_office",
            Self::Protected => "protected",
            Self::OtherWorkbook => "other_workbook",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Markup => "markup",
            Self::Archive => "archive",
            Self::Binary => "binary",
            Self::Unreadable { .. } => "unreadable",
            Self::MixedEncodings { .. } => "mixed_encodings",
            Self::OpenQuote { .. } => "open_quote",
            Self::Bomb => "bomb",
            Self::Damaged => "damaged",
            Self::NoSheet => "no_sheet",
            Self::HiddenSheets => "hidden_sheets",
        }
    }

    /// The line in question, where one is known.
    #[must_use]
    pub fn line(self) -> Option<u32> {
        match self {
            Self::TooManyColumns { line }
            | Self::TooManyRows { line }
            | Self::CellTooLong { line, .. }
            | Self::TooMuchText { line }
            | Self::Unreadable { line }
            | Self::MixedEncodings { line }
            | Self::OpenQuote { line } => Some(line),
            _ => None,
        }
    }

    /// The column in question, where one is known.
    #[must_use]
    pub fn column(self) -> Option<u32> {
        if let Self::CellTooLong { column, .. } = self { Some(column) } else { None }
    }
}
