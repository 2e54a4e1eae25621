//! Finds what an answer shows.
#![expect(unreachable_pub, reason = "a module of tests")]

use calculators::{Calculator, FieldKind, Figure, Part, Texts, Typed};
use domain::Language;
use domain::money::Cents;
use jiff::civil::Date;

/// The first answers with some changed.
pub fn typed(calculator: Calculator, language: Language, today: Date, answers: &[(&str, &str)]) -> Typed {
    let mut typed = Typed::fresh(calculator, language, today);
    for (name, value) in answers {
        typed.set(name, value);
    }
    typed
}

/// The one large number.
pub fn main(figure: &Figure) -> Cents {
    let found =
        figure.parts.iter().find_map(|part| if let Part::Main { amount, .. } = part { Some(*amount) } else { None });
    found.expect("a main number")
}

/// The shares' amounts.
pub fn shares<const N: usize>(figure: &Figure) -> [Cents; N] {
    let found = figure.parts.iter().find_map(|part| if let Part::Shares(shares) = part { Some(shares) } else { None });
    let amounts: Vec<_> = found.expect("shares").iter().map(|share| share.amount).collect();
    amounts.try_into().expect("as many shares")
}

/// The finding whose title has these words.
pub fn finding<'f>(figure: &'f Figure, words: &str) -> Option<&'f Part> {
    figure.parts.iter().find(|part| matches!(part, Part::Finding { title, .. } if title.contains(words)))
}

/// The facts of the card with this German title.
pub fn facts(figure: &Figure, title: &str) -> Vec<(String, String)> {
    let texts = Texts::of(Language::De);
    let found = figure.parts.iter().find_map(|part| match part {
        Part::Facts { title: key, facts, .. } if texts.get(*key) == title => Some(facts.clone()),
        _ => None,
    });
    found.unwrap_or_default()
}

/// What a part is.
pub fn kind(part: &Part) -> &'static str {
    match part {
        Part::Main { .. } => "main",
        Part::Also { .. } => "also",
        Part::Shares(_) => "shares",
        Part::Finding { .. } => "finding",
        Part::Facts { .. } => "facts",
        Part::Years { .. } => "years",
        Part::Deadlines(_) => "deadlines",
        Part::Note(_) => "note",
    }
}

/// Types extremes into some fields, each with every choice of the others, in every language; whatever is shown has no gaps.
pub fn extremes(calculator: Calculator, today: Date, fields: &[&str]) {
    let values = ["", "0", "0,01", "602", "603", "2000", "100000", "99999999999999999999", "-1", "1e9", "½", "2012"];
    let languages = [Language::De, Language::En, Language::Nl, Language::Da];
    for language in languages {
        let texts = Texts::of(language);
        for field in fields {
            for value in values {
                let mut typed = typed(calculator, language, today, &[(field, value)]);
                check(&typed, &texts);
                for other in calculator.fields() {
                    let before = typed.get(other.name).to_owned();
                    if let FieldKind::Choice(choices) = other.kind {
                        for choice in choices {
                            typed.set(other.name, choice.value);
                            check(&typed, &texts);
                        }
                    }
                    typed.set(other.name, &before);
                }
            }
        }
    }
}

fn check(typed: &Typed, texts: &Texts) {
    let said = match typed.figure(texts) {
        Ok(figure) => {
            assert!(!figure.spoken.is_empty() && !figure.parts.is_empty());
            format!("{:?} {}", figure.parts, figure.spoken)
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason: {typed:?}");
            problems.into_iter().map(|problem| problem.text).collect()
        }
    };
    // Printed structs have a blank after their brace, blanks that do not break are printed as escapes; a placeholder has neither.
    let said = said.replace("\\u{a0}", " ").replace("\\u{ad}", "");
    let gap = said.split('{').skip(1).any(|rest| rest.starts_with(|letter: char| letter.is_ascii_lowercase()));
    assert!(!gap, "a placeholder is left: {said}");
}
