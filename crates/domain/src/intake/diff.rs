//! What the rows of a list would do to what is known.

use super::{CellFault, Column, Line, List, ReadRow, Values, masked};
use std::collections::HashMap;
use std::fmt;

/// A value that would change.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which.
    pub column: Column,
    /// What is known; nothing, if nothing is.
    pub old: Option<String>,
    /// What the list says.
    pub new: String,
}

impl fmt::Debug for FieldChange {
    /// Logs never show a sensitive value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let old = self.old.as_deref().map(|old| masked(self.column, old));
        let new = masked(self.column, &self.new);
        f.debug_struct("FieldChange").field("column", &self.column).field("old", &old).field("new", &new).finish()
    }
}

/// What a row would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It adds somebody or something unknown.
    New,
    /// It changes these, at least one.
    Changed(Vec<FieldChange>),
    /// Everything it says is known.
    Unchanged,
    /// It cannot be taken, for these reasons, at least one.
    Refused(Vec<CellFault>),
}

/// A row with what it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Where it stands.
    pub line: Line,
    /// What it is known by.
    pub key: Option<String>,
    /// What it would do.
    pub verdict: Verdict,
}

/// Compares what a row says with what is known. What the row does not say stays as it is: an empty cell takes nothing away.
pub fn verdict(known: Option<&Values>, row: &Values) -> Verdict {
    let Some(known) = known else { return Verdict::New };
    let differing = row.all().filter(|(column, new)| known.get(*column) != Some(*new));
    let changes: Vec<FieldChange> = differing
        .map(|(column, new)| FieldChange { column, old: known.get(column).map(str::to_owned), new: new.to_owned() })
        .collect();
    if changes.is_empty() { Verdict::Unchanged } else { Verdict::Changed(changes) }
}

/// Judges all rows of a file, in their order. `known` tells what is known under a key. Of rows with the same key none is taken: each is
/// refused with another one's line, also where that one is refused for other reasons.
pub fn judge(list: List, rows: Vec<ReadRow>, known: impl Fn(&str) -> Option<Values>) -> Vec<Judged> {
    let others = others(&rows);
    let judged = rows.into_iter().zip(others).map(|(row, other)| {
        let duplicate = other.map(|line| CellFault::duplicate(list.key_column(), line));
        let verdict = match (row.values, duplicate) {
            (Ok(values), None) => verdict(row.key.as_deref().and_then(&known).as_ref(), &values),
            (Ok(_), Some(fault)) => Verdict::Refused(vec![fault]),
            (Err(mut faults), duplicate) => {
                faults.extend(duplicate);
                Verdict::Refused(faults)
            }
        };
        Judged { line: row.line, key: row.key, verdict }
    });
    judged.collect()
}

/// For each row the line of another one with the same key: the first such line, for the first row the second.
fn others(rows: &[ReadRow]) -> Vec<Option<Line>> {
    let mut places: HashMap<&str, (usize, Option<usize>)> = HashMap::with_capacity(rows.len());
    let keyed = rows.iter().enumerate().filter_map(|(place, row)| row.key.as_deref().map(|key| (place, key)));
    for (place, key) in keyed {
        let first_two = places.entry(key).or_insert((place, None));
        if first_two.0 != place && first_two.1.is_none() {
            first_two.1 = Some(place);
        }
    }
    let other = |(place, row): (usize, &ReadRow)| {
        let (first, second) = places.get(row.key.as_deref()?)?;
        let other = if *first == place { (*second)? } else { *first };
        rows.get(other).map(|row| row.line)
    };
    rows.iter().enumerate().map(other).collect()
}

/// How many rows would do what. There is no total beside the parts that could differ from them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    new: u32,
    changed: u32,
    unchanged: u32,
    refused: u32,
}

impl Counts {
    /// Counts one more row.
    pub fn count(&mut self, verdict: &Verdict) {
        let part = match verdict {
            Verdict::New => &mut self.new,
            Verdict::Changed(_) => &mut self.changed,
            Verdict::Unchanged => &mut self.unchanged,
            Verdict::Refused(_) => &mut self.refused,
        };
        *part = part.saturating_add(1);
    }

    /// How many are new.
    pub const fn new_rows(self) -> u32 {
        self.new
    }

    /// How many change something.
    pub const fn changed(self) -> u32 {
        self.changed
    }

    /// How many say what is known.
    pub const fn unchanged(self) -> u32 {
        self.unchanged
    }

    /// How many are refused.
    pub const fn refused(self) -> u32 {
        self.refused
    }

    /// How many would be booked.
    pub const fn effective(self) -> u32 {
        self.new.saturating_add(self.changed)
    }

    /// How many rows there are: the sum.
    pub const fn total(self) -> u32 {
        self.effective().saturating_add(self.unchanged).saturating_add(self.refused)
    }
}

impl<'v> FromIterator<&'v Verdict> for Counts {
    fn from_iter<I: IntoIterator<Item = &'v Verdict>>(verdicts: I) -> Self {
        let mut counts = Self::default();
        for verdict in verdicts {
            counts.count(verdict);
        }
        counts
    }
}
