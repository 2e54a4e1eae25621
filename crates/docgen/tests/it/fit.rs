//! The result of the quick test for employers.

use crate::{sample::stamp, tools::File};
use docgen::{
    Colour, DocumentError, Field, Language, Problem,
    fit::{self, Finding, Fit, Grade, Kind, limits},
};
use jiff::civil::date;

fn finding(kind: Kind, reason: &str, norm: Option<&str>, next: Option<&str>) -> Finding {
    Finding { kind, reason: reason.to_owned(), norm: norm.map(str::to_owned), next: next.map(str::to_owned) }
}

fn result(language: Language) -> Fit {
    let subsidy =
        "Der Pflichtzuschuss fehlt. Seit 2022 gilt er auch für alte Verträge. Tarifverträge können abweichen.";
    let pay = "Berechnen Sie, was seit 2022 fehlt. Zahlen Sie den Zuschuss ab jetzt.";
    Fit {
        language,
        colour: Colour::parse("#2543c6").expect("a colour"),
        organisation: "Kessler Maschinenbau GmbH".to_owned(),
        day: date(2026, 11, 22),
        grade: Grade::C,
        summary: "Ihre bAV hat Lücken, die im Streitfall Geld kosten können.".to_owned(),
        held: Some("Eine schwere rechtliche Lücke hält das Ergebnis bei C.".to_owned()),
        findings: vec![
            finding(Kind::Risk, subsidy, Some("§ 1a Abs. 1a, § 26a BetrAVG"), Some(pay)),
            finding(Kind::Chance, "Ohne Regeln entscheidet jeder Fall neu.", None, Some("Schreiben Sie sie auf.")),
            finding(Kind::Good, "Ihre Beschäftigten können umwandeln.", Some("§ 1a Abs. 1 BetrAVG"), None),
        ],
    }
}

fn file(fit: &Fit) -> File {
    File::new(&fit::render(fit, &stamp()).expect("a page").bytes)
}

/// Text of about this many characters, in words of usual length, ending in a letter.
fn long(characters: usize) -> String {
    "Versorgungswerk gilt auch mit Zuschuss und ".chars().cycle().take(characters - 1).chain(['w']).collect()
}

fn longest(language: Language) -> Fit {
    let kinds = [[Kind::Risk; 7].as_slice(), &[Kind::Chance; 3], &[Kind::Good; 2]].concat();
    let full = |kind| {
        let (norm, next) = (long(limits::NORM), long(limits::NEXT));
        finding(kind, &long(limits::REASON), Some(&norm), Some(&next))
    };
    Fit {
        organisation: "W".repeat(limits::NAME),
        summary: long(limits::SUMMARY),
        held: Some(long(limits::SUMMARY)),
        findings: kinds.into_iter().map(full).collect(),
        ..result(language)
    }
}

#[test]
fn each_language_says_the_grade_why_and_what_is_next() {
    let said = [
        (Language::De, "Ergebnis: C", "Mögliche rechtliche Risiken", "Nächster Schritt:", "keine Rechtsberatung"),
        (Language::En, "Result: C", "Possible legal risks", "Next step:", "no legal advice"),
        (Language::Nl, "Resultaat: C", "Mogelijke juridische risico's", "Volgende stap:", "geen juridisch advies"),
        (Language::Da, "Resultat: C", "Mulige juridiske risici", "Næste skridt:", "ikke juridisk rådgivning"),
    ];
    let days = ["22. November 2026", "22 November 2026", "22 november 2026", "22. november 2026"];
    for ((language, grade, risks, next, advice), day) in said.into_iter().zip(days) {
        let file = file(&result(language));
        assert_eq!(file.pages().len(), 1);
        let page = file.pages().concat();
        let same = ["Kessler Maschinenbau GmbH", "§ 1a Abs. 1a, § 26a BetrAVG", "Der Pflichtzuschuss fehlt.", "bei C."];
        for text in same.into_iter().chain([grade, risks, next, advice, day]) {
            assert!(page.contains(text), "{text} is not on the page:\n{page}");
        }
        assert!(!page.contains(['{', '}']), "a place was not filled:\n{page}");
        assert!(file.info("Title").contains("Kessler Maschinenbau GmbH"));
        file.plain();
    }
}

#[test]
fn the_page_has_tags_and_the_row_of_letters_is_for_the_eye_only() {
    let file = file(&result(Language::De));
    assert_eq!(file.info("Tagged"), "yes");
    let structure = file.structure();
    for tag in ["H1", "H2", "LI"] {
        assert!(structure.contains(tag), "{tag} is missing:\n{structure}");
    }
    assert!(structure.contains("Ergebnis: C"), "{structure}");
    let alone = |letter: &str| structure.lines().any(|line| line.trim() == format!("\"{letter}\""));
    assert!(!["A", "B", "D", "E"].into_iter().any(alone), "the scale is read out:\n{structure}");
}

#[test]
fn what_is_not_there_leaves_no_heading() {
    let good = result(Language::De).findings.split_off(2);
    let page = file(&Fit { held: None, findings: good, ..result(Language::De) }).pages().concat();
    assert!(page.contains("In Ordnung"));
    for absent in ["Risiken", "Chancen", "Nächster Schritt", "hält"] {
        assert!(!page.contains(absent), "{absent}: {page}");
    }
}

#[test]
fn the_same_result_is_the_same_bytes_and_the_longest_fits_on_two_pages() {
    let render = |fit: &Fit| fit::render(fit, &stamp()).expect("a document");
    assert!(render(&result(Language::De)) == render(&result(Language::De)));
    let labels = ["Nächster Schritt:", "Next step:", "Volgende stap:", "Næste skridt:"];
    for (language, label) in Language::ALL.into_iter().zip(labels) {
        let pages = file(&longest(language)).pages();
        assert_eq!((pages.len(), pages.concat().matches(label).count()), (2, limits::FINDINGS), "{language:?}");
    }
    let with_picture = Fit { organisation: "Kessler 😀".to_owned(), ..result(Language::De) };
    assert_eq!(render(&with_picture).incomplete, [0]);
}

#[test]
fn what_cannot_be_printed_is_named() {
    let refused = |fit: &Fit| fit::render(fit, &stamp()).expect_err("not usable");
    let wrong = |field, problem| DocumentError::Input { field, problem };
    let base = result(Language::De);
    let nobody = Fit { organisation: " ".to_owned(), ..base.clone() };
    assert_eq!(refused(&nobody), wrong(Field::Employer, Problem::Missing));
    let silent = Fit { summary: String::new(), ..base.clone() };
    assert_eq!(refused(&silent), wrong(Field::Summary, Problem::Missing));
    let empty = Fit { findings: Vec::new(), ..base.clone() };
    assert_eq!(refused(&empty), wrong(Field::Findings, Problem::Missing));
    let many = Fit { findings: vec![base.findings[0].clone(); limits::FINDINGS + 1], ..base.clone() };
    assert_eq!(refused(&many), wrong(Field::Findings, Problem::TooLong(limits::FINDINGS)));
    let broken = finding(Kind::Risk, "a\nb", None, None);
    assert_eq!(refused(&Fit { findings: vec![broken], ..base }), wrong(Field::Findings, Problem::Control));
}
