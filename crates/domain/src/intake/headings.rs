//! Which column of a list holds what: a guess by its headings, and by its values where a heading says too little.

use super::fits::share;
use super::key::normalised;
use super::known_headings::Known;
use super::{Column, List};
use jiff::civil::Date;

/// Why a column is guessed, or left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The heading is known.
    Heading,
    /// The heading can mean several things; the values decide.
    Values,
    /// A part of the heading is known.
    Words,
    /// Open: the heading can mean several things, and the values do not decide.
    Unclear,
    /// Open: the column at this place means the same, and more clearly or before this one.
    Taken(usize),
    /// Open: the heading is known to be none of ours.
    NotOurs,
    /// Open: the heading is unknown, or empty.
    Unknown,
}

/// What a column of a list seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// What it holds; nothing: not to be read until a person says what it is.
    pub column: Option<Column>,
    /// Why.
    pub why: Why,
}

impl Guess {
    const fn open(why: Why) -> Self {
        Self { column: None, why }
    }
}

/// At least so many of 100 filled cells have to look like what the heading could mean.
const ENOUGH: usize = 67;

/// Guesses what each column holds, by place; no two columns hold the same. `rows` are some rows under the headings; they may be shorter.
pub fn guess<C: AsRef<str>>(list: List, headings: &[C], rows: &[Vec<C>], today: Date) -> Vec<Guess> {
    let known = Known::of(list);
    let open: Vec<Open> = headings.iter().map(|heading| Open::of(known, heading.as_ref())).collect();
    let mut guesses = vec![Guess::open(Why::Unknown); headings.len()];
    for why in [Why::Heading, Why::Values, Why::Words] {
        for (place, one) in open.iter().enumerate().filter(|(_, one)| one.why == why) {
            let taken = |column: Column| guesses.iter().position(|guess| guess.column == Some(column));
            let found = match one.columns.as_slice() {
                [] => Guess::open(Why::NotOurs),
                [column] => {
                    taken(*column).map_or(Guess { column: Some(*column), why }, |by| Guess::open(Why::Taken(by)))
                }
                several => {
                    let cells: Vec<&str> = rows.iter().filter_map(|row| row.get(place)).map(AsRef::as_ref).collect();
                    decided(several, &cells, today, taken)
                }
            };
            if let Some(guess) = guesses.get_mut(place) {
                *guess = found;
            }
        }
    }
    guesses
}

/// What a heading could mean, and how that is known.
struct Open {
    columns: Vec<Column>,
    why: Why,
}

impl Open {
    fn of(known: &Known, heading: &str) -> Self {
        let words = normalised(heading);
        let whole = known.whole(&words);
        let why = match &whole {
            Some(meaning) if meaning.columns.len() > 1 => Why::Values,
            Some(_) => Why::Heading,
            None => Why::Words,
        };
        match whole.or_else(|| known.part(&words)) {
            Some(meaning) => Self { columns: meaning.columns, why },
            None => Self { columns: Vec::new(), why: Why::Unknown },
        }
    }
}

/// The column that most cells look like; of two alike the first, which is the likelier. What another column holds is out of question.
fn decided(several: &[Column], cells: &[&str], today: Date, taken: impl Fn(Column) -> Option<usize>) -> Guess {
    let given_name = taken(Column::GivenName).is_some();
    let mut best: Option<(Column, usize)> = None;
    let mut by = None;
    for column in several.iter().copied() {
        if let Some(place) = taken(column) {
            by = by.or(Some(place));
            continue;
        }
        // Beside given names stands the family name, though it may have two words.
        let beside = column == Column::WholeName && given_name;
        let Some(share) = share(column, cells, today).filter(|share| *share >= ENOUGH && !beside) else { continue };
        if best.is_none_or(|(_, most)| share > most) {
            best = Some((column, share));
        }
    }
    match (best, by) {
        (Some((column, _)), _) => Guess { column: Some(column), why: Why::Values },
        (None, Some(place)) => Guess::open(Why::Taken(place)),
        (None, None) => Guess::open(Why::Unclear),
    }
}
