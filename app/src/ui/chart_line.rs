//! `LineChart`: how something went, from place to place of time. The last value stands at its mark; what is usual is dashed.
//! A legend only where there are several lines. Same on both sides; the table below opens without JavaScript.

use super::chart::scale::{height, line, place, top};
use super::chart::{AsTable, Axes, Hue, Legend, Series, last_of, rows};
use leptos::prelude::*;

/// Lines over time, from zero.
#[component]
pub fn LineChart(
    /// What the chart says, in a sentence.
    #[prop(into)]
    label: String,
    /// What the places are: "Week".
    #[prop(into)]
    over: String,
    /// The names of the places, from left to right.
    places: Vec<String>,
    /// The lines.
    series: Vec<Series>,
) -> impl IntoView {
    let count = places.len();
    let most = series.iter().flat_map(|one| &one.amounts).map(|amount| amount.value).fold(0.0, f64::max);
    let top = top(most);
    let (heads, table) = rows(over, &places, &series);
    let legend = (series.len() > 1).then(|| view! { <Legend entries=last_of(&series)/> });
    let draw = |one: Series| {
        let at = |index: usize, value: f64| (place(index, count).0, height(value, top));
        let points: Vec<(f64, f64)> =
            one.amounts.iter().enumerate().map(|(index, amount)| at(index, amount.value)).collect();
        let last = points.last().copied().zip(one.amounts.last()).filter(|_| one.hue != Hue::Usual);
        let mark = last.map(|((x, y), amount)| {
            view! {
                <circle class=one.hue.fill() cx=format!("{x:.1}") cy=format!("{y:.1}") r="4"/>
                <text class="t-strong" x=format!("{x:.1}") y=format!("{:.1}", y - 9.0) text-anchor="middle">{amount.shown.clone()}</text>
            }
        });
        view! { <g><path class=one.hue.line() d=line(&points)/>{mark}</g> }
    };
    view! {
        <div class="stack" data-gap="2">
            <svg class="chart" viewBox="0 0 640 226" role="img" aria-label=label.clone()>
                <Axes top places/>
                {series.into_iter().map(draw).collect_view()}
            </svg>
            {legend}
            <AsTable caption=label heads rows=table/>
        </div>
    }
    .into_any()
}
