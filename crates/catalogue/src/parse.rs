//! One file into lines, four columns into entries; every problem is collected, none stops the reading.

use crate::{Entry, LANGS};
use std::collections::{BTreeMap, BTreeSet};

type Line = (String, String);

/// The `key = text` lines of one file in order.
pub(crate) fn lines(file: &str, text: &str, problems: &mut Vec<String>) -> Vec<Line> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, text)) = line.split_once(" = ") else {
            problems.push(format!("{file}:{}: expected `key = text`", number + 1));
            continue;
        };
        let (key, text) = (key.trim(), text.trim());
        let well_formed = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-');
        if !well_formed || !key.contains('.') {
            problems.push(format!("{file}:{}: `{key}` is no key like area.name", number + 1));
        } else if !seen.insert(key.to_owned()) {
            problems.push(format!("{file}:{}: `{key}` is there twice", number + 1));
        } else {
            found.push((key.to_owned(), text.to_owned()));
        }
    }
    found
}

/// Lays the four languages of one part beside each other, in the order of the first.
pub(crate) fn merge(part: &str, columns: [Vec<Line>; 4], problems: &mut Vec<String>) -> Vec<Entry> {
    let [leading, rest @ ..] = columns;
    let mut others = rest.map(|lines| lines.into_iter().collect::<BTreeMap<_, _>>());
    let mut entries = Vec::with_capacity(leading.len());
    for (key, text) in leading {
        let mut index = 0;
        let translated = others.each_mut().map(|column| {
            index += 1;
            let lang = LANGS[index];
            let Some(other) = column.remove(&key) else {
                problems.push(format!("{lang}/{part}.txt: `{key}` is missing"));
                return String::new();
            };
            if placeholders(&other) != placeholders(&text) {
                problems.push(format!("{lang}/{part}.txt: `{key}` has other placeholders than German"));
            }
            other
        });
        let [en, nl, da] = translated;
        entries.push(Entry { key, texts: [text, en, nl, da] });
    }
    for (column, lang) in others.iter().zip(&LANGS[1..]) {
        for key in column.keys() {
            problems.push(format!("{lang}/{part}.txt: `{key}` is unknown to German"));
        }
    }
    entries
}

/// The names between braces: `{count} Personen` has `count`.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(text: &str) -> Vec<Line> {
        let mut problems = Vec::new();
        let found = lines("x.txt", text, &mut problems);
        assert_eq!(problems, Vec::<String>::new());
        found
    }

    #[test]
    fn order_and_texts_follow_german() {
        let mut problems = Vec::new();
        let entries = merge(
            "shared",
            [
                column("nav.b = B\nnav.a = A = 1"),
                column("nav.a = a\nnav.b = b"),
                column("nav.a = a\nnav.b = b"),
                column("nav.a = a\nnav.b = b"),
            ],
            &mut problems,
        );
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(entries[0].const_name(), "NAV_B");
        assert_eq!(entries[1].texts, ["A = 1", "a", "a", "a"]);
    }

    #[test]
    fn a_missing_key_an_unknown_key_and_another_placeholder_are_named() {
        let mut problems = Vec::new();
        merge(
            "shared",
            [
                column("n.one = {n} Personen\nn.two = Zwei"),
                column("n.one = people"),
                column("n.one = {n} personen\nn.two = Twee\nn.three = Drie"),
                column("n.one = {n} personer\nn.two = To"),
            ],
            &mut problems,
        );
        assert_eq!(
            problems,
            [
                "en/shared.txt: `n.one` has other placeholders than German",
                "en/shared.txt: `n.two` is missing",
                "nl/shared.txt: `n.three` is unknown to German",
            ]
        );
    }

    #[test]
    fn a_malformed_or_doubled_line_is_named_with_its_number() {
        let mut problems = Vec::new();
        lines("de/x.txt", "# c\n\nno text\na.b = 1\na.b = 2\nA B = 3", &mut problems);
        assert_eq!(
            problems,
            [
                "de/x.txt:3: expected `key = text`",
                "de/x.txt:5: `a.b` is there twice",
                "de/x.txt:6: `A B` is no key like area.name",
            ]
        );
    }
}
