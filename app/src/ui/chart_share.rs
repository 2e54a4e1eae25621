//! `ShareBar`: what one amount is made of, as one bar with its legend. Same on both sides; the table opens without JavaScript.

use super::chart::scale::shares;
use super::chart::{ChartUnit, Nothing, Part, PartsBelow};
use leptos::prelude::*;

/// One bar: the parts of an amount beside each other, with their legend.
#[component]
pub fn ShareBar(
    /// What the chart says, in a sentence.
    #[prop(into)]
    label: String,
    /// The parts, in the order in which they are said.
    parts: Vec<Part>,
    /// What the values are.
    #[prop(optional)]
    unit: ChartUnit,
) -> impl IntoView {
    let values: Vec<i64> = parts.iter().map(|part| part.value).collect();
    if values.iter().all(|value| *value <= 0) {
        return view! { <Nothing/> }.into_any();
    }
    let bar = |((from, size), part): ((f64, f64), &Part)| {
        // The style sheet divides the parts.
        (size > 0.0).then(|| view! { <rect class=part.hue.fill() x=format!("{from:.2}%") width=format!("{size:.2}%") height="100%"/> })
    };
    let bars = shares(&values, 100.0, 0.0).into_iter().zip(&parts).map(bar).collect_view();
    view! {
        <div class="stack" data-gap="2">
            <svg class="chart__share" role="img" aria-label=label.clone()>{bars}</svg>
            <PartsBelow label parts unit/>
        </div>
    }
    .into_any()
}
