//! Net pay as it is shown.
#![cfg(feature = "texts")]
#![expect(clippy::expect_used, reason = "a test that cannot go on should say why and stop")]

mod shown;

use calculators::{Calculator, Figure, Texts};
use domain::Language;
use domain::money::Cents;
use jiff::civil::{Date, date};
use shown::{facts, finding, main, shares, typed};

const TODAY: Date = date(2026, 11, 23);

fn figure(answers: &[(&str, &str)]) -> Figure {
    typed(Calculator::NetPay, Language::De, TODAY, answers).figure(&Texts::of(Language::De)).expect("valid")
}

#[test]
fn a_gross_pay_and_its_parts() {
    let found = figure(&[]);
    assert_eq!(main(&found), Cents::new(233_325));
    let [own, tax, insurance] = shares(&found);
    assert_eq!((own, tax), (Cents::new(233_325), Cents::new(40_550)));
    assert_eq!(own + tax + insurance, Cents::new(350_000), "the parts are the whole");
    assert_eq!(facts(&found, "Steuern"), [("Lohnsteuer".to_owned(), "405,50\u{a0}€".to_owned())]);
    let names: Vec<_> =
        facts(&found, "Versicherungen").into_iter().map(|(name, _)| name.replace('\u{ad}', "")).collect();
    let expected = [
        "Krankenversicherung",
        "Zusatzbeitrag der Krankenkasse",
        "Pflegeversicherung",
        "Rentenversicherung",
        "Arbeitslosenversicherung",
    ];
    assert_eq!(names, expected);
    assert_eq!(found.spoken, "2.333,25\u{a0}€ Netto von 3.500,00\u{a0}€ Brutto im Monat.");
    assert_eq!(found.whys[0].total, Cents::new(233_325));
}

#[test]
fn class_church_children_and_land_change_it() {
    let plain = main(&figure(&[]));
    let rows: &[(&[(&str, &str)], bool)] = &[
        (&[("k", "3")], true),
        (&[("k", "5")], false),
        (&[("c", "1")], false),
        (&[("l", "SN")], false),
        (&[("n", "1")], true),
        (&[("a", "3,90")], false),
        (&[("y", "2005")], true),
    ];
    for (answers, is_more) in rows {
        let changed = main(&figure(answers));
        assert_ne!(changed, plain, "{answers:?}");
        assert_eq!(changed > plain, *is_more, "{answers:?}");
    }
    assert_eq!(
        facts(&figure(&[("k", "3"), ("n", "2"), ("c", "1")]), "So rechnen wir")[1].1,
        "III, 2 Kinder, mit Kirche"
    );
    // In Bayern the church takes 8 %.
    let church = |land| facts(&figure(&[("c", "1"), ("l", land)]), "Steuern")[1].1.clone();
    assert_eq!([church("NW"), church("BY")], ["36,49\u{a0}€", "32,44\u{a0}€"]);
}

#[test]
fn small_jobs_have_rules_of_their_own() {
    assert!(finding(&figure(&[("g", "603,00")]), "Das ist ein Minijob").is_some());
    assert!(finding(&figure(&[("g", "603,01")]), "Sie zahlen ermäßigte Sozialabgaben").is_some());
    assert!(finding(&figure(&[("g", "2.000,00")]), "Sie zahlen ermäßigte Sozialabgaben").is_some());
    assert!(finding(&figure(&[("g", "2.000,01")]), "").is_none());
}

#[test]
fn premiums_higher_than_the_pay_leave_less_than_nothing() {
    let found = figure(&[("g", "500,00"), ("i", "p"), ("h", "2.000,00"), ("hc", "100,00")]);
    assert!(main(&found).is_negative());
    assert!(!found.parts.iter().any(|part| shown::kind(part) == "shares"), "there is no whole with parts");
}

#[test]
fn a_year_that_is_not_published_is_not_guessed() {
    let texts = Texts::of(Language::En);
    let in_2030 = |answers: &[(&str, &str)]| {
        typed(Calculator::NetPay, Language::En, date(2030, 1, 1), answers).figure(&texts).expect("valid")
    };
    assert!(finding(&in_2030(&[]), "The numbers for 2030 are not published yet").is_some());
    assert_eq!(main(&in_2030(&[("v", "1")])), Cents::new(233_325));
}

#[test]
fn extreme_values_never_panic_and_every_language_speaks() {
    shown::extremes(Calculator::NetPay, TODAY, &["g", "h", "hb", "hc", "a", "n", "y"]);
}
