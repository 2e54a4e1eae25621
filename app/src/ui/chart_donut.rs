//! `DonutChart`: what a whole is made of, at most four parts, the whole in the middle. Each part is named in the legend.
//! Same on both sides; the table below opens without JavaScript.

use super::chart::scale::{sector, shares};
use super::chart::{AsTable, Legend, Part};
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// What divides two parts, in parts of the ring.
const BETWEEN: f64 = 0.0075;

/// A ring of parts.
#[component]
pub fn DonutChart(
    /// What the chart says, in a sentence.
    #[prop(into)]
    label: String,
    /// The whole, as it is written in the middle.
    #[prop(into)]
    whole: String,
    /// The parts; more than four nobody can compare.
    parts: [Option<Part>; 4],
) -> impl IntoView {
    let t = use_texts();
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    let values: Vec<f64> = parts.iter().map(|part| part.amount.value).collect();
    let ring = |((from, size), part): ((f64, f64), &Part)| {
        (size > 0.0).then(|| view! { <path class=part.hue.fill() d=sector(from, from + size)/> })
    };
    let length = if parts.len() > 1 { 1.0 - BETWEEN } else { 1.0 };
    let rings = shares(&values, length, BETWEEN).into_iter().zip(&parts).map(ring).collect_view();
    let rows = parts.iter().map(|part| vec![part.name.clone(), part.amount.shown.clone()]).collect();
    let entries = parts.into_iter().map(|part| (part.hue, part.name, part.amount.shown)).collect();
    view! {
        <div class="stack" data-gap="2">
            <svg class="chart donut" viewBox="0 0 160 160" role="img" aria-label=label.clone()>
                {rings}
                <text class="t-strong" x="80" y="85" text-anchor="middle">{whole}</text>
            </svg>
            <Legend entries/>
            <AsTable caption=label heads=vec![t.get(k::UI_CHART_PART).to_owned(), t.get(k::UI_CHART_AMOUNT).to_owned()] rows/>
        </div>
    }
    .into_any()
}
