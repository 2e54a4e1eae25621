//! The headings that payroll, staff and broker programs write, and what they mean.

use super::key::{compact, normalised};
use super::{Column, List};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Heading, language, columns: several, parted by `|`, where the values have to decide (the likeliest first); `-` where it is none of
/// ours, wherever it stands in a heading.
const TABLE: &str = include_str!("../../vectors/intake/headings.tsv");

/// What a known heading means in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    /// None: it is known to be none of ours.
    pub(super) columns: Vec<Column>,
    /// How many letters of the heading were known.
    pub(super) letters: usize,
}

/// The table, ready to be asked about one kind of list.
pub(super) struct Known {
    by_words: HashMap<String, Vec<Column>>,
    by_letters: HashMap<String, Vec<Column>>,
    /// Words in the longest heading.
    longest: usize,
}

impl Known {
    /// For one kind of list; the table is read once.
    pub(super) fn of(list: List) -> &'static Self {
        static PEOPLE: LazyLock<Known> = LazyLock::new(|| Known::read(List::People));
        static CONTRACTS: LazyLock<Known> = LazyLock::new(|| Known::read(List::Contracts));
        match list {
            List::People => &PEOPLE,
            List::Contracts => &CONTRACTS,
        }
    }

    /// The first row of a heading holds; the tests know that no two contradict.
    fn read(list: List) -> Self {
        let mut known = Self { by_words: HashMap::new(), by_letters: HashMap::new(), longest: 1 };
        for (heading, codes) in rows() {
            let words = normalised(heading);
            let columns: Vec<Column> =
                codes.split('|').filter_map(Column::from_code).filter(|column| column.belongs_to(list)).collect();
            // A heading of the other kind of list says nothing here.
            if codes != "-" && columns.is_empty() {
                continue;
            }
            known.longest = known.longest.max(words.split(' ').count());
            known.by_letters.entry(compact(&words)).or_insert_with(|| columns.clone());
            known.by_words.entry(words).or_insert(columns);
        }
        known
    }

    /// A heading that is in the table as a whole, blanks apart.
    pub(super) fn whole(&self, words: &str) -> Option<Meaning> {
        let letters = compact(words);
        let columns = self.by_letters.get(&letters)?.clone();
        Some(Meaning { columns, letters: letters.len() })
    }

    /// A heading of which a part is in the table: the longest such part. A part that is none of ours outdoes all; parts that need values
    /// to be decided say too little; two different ones of the same length say nothing.
    pub(super) fn part(&self, words: &str) -> Option<Meaning> {
        let list: Vec<&str> = words.split(' ').collect();
        let mut best: Option<Meaning> = None;
        let mut doubtful = false;
        for from in 0..list.len() {
            for to in from + 1..=list.len().min(from + self.longest) {
                let part = list.get(from..to).unwrap_or_default().join(" ");
                let Some(columns) = self.by_words.get(&part) else { continue };
                match columns.as_slice() {
                    [] => return Some(Meaning { columns: Vec::new(), letters: part.len() }),
                    [_] => {}
                    _ => continue,
                }
                let found = Meaning { columns: columns.clone(), letters: part.len() };
                match &best {
                    Some(best) if best.letters > found.letters => {}
                    Some(best) if best.letters == found.letters => doubtful |= best.columns != found.columns,
                    _ => {
                        doubtful = false;
                        best = Some(found);
                    }
                }
            }
        }
        best.filter(|_| !doubtful)
    }
}

/// What a heading means by itself, without values: the columns it can be, none for what is none of ours.
pub fn meant_by(heading: &str, list: List) -> Option<Vec<Column>> {
    let words = normalised(heading);
    let known = Known::of(list);
    known.whole(&words).or_else(|| known.part(&words)).map(|meaning| meaning.columns)
}

/// The rows of the table: heading and columns.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.nth(1)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rows_contradict() {
        let mut seen: HashMap<String, (&str, &str)> = HashMap::new();
        let mut failures = Vec::new();
        for (heading, codes) in rows() {
            let letters = compact(&normalised(heading));
            assert!(!letters.is_empty(), "{heading}");
            if let Some((other, meant)) = seen.insert(letters, (heading, codes)).filter(|(_, meant)| *meant != codes) {
                failures.push(format!("{other} is {meant}, {heading} is {codes}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn a_part_is_enough_unless_it_is_none_of_ours() {
        let one = |heading: &str| meant_by(heading, List::People);
        assert_eq!(one("Eintrittsdatum im Konzern"), Some(vec![Column::EntryDate]));
        assert_eq!(one("E-Mail dienstlich neu"), Some(vec![Column::Email]));
        assert_eq!(one("Geburtsdatum Kind"), Some(vec![]));
        assert_eq!(one("Schuhgröße"), None);
        assert_eq!(one("Name der Schule"), None);
        assert_eq!(one(""), None);
    }

    #[test]
    fn a_heading_means_what_its_list_is_about() {
        assert_eq!(meant_by("Beginn", List::Contracts), Some(vec![Column::Start]));
        assert_eq!(meant_by("Beginn", List::People), Some(vec![Column::EntryDate]));
        assert_eq!(meant_by("Durchführungsweg", List::People), None);
    }
}
