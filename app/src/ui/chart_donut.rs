//! `DonutChart`: what a whole is made of, at most four parts, the whole in the middle. Each part is named in the legend.
//! Same on both sides; the table below opens without JavaScript.

use super::chart::paths::sector;
use super::chart::scale::shares;
use super::chart::{ChartUnit, Nothing, Part, PartsBelow};
use crate::i18n::use_texts;
use leptos::prelude::*;

/// What divides two parts, in parts of the ring.
const BETWEEN: f64 = 0.0075;
/// So many characters have room in the middle in the large size.
const ROOM: usize = 9;

/// A ring of parts.
#[component]
pub fn DonutChart(
    /// What the chart says, in a sentence.
    #[prop(into)]
    label: String,
    /// The parts; more than four nobody can compare.
    parts: [Option<Part>; 4],
    /// What the values are.
    #[prop(optional)]
    unit: ChartUnit,
) -> impl IntoView {
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    let values: Vec<i64> = parts.iter().map(|part| part.value.max(0)).collect();
    let whole = values.iter().fold(0_i64, |sum, value| sum.saturating_add(*value));
    if whole == 0 {
        return view! { <Nothing/> }.into_any();
    }
    let ring = |((from, size), part): ((f64, f64), &Part)| {
        (size > 0.0).then(|| view! { <path class=part.hue.fill() d=sector(from, from + size)/> })
    };
    let several = values.iter().filter(|value| **value > 0).count() > 1;
    let length = if several { 1.0 - BETWEEN } else { 1.0 };
    let rings = shares(&values, length, BETWEEN).into_iter().zip(&parts).map(ring).collect_view();
    let shown = unit.write(whole, use_texts().lang());
    let long = (shown.chars().count() > ROOM).then_some("");
    view! {
        <div class="stack" data-gap="2">
            <svg class="donut" viewBox="0 0 160 160" role="img" aria-label=label.clone()>
                {rings}
                <text class="t-strong" x="80" y="86" text-anchor="middle" data-long=long>{shown}</text>
            </svg>
            <PartsBelow label parts unit/>
        </div>
    }
    .into_any()
}
