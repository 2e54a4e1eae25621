//! What holds of every one of them: fresh forms answer, nothing panics, words are there in four languages.

use crate::tool::{KINDS, TODAY, answer, findings, main_amount, typed, words};
use calculators::{Calculator, Field, FieldKind, Figure, Level, Part, Texts, Typed};
use domain::Language;
use jiff::civil::date;

/// Whole words, no gap, no mark left open.
fn assert_words(figure: &Figure, texts: &Texts, context: &str) {
    for text in words(figure, texts) {
        assert!(!text.trim().is_empty() && !text.contains(['{', '}']), "{context}: {text:?}");
    }
}

/// What is drawn fits together: a value for each place, shares that are parts.
fn assert_shapes(figure: &Figure, context: &str) {
    for part in &figure.parts {
        match part {
            Part::Years { places, series, .. } => {
                assert!(!places.is_empty(), "{context}");
                assert!(series.iter().all(|line| line.values.len() == places.len()), "{context}");
            }
            Part::Shares(shares) => {
                assert!(shares.iter().all(|share| !share.amount.is_negative()), "{context}: {shares:?}");
            }
            _ => {}
        }
    }
}

#[test]
fn a_fresh_form_answers_in_every_language() {
    for calculator in KINDS {
        for language in Language::ALL.iter().copied() {
            let texts = Texts::of(language);
            let figure = Typed::fresh(calculator, language, TODAY).figure(&texts).expect("an answer");
            assert!(figure.parts.len() > 1, "{calculator:?}");
            let context = format!("{calculator:?} {language:?}");
            assert_words(&figure, &texts, &context);
            assert_shapes(&figure, &context);
            let levels = figure.parts.iter().filter(|part| matches!(part, Part::Finding { level: Level::Error, .. }));
            assert_eq!(levels.count(), 0, "{context}");
        }
    }
}

#[test]
fn every_question_has_words_and_a_name_of_its_own() {
    for calculator in KINDS {
        let names: std::collections::BTreeSet<_> = calculator.fields().iter().map(|field| field.name).collect();
        assert_eq!(names.len(), calculator.fields().len(), "{calculator:?}");
        for language in Language::ALL.iter().copied() {
            let texts = Texts::of(language);
            for field in calculator.fields() {
                assert!(!texts.get(field.label).is_empty(), "{}", field.name);
                assert!(field.hint.is_none_or(|hint| !texts.get(hint).is_empty()), "{}", field.name);
                if let FieldKind::Choice(choices) = field.kind {
                    assert!(choices.iter().all(|choice| !texts.get(choice.label).is_empty()), "{}", field.name);
                    assert!(choices.iter().any(|choice| choice.value == field.start), "{}", field.name);
                }
            }
        }
    }
}

const TEXTS: [&str; 25] = [
    "",
    "0",
    "1",
    "-1",
    "−20",
    "-0,01",
    "100",
    "99,99",
    "1957",
    "2100",
    "100.000,00",
    "99.999.999,99",
    "100.000.000",
    "9999999999999999999",
    "abc",
    "%",
    "1,2,3",
    "\u{0}",
    "💶",
    "01.01.1800",
    "31.12.2199",
    "29.02.2028",
    "31.02.2026",
    "private",
    "employer",
];

/// What a field takes at its ends.
fn ends(field: &Field) -> Vec<String> {
    match field.kind {
        FieldKind::Money { most, .. } => vec!["0".to_owned(), most.to_string().replace('.', ",")],
        FieldKind::Percent { most, signed } => {
            let most = format!("{},{:02}", most / 100, most % 100);
            if signed { vec![format!("-{most}"), most] } else { vec!["0".to_owned(), most] }
        }
        FieldKind::Whole { least, most, .. } => vec![least.to_string(), most.to_string()],
        FieldKind::Choice(choices) => choices.iter().map(|choice| choice.value.to_owned()).collect(),
        FieldKind::Day => ["", "01.01.1800", "31.12.2199"].map(str::to_owned).into(),
        FieldKind::Tick => vec![String::new(), "1".to_owned()],
    }
}

/// An answer, or mistakes that name questions of this calculator; never nothing.
fn assert_sound(typed: &Typed, context: &str) {
    match answer(typed) {
        Ok(figure) => {
            assert_words(&figure, &Texts::of(typed.language), context);
            assert_shapes(&figure, context);
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "{context}: neither an answer nor a mistake");
            let known = |name: &str| typed.calculator.fields().iter().any(|field| field.name == name);
            assert!(problems.iter().all(|problem| known(problem.field) && !problem.text.is_empty()), "{context}");
        }
    }
}

#[test]
fn no_text_in_any_field_panics() {
    for calculator in KINDS {
        for field in calculator.fields() {
            let more = ends(field);
            for text in TEXTS.into_iter().chain(more.iter().map(String::as_str)) {
                let context = format!("{calculator:?} {} {text:?}", field.name);
                assert_sound(&typed(calculator, TODAY, &[(field.name, text)]), &context);
            }
        }
    }
}

/// All fields at one of their ends, by every pair of fields.
#[test]
fn no_two_ends_together_panic() {
    for calculator in KINDS {
        for (place, first) in calculator.fields().iter().enumerate() {
            for second in &calculator.fields()[place + 1..] {
                for (one, other) in ends(first).iter().flat_map(|one| ends(second).into_iter().map(move |o| (one, o))) {
                    // The sixteen Länder differ in church tax and holidays only: three of them suffice here.
                    if [one.as_str(), &other].iter().any(|text| {
                        text.len() == 2 && !["BY", "HE", "NW"].contains(text) && text.chars().all(char::is_alphabetic)
                    }) {
                        continue;
                    }
                    let context = format!("{calculator:?} {} {one:?} {} {other:?}", first.name, second.name);
                    assert_sound(&typed(calculator, TODAY, &[(first.name, one), (second.name, &other)]), &context);
                }
            }
        }
    }
}

#[test]
fn every_end_at_once_does_not_panic() {
    for calculator in KINDS {
        for pick in 0..2 {
            let mut all = Typed::fresh(calculator, Language::De, TODAY);
            for field in calculator.fields() {
                let ends = ends(field);
                all.set(field.name, &ends[if pick == 0 { 0 } else { ends.len() - 1 }]);
            }
            assert_sound(&all, &format!("{calculator:?} {pick}"));
        }
        let empty = Typed::from_pairs(calculator, Language::De, TODAY, []);
        assert_sound(&empty, &format!("{calculator:?} empty"));
    }
}

#[test]
fn a_year_without_numbers_is_said_and_can_be_chosen_around() {
    let next = date(2027, 2, 1);
    for calculator in [Calculator::Payout, Calculator::LumpSum] {
        let figure = answer(&typed(calculator, next, &[("since", "2026")])).expect("an answer");
        let found = findings(&figure);
        assert_eq!(found.len(), 1, "{calculator:?}");
        assert!(found[0].0 == Level::Error && found[0].1.contains("2027") && found[0].2.contains("2026"));
        assert_eq!(figure.parts.len(), 1, "nothing is guessed");
        let chosen = answer(&typed(calculator, next, &[("since", "2026"), ("lastyear", "1")])).expect("an answer");
        let (level, title, text) = findings(&chosen)[0];
        assert!(level == Level::Warning && title.contains("2026") && text.contains("2027"));
        let before = answer(&typed(calculator, TODAY, &[("since", "2026")])).expect("an answer");
        assert_eq!(main_amount(&chosen), main_amount(&before));
    }
}
