//! Invented papers in four languages.

use crate::{
    sample::{accent, organisation},
    words::{Words, words},
};
use docgen::{
    Language,
    declaration::{Column, Declaration, Fact, Note, Part, Party, Section, Signature, Table, Tone, Value},
};
use jiff::civil::date;

pub(crate) fn amount(hundredths: i64) -> Value {
    Value::Amount { hundredths, currency: "€" }
}

pub(crate) fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn number(words: &str) -> Value {
    Value::Number(words.to_owned())
}

pub(crate) fn fact(label: &str, value: Value) -> Fact {
    Fact { label: label.to_owned(), value, strong: false }
}

pub(crate) fn column(title: &str, numbers: bool) -> Column {
    Column { title: title.to_owned(), numbers }
}

/// An agreement on salary conversion.
pub(crate) fn agreement(language: Language) -> Declaration {
    let words = words(language);
    let party = |label: &str, name: &str, born, lines: [&str; 2]| Party {
        label: label.to_owned(),
        name: name.to_owned(),
        born,
        lines: lines.map(str::to_owned).to_vec(),
    };
    let signature = |role: &str, name: &str| Signature { role: role.to_owned(), name: name.to_owned() };
    Declaration {
        language,
        colour: accent(),
        organisation: Some(organisation()),
        title: words.title.to_owned(),
        subtitle: Some(words.subtitle.to_owned()),
        number: "ZU-2026-004711".to_owned(),
        form: "EUV-1/3".to_owned(),
        day: date(2026, 11, 22),
        parties: vec![
            party(words.employer, "Kessler Maschinenbau GmbH", None, ["Hauptstraße 12", "71638 Ludwigsburg"]),
            party(words.person, "Jana Krämer", Some(date(1987, 3, 4)), ["Schloßstraße 7", "71634 Ludwigsburg"]),
        ],
        sections: sections(&words),
        legal_form: words.legal_form.to_owned(),
        level: words.level.to_owned(),
        signatures: vec![signature(words.person, "Jana Krämer"), signature(words.employer, "Sabine Öztürk")],
        hint: words.hint.to_owned(),
        link: "https://zusage.example/verify/K7MX4RPT9Q".to_owned(),
    }
}

fn sections(words: &Words) -> Vec<Section> {
    let table = Table {
        columns: vec![column(words.part, false), column(words.share, true), column(words.month, true)],
        rows: vec![
            vec![text(words.own), Value::Nothing, amount(25_557)],
            vec![text(words.subsidy), number("15 %"), amount(3_834)],
        ],
        total: Some(vec![text(words.total), Value::Nothing, amount(29_391)]),
    };
    let note = Note { tone: Tone::Info, text: words.note.to_owned(), norm: Some("§ 1a Abs. 1 BetrAVG".to_owned()) };
    let warning = Note { tone: Tone::Warning, text: words.warning.to_owned(), norm: None };
    let section = |heading: &str, parts| Section { heading: heading.to_owned(), parts };
    vec![
        section(
            words.what,
            vec![Part::Text(words.about.to_owned()), Part::Facts(vec![fact(words.since, text("2027"))])],
        ),
        section(words.month, vec![Part::Table(table), Part::Note(note), Part::Note(warning)]),
        section(words.terms, vec![Part::Clauses(words.clauses.map(str::to_owned).to_vec())]),
    ]
}
