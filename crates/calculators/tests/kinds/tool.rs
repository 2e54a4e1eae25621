//! Asking a calculator, and finding things in its answer.

use calculators::{Calculator, Deadline, Figure, Level, Part, Problem, Texts, Typed};
use domain::Language;
use jiff::civil::{Date, date};

/// The calculators of these tests.
pub const KINDS: [Calculator; 5] =
    [Calculator::Gap, Calculator::Saving, Calculator::Payout, Calculator::LumpSum, Calculator::Leaving];

/// A day whose numbers are published.
pub const TODAY: Date = date(2026, 11, 21);

/// What was typed in German on top of the fresh form.
pub fn typed(calculator: Calculator, today: Date, answers: &[(&str, &str)]) -> Typed {
    let mut typed = Typed::fresh(calculator, Language::De, today);
    for (name, value) in answers {
        assert!(calculator.fields().iter().any(|field| field.name == *name), "{name} is no field");
        typed.set(name, value);
    }
    typed
}

/// Its answer, or its problems.
pub fn answer(typed: &Typed) -> Result<Figure, Vec<Problem>> {
    typed.figure(&Texts::of(typed.language))
}

/// The answer on a day with published numbers.
pub fn ask(calculator: Calculator, answers: &[(&str, &str)]) -> Figure {
    answer(&typed(calculator, TODAY, answers)).expect("an answer")
}

/// The fields with mistakes.
pub fn wrong(calculator: Calculator, answers: &[(&str, &str)]) -> Vec<&'static str> {
    let problems = answer(&typed(calculator, TODAY, answers)).expect_err("mistakes");
    assert!(problems.iter().all(|problem| !problem.text.is_empty()));
    problems.iter().map(|problem| problem.field).collect()
}

/// The one large amount.
pub fn main_amount(figure: &Figure) -> String {
    let main = figure.parts.iter().find_map(|part| match part {
        Part::Main { amount, .. } => Some(*amount),
        _ => None,
    });
    main.expect("a main amount").to_string()
}

/// The amounts beside it.
pub fn also(figure: &Figure) -> Vec<String> {
    let amounts = figure.parts.iter().filter_map(|part| match part {
        Part::Also { amount, .. } => Some(amount.to_string()),
        _ => None,
    });
    amounts.collect()
}

/// The values of the card.
pub fn facts(figure: &Figure) -> Vec<String> {
    let facts = figure.parts.iter().find_map(|part| match part {
        Part::Facts { facts, .. } => Some(facts.iter().map(|(_, value)| value.replace('\u{a0}', " ")).collect()),
        _ => None,
    });
    facts.expect("facts")
}

/// The findings: how much they matter, their titles and texts.
pub fn findings(figure: &Figure) -> Vec<(Level, &str, &str)> {
    let findings = figure.parts.iter().filter_map(|part| match part {
        Part::Finding { level, title, text, .. } => Some((*level, &**title, &**text)),
        _ => None,
    });
    findings.collect()
}

/// The deadlines.
pub fn deadlines(figure: &Figure) -> &[Deadline] {
    let found = figure.parts.iter().find_map(|part| match part {
        Part::Deadlines(deadlines) => Some(&**deadlines),
        _ => None,
    });
    found.expect("deadlines")
}

/// Every text of an answer.
pub fn words(figure: &Figure, texts: &Texts) -> Vec<String> {
    let mut words = vec![figure.spoken.clone()];
    for part in &figure.parts {
        match part {
            Part::Main { label, .. } | Part::Also { label, .. } => words.push(texts.get(*label).to_owned()),
            Part::Shares(shares) => words.extend(shares.iter().map(|share| texts.get(share.label).to_owned())),
            Part::Finding { title, text, facts, foot, .. } => {
                words.extend([title.clone(), text.clone()]);
                words.extend(facts.iter().flat_map(|(name, value)| [name.clone(), value.clone()]));
                words.extend(foot.clone());
            }
            Part::Facts { title, facts, source } => {
                words.push(texts.get(*title).to_owned());
                words.extend(facts.iter().flat_map(|(name, value)| [name.clone(), value.clone()]));
                words.extend(source.clone());
            }
            Part::Years { title, places, series, summary } => {
                words.extend([texts.get(*title).to_owned(), summary.clone()]);
                words.extend(places.iter().cloned());
                words.extend(series.iter().map(|line| texts.get(line.label).to_owned()));
            }
            Part::Deadlines(deadlines) => {
                words.extend(deadlines.iter().flat_map(|one| [one.title.clone(), one.text.clone(), one.norm.into()]));
            }
            Part::Note(text) => words.push(text.clone()),
        }
    }
    words
}
