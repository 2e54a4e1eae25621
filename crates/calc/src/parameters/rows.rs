//! Reads the tables of parameters, which are part of the program: `data/*.tsv`.

use crate::{Cents, Percent};
use jiff::civil::Date;

/// One value with its validity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What it is: `pension.ceiling.month`.
    pub name: &'static str,
    /// As printed by the law: `8450.00`.
    pub value: &'static str,
    /// `EUR`, `%`, `number2` or `number4` (decimals).
    pub unit: &'static str,
    /// The first day on which it holds.
    pub from: Date,
    /// The last day; none: until the law changes.
    pub to: Option<Date>,
    /// Where it is published.
    pub source: &'static str,
    /// Whether the text of the law or two independent sources confirm it.
    pub verified: bool,
}

impl Row {
    /// Whether it holds on each day from the first to the last of these months; in a year that no calendar has, nothing does.
    pub(super) fn covers(&self, year: i16, (first, last): (i8, i8)) -> bool {
        let (Ok(first), Ok(last)) = (Date::new(year, first, 1), Date::new(year, last, 1)) else { return false };
        let last = last.last_of_month();
        self.from <= first && self.to.is_none_or(|to| to >= last)
    }
}

/// The lines of a table, cut at tabs; remarks and empty lines left out.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The rows of a table. A line that cannot be read is left out; the tests count them.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    lines(table).filter_map(|line| row(&line))
}

fn row(line: &[&'static str]) -> Option<Row> {
    let &[name, value, unit, from, to, source, standing] = line else { return None };
    let to = if to == "-" { None } else { Some(day(to)?) };
    let verified = match standing {
        "verified" => true,
        "unverified" => false,
        _ => return None,
    };
    Some(Row { name, value, unit, from: day(from)?, to, source, verified })
}

/// `2026-12-31`. By hand: the calendar's own reader knows every form there is and would weigh 20 kB in the browser.
pub(crate) fn day(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What a value can be read as.
pub(super) trait Value: Copy {
    /// None if the unit is another one or the text is no such value.
    fn read(text: &str, unit: &str) -> Option<Self>;
}

impl Value for Cents {
    fn read(text: &str, unit: &str) -> Option<Self> {
        decimal(text, 2).filter(|_| unit == "EUR").map(Self::new)
    }
}

impl Value for Percent {
    fn read(text: &str, unit: &str) -> Option<Self> {
        text.parse().ok().filter(|_| unit == "%")
    }
}

/// A plain number with so many decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number<const DECIMALS: u8>(pub i64);

impl Value for Number<2> {
    fn read(text: &str, unit: &str) -> Option<Self> {
        decimal(text, 2).filter(|_| unit == "number2").map(Self)
    }
}

impl Value for Number<4> {
    fn read(text: &str, unit: &str) -> Option<Self> {
        decimal(text, 4).filter(|_| unit == "number4").map(Self)
    }
}

/// `12.34` with exactly so many decimals, counted in the last one.
fn decimal(text: &str, decimals: usize) -> Option<i64> {
    let (whole, part) = text.split_once('.')?;
    (part.len() == decimals).then(|| format!("{whole}{part}").parse().ok()).flatten()
}
