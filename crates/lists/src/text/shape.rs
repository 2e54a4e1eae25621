//! What parts the cells of a text.

use super::quotes::{Step, Walk};
use crate::Delimiter;

/// So many rows are looked at.
const SAMPLE: usize = 50;

/// The delimiter that Excel's first line `sep=;` names, and the text below that line; Excel shows no such row.
pub(super) fn said(text: &str) -> (Option<Delimiter>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim_matches('"');
    let delimiter = named.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| {
        let sign = named.as_bytes().get(4..5)?;
        // Other programs fill that line up with delimiters, as they fill up every row.
        let filled = named.bytes().skip(5).all(|byte| sign.first() == Some(&byte));
        Delimiter::ALL.into_iter().find(|known| filled && sign == [known.byte()])
    });
    if delimiter.is_some() { (delimiter, rest) } else { (None, text) }
}

/// The delimiter that stands equally often in most rows. The file's name speaks for the tab where nothing else does.
pub(super) fn guessed(text: &str, name: &str) -> Option<Delimiter> {
    let best = Delimiter::ALL.into_iter().map(|delimiter| (score(text, delimiter), delimiter));
    // The first of equals wins, so not `max_by_key`.
    let best = best.fold(None, |best: Option<(usize, Delimiter)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    match best {
        Some((0, _)) | None => by_name(name),
        Some((_, delimiter)) => Some(delimiter),
    }
}

fn by_name(name: &str) -> Option<Delimiter> {
    let (_, ending) = name.rsplit_once('.')?;
    ["tsv", "tab"].iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(Delimiter::Tab)
}

/// How well a delimiter fits: first in how many rows of a hundred it stands equally often, then how often that is. Nothing where
/// the rows have none, or where they agree in less than half of the cases.
fn score(text: &str, delimiter: Delimiter) -> usize {
    let counts = counts(text, delimiter.byte());
    let mut common = (0, 0);
    for count in counts.iter().filter(|count| **count > 0) {
        let rows = counts.iter().filter(|other| *other == count).count();
        common = common.max((rows, *count));
    }
    let (rows, often) = common;
    if often == 0 || rows * 2 < counts.len() {
        return 0;
    }
    // A hundred columns more are never worth a row in a hundred less.
    (rows * 100 / counts.len()) * 1_000 + often.min(999)
}

/// How often the delimiter stands outside quotes, for each of the first rows that are not empty.
fn counts(text: &str, delimiter: u8) -> Vec<usize> {
    let mut walk = Walk::new(delimiter);
    let (mut counts, mut count, mut letters) = (Vec::new(), 0, 0_usize);
    for byte in text.bytes().chain(std::iter::once(b'\n')) {
        match walk.step(byte) {
            Step::Parts => count += 1,
            Step::Ends => {
                if letters > 0 {
                    counts.push(count);
                }
                (count, letters) = (0, 0);
                if counts.len() == SAMPLE {
                    break;
                }
                continue;
            }
            Step::Nothing => {}
        }
        letters += 1;
    }
    counts
}

/// The text of which each whole row was put between quotes once more (`"Meier;""Anna"""`), as happens when a list is saved from a
/// program that did not part it.
pub(super) fn unwrapped(text: &str) -> Option<String> {
    let inner = |line: &str| -> Option<String> {
        let bare = line.strip_prefix('"')?.strip_suffix('"')?;
        // What is left must be one cell: a quote in it is doubled.
        (!bare.replace("\"\"", "").contains('"')).then(|| bare.replace("\"\"", "\""))
    };
    let lines = text.split('\n').map(|line| if line.is_empty() { Some(String::new()) } else { inner(line) });
    let unwrapped = lines.collect::<Option<Vec<String>>>()?.join("\n");
    let delimiter = guessed(&unwrapped, "")?;
    // A list of one column between quotes stays as it is, also where its texts hold commas: its heading holds none.
    let heading = unwrapped.lines().find(|line| !line.is_empty())?;
    heading.as_bytes().contains(&delimiter.byte()).then_some(unwrapped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_what_stands_equally_often() {
        assert_eq!(guessed("a;b\n1,5;2,5\n", ""), Some(Delimiter::Semicolon));
        assert_eq!(guessed("Name,Ort\n\"Meier; A\",Ulm\n", ""), Some(Delimiter::Comma));
        assert_eq!(guessed("a\tb,c\n1\t2\n", ""), Some(Delimiter::Tab));
        assert_eq!(guessed("a|b\n1|2\n", ""), Some(Delimiter::Bar));
        assert_eq!(guessed("Name\nMeier\n", ""), None);
        assert_eq!(guessed("Name\nMeier\n", "x.TSV"), Some(Delimiter::Tab));
    }

    #[test]
    fn excel_is_believed() {
        assert_eq!(said("sep=,\na,b\n"), (Some(Delimiter::Comma), "a,b\n"));
        assert_eq!(said("SEP=;;;\na;b"), (Some(Delimiter::Semicolon), "a;b"));
        assert_eq!(said("sep=x\na"), (None, "sep=x\na"));
        assert_eq!(said("sépa"), (None, "sépa"));
    }

    #[test]
    fn rows_between_quotes_are_unwrapped() {
        assert_eq!(unwrapped("\"a;b\"\n\"\"\"c\"\";d\"\n").as_deref(), Some("a;b\n\"c\";d\n"));
        assert_eq!(unwrapped("\"a\"\n\"b\"\n"), None);
        assert_eq!(unwrapped("\"a\";\"b\"\n"), None);
        assert_eq!(unwrapped("\"Name\"\n\"Meier, Anna\"\n\"Vos, Jan\"\n"), None);
    }
}
