//! Quotes, seen as the parser sees them.

use crate::Delimiter;

/// Where a walk through a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the first letter of a cell: a quote opens one.
    Start,
    /// In a cell without quotes, or behind the closing quote.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote between quotes: a second one is a quote that was meant.
    Closing,
}

/// Walks through a text with line ends of `\n`.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    place: Place,
    delimiter: u8,
}

/// What a byte does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It parts two cells.
    Parts,
    /// It ends a row.
    Ends,
    /// It belongs to a cell.
    Nothing,
}

impl Walk {
    pub(super) fn new(delimiter: u8) -> Self {
        Self { place: Place::Start, delimiter }
    }

    /// Whether the walk stands between quotes.
    pub(super) fn is_quoted(self) -> bool {
        self.place == Place::Quoted
    }

    /// Takes the next byte.
    pub(super) fn step(&mut self, byte: u8) -> Step {
        let (place, step) = match (self.place, byte) {
            (Place::Quoted, b'"') => (Place::Closing, Step::Nothing),
            (Place::Quoted, _) | (Place::Closing | Place::Start, b'"') => (Place::Quoted, Step::Nothing),
            (_, b'\n') => (Place::Start, Step::Ends),
            (_, byte) if byte == self.delimiter => (Place::Start, Step::Parts),
            (_, _) => (Place::Plain, Step::Nothing),
        };
        self.place = place;
        step
    }
}

/// The row (from 1, empty ones counted) whose quote is never closed.
pub(super) fn open(text: &str, delimiter: Option<Delimiter>) -> Option<u32> {
    let mut walk = Walk::new(delimiter.map_or(super::NOWHERE, Delimiter::byte));
    let mut line: u32 = 1;
    for byte in text.bytes() {
        if walk.step(byte) == Step::Ends {
            line = line.saturating_add(1);
        }
    }
    walk.is_quoted().then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_quote_is_found_where_it_opens() {
        let open = |text| open(text, Some(Delimiter::Semicolon));
        assert_eq!(open("a;b\n\n\"c;d\ne;f"), Some(3));
        assert_eq!(open("a;\"b\nb\"\n"), None);
        assert_eq!(open("5\" Rohr;\"\"\"x\"\"\"\n"), None);
    }
}
