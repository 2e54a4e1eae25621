//! What somebody typed, as it is kept: a JSON object of field and text, and in whose way the text is written.

use crate::i18n::Lang;
use calculators::{Calculator, FieldKind, Typed};
use domain::Language;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Names the language among the fields, as it does in shared links.
const LANGUAGE: &str = "in";

/// What was typed, to be kept.
pub fn written(typed: &Typed, lang: Lang) -> String {
    let mut answers: BTreeMap<&str, &str> = typed.pairs().collect();
    answers.insert(LANGUAGE, lang.code());
    // Texts under texts are always JSON.
    serde_json::to_string(&answers).unwrap_or_default()
}

/// What was kept, as it was typed; nothing for what no calculator wrote.
pub fn read(calculator: Calculator, answers: &str, today: Date) -> Option<Typed> {
    let answers: BTreeMap<String, String> = serde_json::from_str(answers).ok()?;
    let lang = answers.get(LANGUAGE).and_then(|code| Lang::parse(code)).unwrap_or_default();
    let pairs = answers.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Some(Typed::from_pairs(calculator, lang.language(), today, pairs))
}

/// The same as people of another language type it: what was typed on a German page is opened on an English one.
pub(super) fn in_language(typed: &Typed, language: Language) -> Typed {
    let fields = typed.calculator.fields().iter();
    let answers: Vec<(&str, String)> = fields
        .map(|field| (field.name, translated(field.kind, typed.get(field.name), typed.language, language)))
        .collect();
    let pairs = answers.iter().map(|(name, text)| (*name, text.as_str()));
    Typed::from_pairs(typed.calculator, language, typed.today, pairs)
}

/// Only English has the signs of numbers the other way round, and days have signs of their own.
fn translated(kind: FieldKind, text: &str, from: Language, to: Language) -> String {
    let turns = (from == Language::En) != (to == Language::En);
    match kind {
        FieldKind::Money { .. } | FieldKind::Percent { .. } if turns => text.chars().map(turned).collect(),
        FieldKind::Day if from != to && is_in_digits(text) => {
            let sign = match to {
                Language::En => "/",
                Language::Nl => "-",
                Language::De | Language::Da => ".",
            };
            text.replace(['.', '/', '-'], sign)
        }
        _ => text.to_owned(),
    }
}

const fn turned(sign: char) -> char {
    match sign {
        '.' => ',',
        ',' => '.',
        other => other,
    }
}

fn is_in_digits(day: &str) -> bool {
    !day.is_empty() && day.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::from_pairs(Calculator::Contribution, Language::De, TODAY, pairs.iter().copied())
    }

    #[test]
    fn what_is_kept_comes_back_as_it_was_typed() {
        let typed = typed(&[("g", "4.711,13"), ("b", "viel"), ("nobody", "asked")]);
        let kept = written(&typed, Lang::De);
        assert!(kept.contains(r#""g":"4.711,13""#) && kept.contains(r#""in":"de""#), "{kept}");
        assert!(!kept.contains("asked"), "only what is asked is kept");
        let back = read(Calculator::Contribution, &kept, TODAY).expect("it was written here");
        for field in Calculator::Contribution.fields() {
            assert_eq!(back.get(field.name), typed.get(field.name), "{}", field.name);
        }
        assert_eq!(read(Calculator::Contribution, "[]", TODAY), None);
        assert_eq!(read(Calculator::Contribution, r#"{"g":1}"#, TODAY), None);
    }

    #[test]
    fn another_language_reads_the_same_amount() {
        let english = in_language(&typed(&[("g", "4.711,13")]), Language::En);
        assert_eq!((english.get("g"), english.language), ("4,711.13", Language::En));
        assert_eq!(in_language(&english, Language::De).get("g"), "4.711,13");
        let day = |text, to| translated(FieldKind::Day, text, Language::De, to);
        assert_eq!(day("17.04.1992", Language::En), "17/04/1992");
        assert_eq!(day("17.04.1992", Language::Nl), "17-04-1992");
        assert_eq!(day("1. April 1992", Language::En), "1. April 1992");
    }
}
