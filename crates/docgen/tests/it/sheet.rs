//! Statements and agreements, marked as specimens.

use crate::{sample::stamp, tools::File};
use docgen::{
    Colour, DocumentError, Field, Language, Problem,
    sheet::{self, Content, Sheet, limits},
};
use jiff::civil::date;

fn statement(language: Language) -> Sheet {
    Sheet {
        language,
        colour: Colour::parse("#2543c6").expect("a colour"),
        person: "Jana Krämer".to_owned(),
        employer: "Kessler Maschinenbau".to_owned(),
        carrier: "Lindenhof Leben".to_owned(),
        contract: "LL-83 0471 12".to_owned(),
        currency: "EUR",
        content: Content::Statement {
            as_of: date(2025, 12, 31),
            guaranteed: Some(20_840),
            projected: None,
            capital: Some(961_240),
            surrender: None,
        },
    }
}

fn agreement(language: Language) -> Sheet {
    let content = Content::Agreement { since: date(2021, 3, 1), own: 15_000, employer: 0, subsidy: 2_250 };
    Sheet { content, ..statement(language) }
}

fn file(sheet: &Sheet) -> File {
    File::new(&sheet::render(sheet, &stamp()).expect("a page").bytes)
}

#[test]
fn each_language_says_what_is_reached_and_that_it_is_invented() {
    let said = [
        (Language::De, "Standmitteilung", "31. Dezember 2025", "208,40", "9.612,40"),
        (Language::En, "Annual statement", "31 December 2025", "208.40", "9,612.40"),
        (Language::Nl, "Pensioenoverzicht", "31 december 2025", "208,40", "9.612,40"),
        (Language::Da, "Årlig pensionsoversigt", "31. december 2025", "208,40", "9.612,40"),
    ];
    let marks = ["Musterdokument:", "Specimen:", "Voorbeelddocument:", "Eksempeldokument:"];
    for (language, heading, day, pension, capital) in said {
        let file = file(&statement(language));
        let page = file.pages().concat();
        let same = ["Jana Krämer", "Kessler Maschinenbau", "Lindenhof Leben", "LL-83 0471 12", "EUR"];
        for text in same.into_iter().chain(marks).chain([heading, day, pension, capital]) {
            assert!(page.contains(text), "{text} is not on the page:\n{page}");
        }
        assert!(!page.contains(['{', '}']), "a place was not filled:\n{page}");
        assert_eq!(file.info("Tagged"), "yes");
        assert!(file.info("Title").contains(heading));
        file.plain();
    }
}

#[test]
fn an_agreement_adds_up_and_leaves_out_what_nobody_pays() {
    for (language, heading, total) in [
        (Language::De, "Vereinbarung über Entgeltumwandlung", "172,50"),
        (Language::En, "Agreement on salary conversion", "172.50"),
        (Language::Nl, "Afspraak over pensioenpremie", "172,50"),
        (Language::Da, "Aftale om pensionsbidrag", "172,50"),
    ] {
        let page = file(&agreement(language)).pages().concat();
        assert!(page.contains(heading) && page.contains(total), "{page}");
        assert!(!page.contains("Beitrag des Arbeitgebers"), "nothing is no line:\n{page}");
    }
}

#[test]
fn the_same_page_is_the_same_bytes_and_the_longest_names_fit() {
    let render = |sheet: &Sheet| sheet::render(sheet, &stamp()).expect("a page");
    assert!(render(&statement(Language::De)) == render(&statement(Language::De)));
    let long = |letter: &str| letter.repeat(limits::NAME);
    let full = Sheet { person: long("W"), employer: long("W"), carrier: long("ä"), ..agreement(Language::Da) };
    assert_eq!(render(&full).pages, 1);
    let with_picture = Sheet { person: "Jana 😀".to_owned(), ..statement(Language::De) };
    assert_eq!(render(&with_picture).incomplete, [0]);
}

#[test]
fn what_cannot_be_printed_is_named() {
    let wrong = |field, problem| Err(DocumentError::Input { field, problem });
    let nobody = Sheet { person: " ".to_owned(), ..statement(Language::De) };
    assert_eq!(sheet::render(&nobody, &stamp()), wrong(Field::Name, Problem::Missing));
    let broken = Sheet { contract: "1\n2".to_owned(), ..statement(Language::De) };
    assert_eq!(sheet::render(&broken, &stamp()), wrong(Field::Number, Problem::Control));
    let as_of = date(2025, 12, 31);
    let content = Content::Statement { as_of, guaranteed: None, projected: None, capital: None, surrender: None };
    let empty = Sheet { content, ..statement(Language::De) };
    assert_eq!(sheet::render(&empty, &stamp()), wrong(Field::Amount, Problem::Missing));
    let content = Content::Agreement { since: as_of, own: i64::MAX, employer: 1, subsidy: 0 };
    assert!(sheet::render(&Sheet { content, ..empty }, &stamp()).is_err());
}
