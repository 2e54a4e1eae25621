//! Papers with as much in them as there may be, in words that nobody foresaw.

use crate::{
    evidence::{render, sheet},
    paper::{agreement, amount, column, fact, text},
    sample::{organisation, stamp},
    tools::File,
};
use docgen::{
    Language,
    declaration::{self, Declaration, Part, Party, Section, Signature, Table, Value},
    evidence::{self, Event, Ledger},
};
use jiff::civil::date;

/// Every field long, made of this.
fn full(sign: &str) -> Declaration {
    let fill = |count: usize| sign.chars().cycle().take(count).collect::<String>().trim().to_owned();
    let party = Party {
        label: fill(declaration::limits::LINE),
        name: fill(declaration::limits::NAME),
        born: Some(date(1987, 3, 4)),
        lines: vec![fill(declaration::limits::LINE); 3],
    };
    let signature = Signature { role: fill(declaration::limits::LINE), name: fill(declaration::limits::NAME) };
    let table = Table {
        columns: vec![column(&fill(40), false), column(&fill(40), false), column("€", true)],
        rows: vec![
            vec![
                text(&fill(declaration::limits::CELL)),
                text(&fill(declaration::limits::CELL)),
                amount(-123_456_789)
            ];
            3
        ],
        total: None,
    };
    let everything = vec![
        Part::Text(fill(400)),
        Part::Facts(vec![fact(&fill(declaration::limits::LINE), text(&fill(declaration::limits::VALUE)))]),
        Part::Facts(vec![fact(&fill(declaration::limits::LINE), amount(i64::MAX))]),
        Part::Table(table),
        Part::Clauses(vec![fill(300)]),
    ];
    let mut organisation = organisation();
    organisation.name = fill(declaration::limits::NAME);
    Declaration {
        organisation: Some(organisation),
        title: fill(declaration::limits::TITLE),
        subtitle: Some(fill(declaration::limits::TITLE)),
        number: fill(declaration::limits::NUMBER),
        form: fill(declaration::limits::SHORT),
        parties: vec![party; 4],
        sections: vec![Section { heading: fill(declaration::limits::TITLE), parts: everything }],
        legal_form: fill(declaration::limits::SHORT),
        level: fill(declaration::limits::SHORT),
        signatures: vec![signature; declaration::limits::SIGNATURES],
        hint: fill(declaration::limits::HINT),
        ..agreement(Language::De)
    }
}

#[test]
fn the_longest_words_and_names_stay_on_the_page() {
    let long = "Hinterbliebenenversorgungsbezugsberechtigtenbescheinigung ";
    for sign in ["W", "Maximilian von Hohenstein-Rabenau zu ", "x", "Wa", "Щ", "1234567890", long] {
        let document = declaration::render(&full(sign), &stamp()).expect("a document");
        assert_eq!(document.places.len(), declaration::limits::SIGNATURES);
        let file = File::new(&document.pdf.bytes);
        for ([left, top, right, bottom], word) in file.words() {
            let inside = left > 79.0 && right < 595.3 - 78.0 && top > 28.0 && bottom < 842.0 - 22.0;
            assert!(inside, "{word} of {sign}: {left} {top} {right} {bottom}");
        }
    }
}

#[test]
fn a_long_table_goes_on_with_its_head_and_no_heading_stands_alone() {
    let mut one = agreement(Language::De);
    let columns = vec![column("Begünstigte Person", false), column("Rang", true), column("Anteil", true)];
    let row =
        |number: i64| vec![text("Jana Krämer-Söndgerath"), Value::Number(number.to_string()), amount(number * 100)];
    for before in 0..12 {
        let rows = (0..60).map(row).collect();
        let table = Table { columns: columns.clone(), rows, total: None };
        let line =
            Section { heading: "Vorher".to_owned(), parts: vec![Part::Text("Eine Zeile.".to_owned()); before + 1] };
        let heading = "Bezugsrecht im Todesfall".to_owned();
        one.sections = vec![line, Section { heading: heading.clone(), parts: vec![Part::Table(table)] }];
        let pages = File::new(&declaration::render(&one, &stamp()).expect("a document").pdf.bytes).pages();
        let with: Vec<&String> = pages.iter().filter(|page| page.contains("Krämer-Söndgerath")).collect();
        assert!(with.len() >= 2 && with.iter().all(|page| page.contains("Begünstigte Person")), "{pages:?}");
        let page = pages.iter().find(|page| page.contains(&heading)).expect("the heading");
        assert!(page.contains("Krämer-Söndgerath"), "the heading stands alone after {before}: {page}");
    }
}

#[test]
fn the_longest_words_and_many_events_stay_on_the_page() {
    for sign in
        ["W", "Maximilian von Hohenstein-Rabenau zu ", "1234567890", "Hinterbliebenenversorgungsbezugsberechtigte "]
    {
        let fill = |count: usize| sign.chars().cycle().take(count).collect::<String>().trim().to_owned();
        let mut one = sheet(Language::De);
        one.number = fill(evidence::limits::NUMBER);
        one.subject.title = fill(evidence::limits::LINE);
        (one.zone, one.hint, one.certificate.subject) =
            (fill(evidence::limits::SHORT), fill(evidence::limits::HINT), fill(evidence::limits::LINE));
        one.ledger = Ledger { chain: fill(evidence::limits::LINE), number: u64::MAX, ..one.ledger };
        (one.signers[0].name, one.signers[0].role) = (fill(evidence::limits::LINE), fill(evidence::limits::LINE));
        (one.signers[0].channel, one.signers[0].contact) =
            (fill(evidence::limits::LINE), Some(fill(evidence::limits::LINE)));
        let (who, what) = (fill(evidence::limits::LINE), fill(evidence::limits::EVENT));
        one.events.extend(vec![Event { who, what, at: one.events[0].at }; 6]);
        (one.consents[0], one.steps[0]) = (fill(evidence::limits::TEXT), fill(evidence::limits::TEXT));
        one.findings[0].reason = Some(fill(evidence::limits::TEXT));
        for ([left, top, right, bottom], word) in File::new(&render(&one).bytes).words() {
            let inside = left > 79.0 && right < 595.3 - 78.0 && top > 28.0 && bottom < 842.0 - 22.0;
            assert!(inside, "{word} of {sign}: {left} {top} {right} {bottom}");
        }
    }
}
