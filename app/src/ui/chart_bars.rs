//! `BarChart`: columns over time, from zero. One series: the past is pale, now is strong. Several: stacked, with a legend.
//! `ShareBar`: what one amount is made of, as one bar. Same on both sides; the table opens without JavaScript.

use super::chart::scale::{BOTTOM, GAP, height, place, shares, top};
use super::chart::{AsTable, Axes, Legend, Part, Series, last_of, rows};
use crate::i18n::{k, use_texts};
use leptos::prelude::*;

/// Columns, each a place in time.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub fn BarChart(
    /// What the chart says, in a sentence.
    #[prop(into)]
    label: String,
    /// What the places are: "Week".
    #[prop(into)]
    over: String,
    /// The names of the places, from left to right.
    places: Vec<String>,
    /// The layers, from below.
    series: Vec<Series>,
    /// The last column's whole, as it is written at its mark.
    #[prop(into)]
    last: String,
) -> impl IntoView {
    let count = places.len();
    let whole =
        |index: usize| series.iter().filter_map(|one| one.amounts.get(index)).map(|amount| amount.value).sum::<f64>();
    let wholes: Vec<f64> = (0..count).map(whole).collect();
    let top = top(wholes.iter().copied().fold(0.0, f64::max));
    let (heads, table) = rows(over, &places, &series);
    let stacked = series.len() > 1;
    let legend = stacked.then(|| view! { <Legend entries=last_of(&series)/> });
    let column = |index: usize| {
        let (middle, room) = place(index, count);
        let width = (room * 0.75).min(48.0);
        let mut below = 0.0;
        let mut layer = |one: &Series| {
            let value = one.amounts.get(index).map_or(0.0, |amount| amount.value).max(0.0);
            let (foot, head) = (height(below, top), height(below + value, top));
            // A gap above what is below, never more than the layer itself.
            let gap = if below > 0.0 { GAP.min(foot - head) } else { 0.0 };
            below += value;
            let class = if stacked || index + 1 == count { one.hue.fill() } else { "f1s" };
            view! {
                <rect class=class x=format!("{:.1}", middle - width / 2.0) y=format!("{head:.1}") width=format!("{width:.1}") height=format!("{:.1}", foot - head - gap) rx="3"/>
            }
        };
        series.iter().map(&mut layer).collect_view()
    };
    let columns: Vec<_> = (0..count).map(column).collect();
    let (last_x, last_y) =
        (place(count.saturating_sub(1), count).0, wholes.last().map_or(BOTTOM, |whole| height(*whole, top)) - 7.0);
    view! {
        <div class="stack" data-gap="2">
            <svg class="chart" viewBox="0 0 640 226" role="img" aria-label=label.clone()>
                <Axes top places/>
                {columns}
                <text class="t-strong" x=format!("{last_x:.1}") y=format!("{last_y:.1}") text-anchor="middle">{last}</text>
            </svg>
            {legend}
            <AsTable caption=label heads rows=table/>
        </div>
    }
    .into_any()
}

/// One bar: the parts of an amount beside each other, with their legend.
#[component]
pub fn ShareBar(
    /// What the chart says, in a sentence.
    #[prop(into)]
    label: String,
    /// The parts, in the order in which they are said.
    parts: Vec<Part>,
) -> impl IntoView {
    let t = use_texts();
    let values: Vec<f64> = parts.iter().map(|part| part.amount.value).collect();
    let bar = |((from, size), part): ((f64, f64), &Part)| {
        view! { <rect class=part.hue.fill() x=format!("{from:.1}") y="0" width=format!("{size:.1}") height="28" rx="5"/> }
    };
    let bars = shares(&values, 420.0, GAP).into_iter().zip(&parts).map(bar).collect_view();
    let rows = parts.iter().map(|part| vec![part.name.clone(), part.amount.shown.clone()]).collect();
    let entries = parts.into_iter().map(|part| (part.hue, part.name, part.amount.shown)).collect();
    view! {
        <div class="stack" data-gap="2">
            <svg class="chart" viewBox="0 0 420 28" role="img" aria-label=label.clone()>{bars}</svg>
            <Legend entries/>
            <AsTable caption=label heads=vec![t.get(k::UI_CHART_PART).to_owned(), t.get(k::UI_CHART_AMOUNT).to_owned()] rows/>
        </div>
    }
    .into_any()
}
