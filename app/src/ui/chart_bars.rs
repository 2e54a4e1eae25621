//! `BarChart`: columns over time, from zero. One series: the past is pale, now is strong. Several: stacked, with a legend.
//! The last whole stands at its column. Same on both sides; the table opens without JavaScript.

use super::chart::place::{Across, column};
use super::chart::scale::{GAP, height};
use super::chart::{ChartUnit, LastAmount, OverTime, Scale, Series, wholes};
use leptos::prelude::*;

/// Columns, each a place in time.
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
    /// What the values are.
    #[prop(optional)]
    unit: ChartUnit,
) -> impl IntoView {
    let count = places.len();
    let wholes = wholes(&series, count);
    let scale = Scale::of(&wholes, Across::Rooms, unit, true);
    let columns: Vec<AnyView> = (0..count).map(|index| layers(&series, index, count, scale)).collect();
    // The text may reach over its neighbours.
    let beside = wholes.iter().rev().take(count.div_ceil(4).min(3)).copied().max().unwrap_or_default();
    let y = height(beside, scale.top) - 7.0;
    let mark = wholes.last().copied().map(|value| view! { <LastAmount scale count y value/> });
    view! {
        <OverTime label over places series scale>
            {columns}
            {mark}
        </OverTime>
    }
    .into_any()
}

/// The layers of a column, from below.
fn layers(series: &[Series], index: usize, count: usize, scale: Scale) -> AnyView {
    let (x, width) = column(index, count);
    let pale = series.len() == 1 && index + 1 < count;
    let mut below = 0_i64;
    let layer = |one: &Series| {
        let foot = height(below, scale.top);
        let gap = if below > 0 { GAP } else { 0.0 };
        below = below.saturating_add(one.drawn(index));
        let head = height(below, scale.top);
        let size = (foot - head - gap).max(0.0);
        let class = if pale { "f1s" } else { one.hue.fill() };
        view! {
            <rect class=class x=format!("{x:.2}%") y=format!("{head:.1}") width=format!("{width:.2}%") height=format!("{size:.1}") rx="3"/>
        }
    };
    series.iter().map(layer).collect_view().into_any()
}
