//! What a contribution costs, as it is shown: the golden numbers, the limits of the law, mistakes, and no panic whatever is typed.
#![cfg(feature = "texts")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on should say why and stop")]

mod shown;

use calc::explain::Role;
use calculators::{Calculator, FieldKind, Level, Part, Texts, Typed};
use domain::Language;
use domain::money::Cents;
use jiff::civil::{Date, date};
use shown::{facts, finding, main, shares, typed};

/// What is typed beside the first answers.
type Answers = &'static [(&'static str, &'static str)];

const TODAY: Date = date(2026, 11, 23);

fn plain() -> Typed {
    typed(Calculator::Contribution, Language::De, TODAY, &[])
}

#[test]
fn the_pictures_numbers() {
    let figure = plain().figure(&Texts::of(Language::De)).expect("valid");
    assert_eq!(main(&figure), Cents::new(11_075));
    let also =
        figure.parts.iter().find_map(|part| if let Part::Also { amount, .. } = part { Some(*amount) } else { None });
    assert_eq!(also, Some(Cents::new(23_000)));
    assert_eq!(shares(&figure).map(Cents::get), [11_075, 4_575, 4_350, 3_000]);
    assert_eq!(figure.spoken, "110,75\u{a0}€ weniger Netto im Monat, dafür fließen 230,00\u{a0}€ in Ihre Rente.");
    let smaller = finding(&figure, "Das wird dafür kleiner").expect("said in the open");
    let Part::Finding { level: Level::Warning, facts: smaller, foot, .. } = smaller else { panic!("no warning") };
    let expected = [
        ("Krankengeld", "rund 87\u{a0}€"),
        ("Elterngeld", "rund 73\u{a0}€"),
        ("Arbeitslosengeld", "rund 68\u{a0}€"),
        ("Gesetzliche Rente, für jedes Jahr", "rund 2\u{a0}€"),
    ];
    assert_eq!(smaller.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>(), expected);
    assert!(foot.as_ref().is_some_and(|foot| foot.starts_with("Später: ")));
    let how = [
        ("Brutto", "3.500,00\u{a0}€"),
        ("Steuerklasse", "I, ohne Kinder, ohne Kirche"),
        ("Zusatzbeitrag", "2,90\u{a0}%"),
        ("Netto vorher, nachher", "2.333,25\u{a0}€ → 2.222,50\u{a0}€"),
    ];
    assert_eq!(facts(&figure, "So rechnen wir"), how.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(figure.parts.len(), 5, "nothing else is said of it");
}

#[test]
fn the_parts_stand_in_the_order_of_the_picture() {
    let figure = plain().figure(&Texts::of(Language::De)).expect("valid");
    let kinds: Vec<_> = figure.parts.iter().map(shown::kind).collect();
    assert_eq!(kinds, ["main", "also", "shares", "finding", "facts"]);
}

#[test]
fn every_explanation_leads_to_its_total() {
    let figure = plain().figure(&Texts::of(Language::De)).expect("valid");
    assert_eq!(figure.whys.len(), 6, "net cost, what flows in, and four effects");
    for why in &figure.whys {
        let parts: Cents = why.lines.iter().filter(|line| line.role == Role::Part).map(|line| line.amount).sum();
        assert_eq!(parts, why.total, "{:?}", why.text);
    }
}

#[test]
fn the_slider_ends_at_the_claim_of_the_last_published_year() {
    let claim = calc::parameters::company(calc::parameters::last_year()).expect("limits").claim_month();
    let field = Calculator::Contribution.fields().iter().find(|field| field.name == "b").expect("a field");
    let FieldKind::Money { slider: Some(slider), .. } = field.kind else { panic!("no slider") };
    assert_eq!(slider.most, claim.floor_euro());
}

/// What is typed, the finding's title, and whether it is said.
#[test]
fn each_limit_of_the_law_is_named() {
    let rows: &[(Answers, &str, bool)] = &[
        (&[("b", "24,00")], "Der Betrag liegt unter dem Mindestbetrag", true),
        (&[("b", "25,00")], "Der Betrag liegt unter dem Mindestbetrag", false),
        (&[("b", "0,00")], "Der Betrag liegt unter dem Mindestbetrag", false),
        (&[("b", "338,00")], "Über 338,00\u{a0}€ muss Ihr Arbeitgeber zustimmen", false),
        (&[("b", "338,01")], "Über 338,00\u{a0}€ muss Ihr Arbeitgeber zustimmen", true),
        (&[("b", "338,00"), ("e", "flat")], "Auf 50,70\u{a0}€ zahlen Sie Sozialabgaben", true),
        (&[("b", "200,00")], "zahlen Sie Sozialabgaben", false),
        (&[("b", "338,00"), ("e", "flat"), ("g", "10.000,00")], "zahlen Sie Sozialabgaben", false),
        (&[("b", "700,00"), ("e", "own"), ("p", "0"), ("g", "9.000,00")], "Auf 24,00\u{a0}€ zahlen Sie Steuern", true),
        (&[("b", "676,00"), ("e", "own"), ("p", "0"), ("g", "9.000,00")], "zahlen Sie Steuern", false),
        (&[("e", "own"), ("p", "10")], "Beim Zuschuss fehlen 10,00\u{a0}€", true),
        (&[("e", "own"), ("p", "15")], "Beim Zuschuss fehlen", false),
        (&[("r", "")], "Sie haben keinen gesetzlichen Anspruch", true),
        (&[("g", "620,00"), ("b", "50,00")], "Ihre Stelle wird damit zum Minijob", true),
        (&[("i", "p"), ("h", "600,00"), ("hc", "60,00")], "Ihre private Versicherung kostet Sie", true),
        (&[("g", "10.000,00")], "Das bleibt gleich", true),
        (&[("g", "10.000,00")], "Das wird dafür kleiner", false),
    ];
    let texts = Texts::of(Language::De);
    for (answers, title, is_said) in rows {
        let figure = typed(Calculator::Contribution, Language::De, TODAY, answers).figure(&texts).expect("valid");
        assert_eq!(finding(&figure, title).is_some(), *is_said, "{answers:?}: {title}\n{:#?}", figure.parts);
    }
}

#[test]
fn the_employers_rule_makes_the_subsidy() {
    let texts = Texts::of(Language::De);
    let subsidy = |answers: &[(&str, &str)]| {
        let figure = typed(Calculator::Contribution, Language::De, TODAY, answers).figure(&texts).expect("valid");
        shares::<4>(&figure)[3].get()
    };
    assert_eq!(subsidy(&[]), 3_000);
    assert_eq!(subsidy(&[("e", "flat")]), 3_000);
    assert_eq!(subsidy(&[("e", "exact")]), 4_230, "21.15 % of 200.00");
    assert_eq!(subsidy(&[("e", "own"), ("p", "25,00")]), 5_000);
    assert_eq!(
        subsidy(&[("e", "legal"), ("g", "7.000,00")]),
        2_120,
        "only pension and unemployment insurance are saved"
    );
    assert_eq!(subsidy(&[("e", "flat"), ("g", "7.000,00")]), 3_000);
}

#[test]
fn a_year_that_is_not_published_is_not_guessed() {
    let texts = Texts::of(Language::De);
    let in_2027 = |answers: &[(&str, &str)]| {
        typed(Calculator::Contribution, Language::De, date(2027, 2, 1), answers).figure(&texts).expect("valid")
    };
    let figure = in_2027(&[]);
    assert_eq!(figure.parts.len(), 1, "nothing is calculated");
    assert!(finding(&figure, "Für 2027 sind die Zahlen noch nicht veröffentlicht").is_some());
    let figure = in_2027(&[("v", "1")]);
    assert_eq!(main(&figure), Cents::new(11_075));
    assert!(finding(&figure, "Gerechnet mit den Zahlen von 2026").is_some());
    let figure = typed(Calculator::Contribution, Language::De, TODAY, &[("v", "1")]).figure(&texts).expect("valid");
    assert!(finding(&figure, "Gerechnet mit den Zahlen").is_none(), "the year of today is there");
}

#[test]
fn each_mistake_is_named_with_its_field() {
    let rows: &[(Answers, &[&str])] = &[
        (&[("b", "abc")], &["b"]),
        (&[("b", "-5")], &["b"]),
        (&[("b", "3.500,01")], &["b"]),
        (&[("g", "100,00")], &["b"]),
        (&[("g", "1.000.000,00")], &["g"]),
        (&[("n", "21")], &["n"]),
        (&[("y", "1929")], &["y"]),
        (&[("a", "10,01")], &["a"]),
        (&[("e", "own"), ("p", "101")], &["p"]),
        (&[("i", "p"), ("h", "400"), ("hb", "500")], &["hb"]),
        (&[("i", "p"), ("h", "x"), ("hc", "y")], &["h", "hc"]),
        (&[("g", "x"), ("n", "x"), ("y", "x"), ("a", "x")], &["g", "n", "y", "a"]),
        (&[("h", "x"), ("p", "x")], &[]),
    ];
    for (answers, fields) in rows {
        let typed = typed(Calculator::Contribution, Language::De, TODAY, answers);
        let found = typed.figure(&Texts::of(Language::De)).err().unwrap_or_default();
        let mut found: Vec<_> = found.iter().map(|problem| problem.field).collect();
        let mut expected = fields.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{answers:?}");
    }
}

#[test]
fn extreme_values_never_panic_and_every_language_speaks() {
    shown::extremes(Calculator::Contribution, TODAY, &["b", "g", "p", "h", "hb", "hc", "a", "n", "y"]);
}
