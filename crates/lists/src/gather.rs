//! Rows from either format, held against the limits as they come, and the heading among them.

use crate::clean::clean;
use crate::{Format, Limits, NoTable, Row, Table};

/// So many rows may stand above the heading: the title, the day of the list, who made it.
const ABOVE: usize = 20;
/// So many rows below a possible heading say how wide the list is.
const BELOW: usize = 10;

/// Rows with something in them, none of them over a limit.
pub(crate) struct Gather {
    limits: Limits,
    rows: Vec<Row>,
    text: usize,
}

impl Gather {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, rows: Vec::new(), text: 0 }
    }

    /// Whether no row with something in it came yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes a row; an empty one is left out, and so are empty cells at its end.
    ///
    /// # Errors
    /// The limit that it breaks.
    pub(crate) fn push<'a>(&mut self, line: u32, cells: impl Iterator<Item = &'a str>) -> Result<(), NoTable> {
        let mut row = Row { line, cells: Vec::new() };
        let mut empty = 0;
        for (column, cell) in cells.enumerate() {
            let cell = clean(cell);
            if cell.is_empty() {
                empty += 1;
                continue;
            }
            // Before the empty cells are made: a row may claim millions of them.
            if column >= self.limits.columns {
                return Err(NoTable::TooManyColumns { line });
            }
            self.measure(line, column, &cell)?;
            row.cells.extend(std::iter::repeat_n(String::new(), empty));
            empty = 0;
            row.cells.push(cell);
        }
        if row.cells.is_empty() {
            return Ok(());
        }
        if self.rows.len() > self.limits.rows + ABOVE {
            return Err(NoTable::TooManyRows { line });
        }
        self.rows.push(row);
        Ok(())
    }

    fn measure(&mut self, line: u32, column: usize, cell: &str) -> Result<(), NoTable> {
        if cell.chars().count() > self.limits.cell {
            let column = u32::try_from(column + 1).unwrap_or(u32::MAX);
            return Err(NoTable::CellTooLong { line, column });
        }
        self.text += cell.len();
        if self.text > self.limits.text { Err(NoTable::TooMuchText { line }) } else { Ok(()) }
    }

    /// Whether a heading with at least two names stands in it and a row below: most likely a list.
    pub(crate) fn looks_like_a_list(&self) -> bool {
        self.heading().is_some_and(|at| at + 1 < self.rows.len())
    }

    /// Parts the heading from the rows. Where none is sure, the first row is it: a list of one column has such a heading.
    ///
    /// # Errors
    /// [`NoTable::Empty`], [`NoTable::NoRows`], [`NoTable::TooManyRows`].
    pub(crate) fn finish(mut self, format: Format) -> Result<Table, NoTable> {
        let at = self.heading().unwrap_or(0);
        let mut rows = self.rows.split_off(at.min(self.rows.len())).into_iter();
        let header = rows.next().ok_or(NoTable::Empty)?.cells;
        let mut rows: Vec<Row> = rows.collect();
        if rows.is_empty() {
            return Err(NoTable::NoRows);
        }
        if let Some(first) = rows.get(self.limits.rows) {
            return Err(NoTable::TooManyRows { line: first.line });
        }
        for row in &mut rows {
            let width = row.cells.len().max(header.len());
            row.cells.resize(width, String::new());
        }
        Ok(Table { format, header, rows })
    }

    /// The first row with two names in it that is about as wide as what follows.
    fn heading(&self) -> Option<usize> {
        (0..self.rows.len().min(ABOVE + 1)).find(|&at| {
            let below = self.rows[at + 1..].iter().take(BELOW);
            let widest = below.map(|row| row.cells.len()).max().unwrap_or(0);
            let cells = &self.rows[at].cells;
            let names = cells.iter().filter(|cell| is_name(cell)).count();
            let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
            names >= 2 && filled * 2 >= widest
        })
    }
}

/// Whether a cell may be a heading: it holds a letter. `2026` and `01.02.2026` are none.
fn is_name(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(rows: &[&[&str]]) -> Gather {
        let mut gather = Gather::new(Limits::default());
        for (line, row) in (1..).zip(rows) {
            gather.push(line, row.iter().copied()).expect("within the limits");
        }
        gather
    }

    fn table(rows: &[&[&str]]) -> Result<Table, NoTable> {
        gathered(rows).finish(Format::Workbook { sheet: "S".to_owned() })
    }

    #[test]
    fn titles_above_the_heading_are_left_out() {
        let read =
            table(&[&["Personalliste"], &["Stand", "01.11.2026"], &[], &["Name", "Ort", "Eintritt"], &["A", "B", "C"]]);
        let read = read.expect("a list");
        assert_eq!(read.header, ["Name", "Ort", "Eintritt"]);
        assert_eq!(read.rows, [Row { line: 5, cells: vec!["A".into(), "B".into(), "C".into()] }]);
    }

    #[test]
    fn a_row_is_as_wide_as_the_heading_or_wider() {
        let read = table(&[&["Name", "Ort"], &["A"], &["B", "C", "D"]]).expect("a list");
        assert_eq!(read.rows[0].cells, ["A", ""]);
        assert_eq!(read.rows[1].cells, ["B", "C", "D"]);
    }

    #[test]
    fn nothing_is_no_list() {
        assert_eq!(table(&[&["", " "]]), Err(NoTable::Empty));
        assert_eq!(table(&[&["Name", "Ort"]]), Err(NoTable::NoRows));
        assert!(!gathered(&[&["Hinweise"], &["Bitte ausfüllen"]]).looks_like_a_list());
    }
}
