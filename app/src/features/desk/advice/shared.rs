//! What a person shared of a calculation, as text: what they typed, and what the calculator answers. The broker reads it; nothing here
//! calculates anew with other numbers.

use crate::features::calculate::{kept, title};
use crate::i18n::{k, use_texts};
use calculators::{Calculator, Field, FieldKind, Part, Texts, Typed};
use domain::typed::write_euro;
use jiff::civil::Date;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::advice::Shared;

/// Names with values.
type Facts = Vec<(String, String)>;

/// A calculation, written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SharedView {
    /// What the person calls it.
    name: String,
    /// Of which calculator.
    calculator: String,
    /// What they typed.
    typed: Facts,
    /// The answer in a sentence; none where what was typed has no answer.
    spoken: Option<String>,
    /// The answer's amounts.
    answer: Facts,
}

/// As of the day on which the order was placed, in the page's language.
pub(super) fn shared(kept: &Shared, day: Date) -> SharedView {
    let texts = Texts::of(use_texts().lang().language());
    let calculator = Calculator::from_slug(kept.calculator.as_str());
    let typed = calculator.and_then(|one| kept::read(one, &kept.answers, day));
    let figure = typed.as_ref().and_then(|typed| typed.figure(&texts).ok());
    let answer = figure.iter().flat_map(|figure| &figure.parts).flat_map(|part| amounts(part, &texts)).collect();
    SharedView {
        name: kept.name.clone(),
        calculator: title(kept.calculator.as_str()),
        typed: typed.map(|typed| answers(&typed, &texts)).unwrap_or_default(),
        spoken: figure.map(|figure| figure.spoken).filter(|spoken| !spoken.is_empty()),
        answer,
    }
}

/// What was typed, question by question; what was left empty says nothing.
fn answers(typed: &Typed, texts: &Texts) -> Facts {
    let answered = typed.calculator.fields().iter().filter(|field| !typed.get(field.name).is_empty());
    answered.map(|field| (plain(texts.get(field.label)), value(field, typed.get(field.name), texts))).collect()
}

fn value(field: &Field, text: &str, texts: &Texts) -> String {
    match field.kind {
        FieldKind::Money { .. } => format!("{text} €"),
        FieldKind::Percent { .. } => format!("{text} %"),
        FieldKind::Whole { unit: Some(unit), .. } => format!("{text} {}", texts.get(unit)),
        FieldKind::Choice(choices) => {
            let chosen = choices.iter().find(|choice| choice.value == text);
            chosen.map_or_else(|| text.to_owned(), |choice| plain(texts.get(choice.label)))
        }
        FieldKind::Tick => use_texts().get(k::ADVICE_DESK_YES).to_owned(),
        FieldKind::Whole { .. } | FieldKind::Day => text.to_owned(),
    }
}

/// The amounts of a part; pictures and explanations are the calculator's own page's.
fn amounts(part: &Part, texts: &Texts) -> Facts {
    let written = |amount| write_euro(amount, texts.language());
    match part {
        Part::Main { label, amount, .. } | Part::Also { label, amount } => {
            vec![(plain(texts.get(*label)), written(*amount))]
        }
        Part::Shares(shares) => {
            shares.iter().map(|share| (plain(texts.get(share.label)), written(share.amount))).collect()
        }
        Part::Facts { facts, .. } => facts.clone(),
        _ => Vec::new(),
    }
}

/// Without the places where a narrow heading breaks.
fn plain(text: &str) -> String {
    text.replace('\u{ad}', "")
}

/// The card.
#[component]
pub(super) fn SharedCard(view: SharedView) -> impl IntoView {
    let t = use_texts();
    let SharedView { name, calculator, typed, spoken, answer } = view;
    let said = spoken.map(|spoken| view! { <p>{spoken}</p> });
    let answer = (!answer.is_empty()).then(|| {
        view! {
            <h3>{t.get(k::ADVICE_DESK_ANSWER)}</h3>
            {facts(answer)}
        }
    });
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="shared">
            <h2 id="shared">{t.get(k::ADVICE_DESK_SHARED)}</h2>
            <p class="hint">{t.fill(k::ADVICE_DESK_SHARED_AS, &[("name", &name), ("calculator", &calculator)])}</p>
            <h3>{t.get(k::ADVICE_DESK_TYPED)}</h3>
            {facts(typed)}
            {answer}
            {said}
        </section>
    }
    .into_any()
}

fn facts(facts: Facts) -> AnyView {
    let fact = |(name, value): (String, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! { <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl> }.into_any()
}
