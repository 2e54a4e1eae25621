//! What came of one person's check: the verdict, the figures with their paragraphs, the sum.

use super::figures::{Assumed, Figures};
use super::norms;
use super::views::{FigureView, Weight};
use super::words::{assumed, euro, verdict, why};
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use domain::subsidy::{SubsidyCheck, Unclear, Verdict};
use leptos::prelude::*;
use std::sync::Arc;

/// The result.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub(super) fn OneResult(found: Arc<SubsidyCheck>) -> impl IntoView {
    let t = use_texts();
    let (tone, glyph) = match verdict(found.verdict).0 {
        Weight::Good => ("ok", icons::CIRCLE_CHECK),
        Weight::Mend => ("bad", icons::OCTAGON_ALERT),
        Weight::Look => ("warn", icons::TRIANGLE_ALERT),
        Weight::Plain => ("accent", icons::INFO),
    };
    let year = t.fill(k::CHECKS_VALUES_OF, &[("year", &found.year.to_string())]);
    view! {
        <section class="stack deskform" id="result" aria-label=t.get(k::CHECKS_RESULT)>
            <div class="note" data-tone=tone role="status">
                <Icon glyph/>
                <div class="stack" data-gap="1">
                    <h2>{says(t, &found)}</h2>
                    <span>{why(t, &found)}</span>
                </div>
            </div>
            <Figures figures=figures(t, &found)/>
            {sum(t, &found)}
            <p class="source">
                <Icon glyph=icons::SCALE size=IconSize::Small/>
                <span>{year}</span>
            </p>
            <Assumed assumed=assumed(t, std::iter::once(found.assumptions.as_slice()))/>
        </section>
    }
    .into_any()
}

/// The verdict as a heading, with its amount.
fn says(t: Texts, found: &SubsidyCheck) -> String {
    match found.verdict {
        Verdict::Enough => t.get(k::CHECKS_SAYS_ENOUGH).to_owned(),
        Verdict::TooLittle => {
            let missing = found.difference.map(|difference| -difference);
            t.fill(k::CHECKS_SAYS_TOO_LITTLE, &[("amount", &euro(t, missing))])
        }
        Verdict::NotOwed(_) => t.get(k::CHECKS_SAYS_NOT_OWED).to_owned(),
        Verdict::CannotTell(Unclear::PaymentUnknown) => {
            t.fill(k::CHECKS_SAYS_MINIMUM, &[("amount", &euro(t, found.legal_minimum))])
        }
        Verdict::CannotTell(_) => t.get(k::CHECKS_SAYS_CANNOT_TELL).to_owned(),
    }
}

fn figures(t: Texts, found: &SubsidyCheck) -> Vec<FigureView> {
    let one = |label: Key, amount, norm: &str| FigureView {
        label: t.get(label).to_owned(),
        figure: euro(t, amount),
        norm: norm.to_owned(),
        weight: Weight::Plain,
    };
    vec![
        one(k::CHECKS_MINIMUM, found.legal_minimum, norms::SUBSIDY),
        one(k::CHECKS_FLAT, Some(found.flat), norms::SUBSIDY),
        one(k::CHECKS_EXACT, found.exact, norms::SUBSIDY),
        one(k::CHECKS_SAVED, found.saved, norms::SAVED),
        one(k::CHECKS_PAID, found.paid, norms::SUBSIDY),
        one(k::CHECKS_DIFFERENCE, found.difference, norms::SUBSIDY),
        one(k::CHECKS_SAVING, found.employer_saving, norms::EMPLOYER),
        one(k::CHECKS_COST, found.employer_cost, norms::EMPLOYER),
    ]
}

/// How the employer's cost comes about: what it pays, less what it saves.
fn sum(t: Texts, found: &SubsidyCheck) -> Option<AnyView> {
    let (saving, cost) = found.employer_saving.zip(found.employer_cost)?;
    let line = |label: Key, figure: String| view! { <div><dt>{t.get(label)}</dt><dd>{figure}</dd></div> };
    let shown = view! {
        <details class="card">
            <summary>{t.get(k::CHECKS_SUM)}</summary>
            <dl class="facts" data-tight="">
                {line(k::CHECKS_SUM_PAYS, euro(t, Some(cost + saving)))}
                {line(k::CHECKS_SUM_SAVES, euro(t, Some(-saving)))}
                {line(k::CHECKS_COST, euro(t, Some(cost)))}
            </dl>
            <p class="hint">{t.get(k::CHECKS_SUM_NOTE)}</p>
        </details>
    };
    Some(shown.into_any())
}
