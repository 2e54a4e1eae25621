//! The door for what a declaration says.

use super::{Column, Fact, Note, Part, Section, Table, Value, data, limits};
use crate::templates::{
    door::{Door, Wrong, at_most, some, whole},
    money::printed,
};
use crate::{DocumentError, Field, Language, Problem, fonts};

/// How wide a table is, in units of its type's size.
const WIDE: f64 = 43.0;
/// What a column of words takes at least.
const WORDS: f64 = 7.5;
/// Between two columns.
const BETWEEN: f64 = 1.5;
/// How wide a digit is where all are equally wide.
const DIGIT: f64 = 0.61;
/// Semibold letters are so much wider.
const STRONG: f64 = 1.08;

/// All sections as the template reads them.
///
/// # Errors
///
/// If a field is not usable; its section is named.
pub(super) fn all(
    door: &mut Door,
    sections: &[Section],
    language: Language,
) -> Result<Vec<data::SectionData>, DocumentError> {
    some(Field::Sections, sections, limits::SECTIONS).map_err(whole)?;
    let mut work = Work { door, language, clauses: 0, left: limits::WHOLE };
    let section = |(index, section): (usize, &Section)| {
        let at = |(field, problem): Wrong| DocumentError::Section { section: index, field, problem };
        work.section(section).map_err(at)
    };
    sections.iter().enumerate().map(section).collect()
}

/// Numbers are as wide as they are: their columns get that width, which typesetting would have to find out by setting them twice.
/// What they leave must be enough for the words beside them.
fn widths(columns: &mut [data::ColumnData], rows: &[&Vec<String>]) -> Result<(), Wrong> {
    let wide = |character: char| if character.is_ascii_digit() { DIGIT } else { fonts::width(character) * STRONG };
    let em = |text: &str| text.chars().map(wide).sum::<f64>();
    let mut taken = 0.0;
    for (index, column) in columns.iter_mut().enumerate() {
        if column.number {
            let cells = rows.iter().filter_map(|row| row.get(index)).map(|cell| em(cell));
            let width = cells.fold(em(&column.title), f64::max);
            column.em = Some(width);
            taken += width + BETWEEN;
        } else {
            taken += WORDS;
        }
    }
    if taken > WIDE { Err((Field::Table, Problem::TooWide)) } else { Ok(()) }
}

/// What is known while the sections are read one after the other.
struct Work<'d> {
    door: &'d mut Door,
    language: Language,
    /// The number of the last clause.
    clauses: usize,
    /// How many characters there still may be.
    left: usize,
}

impl Work<'_> {
    fn section(&mut self, section: &Section) -> Result<data::SectionData, Wrong> {
        some(Field::Sections, &section.parts, limits::PARTS)?;
        let heading = self.take(Field::Heading, &section.heading, limits::TITLE)?;
        let parts = section.parts.iter().map(|part| self.part(part)).collect::<Result<_, _>>()?;
        Ok(data::SectionData { heading, parts })
    }

    fn part(&mut self, part: &Part) -> Result<data::PartData, Wrong> {
        match part {
            Part::Text(text) => Ok(data::PartData::Text { text: self.take(Field::Text, text, limits::TEXT)? }),
            Part::Facts(facts) => {
                some(Field::Facts, facts, limits::ROWS)?;
                let rows = facts.iter().map(|fact| self.fact(fact)).collect::<Result<_, _>>()?;
                Ok(data::PartData::Facts { rows })
            }
            Part::Table(table) => self.table(table),
            Part::Clauses(clauses) => {
                some(Field::Clauses, clauses, limits::ROWS)?;
                let first = self.clauses.saturating_add(1);
                self.clauses = self.clauses.saturating_add(clauses.len());
                let clause = |clause: &String| self.take(Field::Clauses, clause, limits::TEXT);
                let clauses = clauses.iter().map(clause).collect::<Result<_, _>>()?;
                Ok(data::PartData::Clauses { first, clauses })
            }
            Part::Note(note) => self.note(note),
        }
    }

    fn fact(&mut self, fact: &Fact) -> Result<data::FactData, Wrong> {
        Ok(data::FactData {
            label: self.take(Field::Facts, &fact.label, limits::LINE)?,
            value: self.value(Field::Facts, &fact.value, limits::VALUE)?,
            number: matches!(fact.value, Value::Number(_) | Value::Amount { .. }),
            strong: fact.strong,
        })
    }

    fn note(&mut self, note: &Note) -> Result<data::PartData, Wrong> {
        Ok(data::PartData::Note {
            tone: note.tone,
            text: self.take(Field::Note, &note.text, limits::VALUE)?,
            norm: self.door.maybe(Field::Note, note.norm.as_deref(), limits::LINE)?,
        })
    }

    fn table(&mut self, table: &Table) -> Result<data::PartData, Wrong> {
        some(Field::Table, &table.columns, limits::COLUMNS)?;
        some(Field::Table, &table.rows, limits::ROWS)?;
        let mut columns: Vec<data::ColumnData> =
            table.columns.iter().map(|column| self.column(column)).collect::<Result<_, _>>()?;
        let mut line = |cells: &Vec<Value>| {
            at_most(Field::Table, cells, limits::COLUMNS)?;
            if cells.len() != columns.len() {
                return Err((Field::Table, Problem::Uneven));
            }
            self.spend(limits::ENTRY)?;
            cells
                .iter()
                .map(|cell| self.value(Field::Table, cell, limits::CELL))
                .collect::<Result<Vec<String>, Wrong>>()
        };
        let rows: Vec<Vec<String>> = table.rows.iter().map(&mut line).collect::<Result<_, _>>()?;
        let total = table.total.as_ref().map(line).transpose()?;
        widths(&mut columns, &rows.iter().chain(&total).collect::<Vec<_>>())?;
        Ok(data::PartData::Table { columns, rows, total })
    }

    fn column(&mut self, column: &Column) -> Result<data::ColumnData, Wrong> {
        let title = self.take(Field::Table, &column.title, limits::LINE)?;
        Ok(data::ColumnData { title, number: column.numbers, em: None })
    }

    fn value(&mut self, field: Field, value: &Value, longest: usize) -> Result<String, Wrong> {
        match value {
            Value::Text(text) => {
                self.spend(text.len())?;
                self.door.text(field, text, longest)
            }
            Value::Number(text) => self.door.text(field, text, limits::NUMBER),
            Value::Amount { hundredths, currency } => {
                let currency = self.door.text(Field::Amount, currency, limits::CURRENCY)?;
                Ok(format!("{}\u{a0}{currency}", printed(*hundredths, self.language)))
            }
            Value::Nothing => Ok(String::new()),
        }
    }

    /// Prepares a text and counts it.
    fn take(&mut self, field: Field, raw: &str, longest: usize) -> Result<String, Wrong> {
        self.spend(raw.len().max(limits::ENTRY))?;
        self.door.text(field, raw, longest)
    }

    /// Pages cost time before they can be counted, so what fits on none is refused first.
    fn spend(&mut self, characters: usize) -> Result<(), Wrong> {
        self.left = self.left.checked_sub(characters).ok_or((Field::Sections, Problem::TooLong(limits::WHOLE)))?;
        Ok(())
    }
}
