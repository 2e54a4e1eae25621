//! What was read, and how much is read at all.

/// A list: one heading, and the rows below it that hold something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How the file was written; worth showing, because a wrong guess explains strange letters.
    pub format: Format,
    /// The headings from the first column on, cleaned like every cell. One may be empty and several may be the same.
    pub header: Vec<String>,
    /// The rows in the order of the file, without empty ones.
    pub rows: Vec<Row>,
}

impl Table {
    /// The columns (from 0) whose heading stood in an earlier column already, but for case. Empty headings do not count.
    #[must_use]
    pub fn repeated(&self) -> Vec<usize> {
        let folded: Vec<String> = self.header.iter().map(|heading| heading.to_lowercase()).collect();
        let again = |column: &usize| !folded[*column].is_empty() && folded[..*column].contains(&folded[*column]);
        (0..folded.len()).filter(again).collect()
    }
}

/// A row below the heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The row's number as a table program shows it, from 1: empty rows count, a line break inside a cell does not.
    pub line: u32,
    /// At least as many as there are headings. There are more where the row has more: then something is wrong with it, mostly a
    /// delimiter inside a text without quotes.
    ///
    /// Numbers of a workbook have `.` before their decimals and nothing between thousands, days are `yyyy-mm-dd`. A line break
    /// inside a cell is `\n`.
    pub cells: Vec<String>,
}

/// How the file was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// Lines of text.
    Text {
        /// How its letters were written.
        encoding: Encoding,
        /// What parts its cells; nothing where there is one column.
        delimiter: Option<Delimiter>,
    },
    /// A workbook (XLSX).
    Workbook {
        /// The sheet that was read.
        sheet: String,
    },
}

/// How letters were written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark at the beginning.
    Utf8,
    /// UTF-16 with the low byte first: "Unicode text" of Excel.
    Utf16Le,
    /// UTF-16 with the high byte first.
    Utf16Be,
    /// Windows-1252: what programs on a western Windows write.
    Windows1252,
    /// CP850: what programs from the days of DOS write.
    Cp850,
}

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `;`, what Excel writes where the comma is the decimal sign.
    Semicolon,
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `|`
    Bar,
}

impl Delimiter {
    /// All of them; in a tie the earlier one wins.
    pub(crate) const ALL: [Self; 4] = [Self::Semicolon, Self::Tab, Self::Comma, Self::Bar];

    /// Its byte, the same in every encoding that is read.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// How much is read. What is over a limit is refused, never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Columns with something in them.
    pub columns: usize,
    /// Rows below the heading with something in them.
    pub rows: usize,
    /// Characters of one cell.
    pub cell: usize,
    /// Bytes of all cells together: a workbook may name one long text in every cell.
    pub text: usize,
    /// Bytes of all parts of a workbook, unpacked.
    pub unpacked: u64,
    /// How many times larger than the file the unpacked parts may be, once they are over a megabyte.
    pub ratio: u64,
    /// Parts of a workbook.
    pub parts: usize,
}

impl Default for Limits {
    /// 20 MB, 100 columns, 20,000 rows, 4,096 characters a cell and 32 MB of text; workbooks of 200 parts and 64 MB, at most
    /// 200 times the file.
    fn default() -> Self {
        Self {
            bytes: 20_000_000,
            columns: 100,
            rows: 20_000,
            cell: 4_096,
            text: 32_000_000,
            unpacked: 64_000_000,
            ratio: 200,
            parts: 200,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_stand_twice_are_told() {
        let header = ["Name", "Betrag", "", "betrag", ""].map(str::to_owned).to_vec();
        let table = Table { format: Format::Workbook { sheet: "S".to_owned() }, header, rows: Vec::new() };
        assert_eq!(table.repeated(), [3]);
    }
}
