//! Papers that are not made, and what is said about it.

use crate::{
    paper::{agreement, amount, column, fact, text},
    sample::stamp,
};
use docgen::{
    DocumentError, Field, Language, Problem,
    declaration::{self, Declaration, Part, Section, Table, Value, limits},
};
use jiff::civil::date;

type Change = fn(&mut Declaration);

fn refused(change: Change) -> DocumentError {
    let mut one = agreement(Language::De);
    change(&mut one);
    declaration::render(&one, &stamp()).expect_err("not usable")
}

#[test]
fn a_field_of_the_whole_is_named() {
    let cases: [(Change, Field, Problem); 19] = [
        (|d| d.title = " ".to_owned(), Field::Title, Problem::Missing),
        (|d| d.subtitle = Some("x".repeat(121)), Field::Subtitle, Problem::TooLong(limits::TITLE)),
        (|d| d.number = "1\n2".to_owned(), Field::Number, Problem::Control),
        (|d| d.form = String::new(), Field::Form, Problem::Missing),
        (|d| d.day = date(-1, 1, 1), Field::Date, Problem::NoDay),
        (|d| d.parties.clear(), Field::Parties, Problem::Missing),
        (|d| d.parties = vec![d.parties[0].clone(); 7], Field::Parties, Problem::TooMany(limits::PARTIES)),
        (|d| d.parties[0].name = "a\u{202e}b".to_owned(), Field::Name, Problem::Control),
        (|d| d.parties[1].lines = vec!["x".to_owned(); 9], Field::Address, Problem::TooMany(limits::LINES)),
        (|d| d.parties[1].born = Some(date(-1, 1, 1)), Field::Date, Problem::NoDay),
        (|d| d.sections.clear(), Field::Sections, Problem::Missing),
        (|d| d.signatures.clear(), Field::Signatures, Problem::Missing),
        (|d| d.signatures = vec![d.signatures[0].clone(); 5], Field::Signatures, Problem::TooMany(limits::SIGNATURES)),
        (|d| d.legal_form = String::new(), Field::LegalForm, Problem::Missing),
        (|d| d.level = "x".repeat(81), Field::Level, Problem::TooLong(limits::SHORT)),
        (|d| d.hint = String::new(), Field::Hint, Problem::Missing),
        (|d| d.link = "http://zusage.example/".to_owned(), Field::Link, Problem::NoLink),
        (|d| d.link = format!("https://{}", "x".repeat(80)), Field::Link, Problem::TooLong(limits::LINK)),
        (|d| mark(d, "ABCD"), Field::Mark, Problem::TooLong(3)),
    ];
    for (change, field, problem) in cases {
        assert_eq!(refused(change), DocumentError::Input { field, problem });
    }
}

fn mark(declaration: &mut Declaration, letters: &str) {
    if let Some(organisation) = &mut declaration.organisation {
        letters.clone_into(&mut organisation.mark);
    }
}

fn put(declaration: &mut Declaration, part: Part) {
    declaration.sections[1].parts = vec![part];
}

fn table(rows: Vec<Vec<Value>>) -> Part {
    Part::Table(Table { columns: vec![column("A", false), column("B", true)], rows, total: None })
}

fn wide() -> Part {
    Part::Table(Table { columns: vec![column(&"m".repeat(50), true)], rows: vec![vec![amount(1)]], total: None })
}

#[test]
fn a_field_of_a_section_is_named_with_its_section() {
    let cases: [(Change, Field, Problem); 10] = [
        (|d| d.sections[1].heading = String::new(), Field::Heading, Problem::Missing),
        (|d| d.sections[1].parts.clear(), Field::Sections, Problem::Missing),
        (|d| put(d, Part::Text("x".repeat(3_001))), Field::Text, Problem::TooLong(limits::TEXT)),
        (|d| put(d, Part::Facts(vec![fact("a", text(""))])), Field::Facts, Problem::Missing),
        (|d| put(d, Part::Clauses(vec!["a\nb".to_owned()])), Field::Clauses, Problem::Control),
        (|d| put(d, table(vec![vec![amount(1)]])), Field::Table, Problem::Uneven),
        (|d| put(d, table(Vec::new())), Field::Table, Problem::Missing),
        (
            |d| put(d, table(vec![vec![text("a"), text(&"x".repeat(161))]])),
            Field::Table,
            Problem::TooLong(limits::CELL),
        ),
        (|d| put(d, wide()), Field::Table, Problem::TooWide),
        (|d| put(d, Part::Text("wort ".repeat(500))), Field::Sections, Problem::TooLong(limits::WHOLE)),
    ];
    for (index, (change, field, problem)) in cases.into_iter().enumerate() {
        let mut one = agreement(Language::De);
        change(&mut one);
        let section = if index == 9 { fill(&mut one) } else { 1 };
        let error = declaration::render(&one, &stamp()).expect_err("not usable");
        assert_eq!(error, DocumentError::Section { section, field, problem });
    }
}

/// More than fits into any document: the second section so often that only the last one is too much.
fn fill(declaration: &mut Declaration) -> usize {
    let long = Part::Text("wort ".repeat(500));
    declaration.sections = vec![Section { heading: "A".to_owned(), parts: vec![long] }; 30];
    limits::WHOLE / 2_540
}

#[test]
fn what_takes_too_many_pages_is_refused() {
    let part = Part::Clauses(vec!["Kurz.".to_owned(); 400]);
    let mut one = agreement(Language::De);
    one.sections = vec![Section { heading: "A".to_owned(), parts: vec![part; 3] }];
    let error = declaration::render(&one, &stamp()).expect_err("too many pages");
    assert!(matches!(error, DocumentError::Pages { pages: 13.., expected: limits::PAGES }), "{error}");
}

#[test]
fn nothing_personal_is_in_errors_or_in_debug_output() {
    let mut one = agreement(Language::De);
    let document = declaration::render(&one, &stamp()).expect("a document");
    one.sections[0].parts = vec![Part::Text("Geheim\u{0}".to_owned())];
    let error = declaration::render(&one, &stamp()).expect_err("refused");
    assert_eq!(error.to_string(), "section 0: text: has a character that does not belong into one line of text");
    let shown = format!("{error:?} {one:?} {:?} {:?} {document:?} {:?}", one.parties, one.signatures, one.sections);
    for secret in ["Geheim", "Jana", "Schloß", "1987", "25557"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
