//! `OverTime`: what columns, lines and areas share: the drawing with its axes, the legend and the table; words where there is
//! no value. `Stretched`: paths over the whole width. `LastAmount`: the last amount, where it stands.

use super::axes::{Axes, figures};
use super::legend::{AsTable, Legend, Nothing};
use super::place::{Across, gutter};
use super::scale::{HEIGHT, top};
use super::{ChartUnit, Hue, Series, wholes};
use crate::i18n::{Lang, Texts, k, use_texts};
use leptos::prelude::*;

/// How things stand in a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Scale {
    /// How places share the width.
    pub(in crate::ui) across: Across,
    /// The top of the axis.
    pub(in crate::ui) top: i64,
    /// What the values are.
    pub(in crate::ui) unit: ChartUnit,
    /// Whether the series stand on each other and have a whole.
    pub(in crate::ui) stacked: bool,
}

impl Scale {
    /// The scale on which all of these have room.
    pub(in crate::ui) fn of(values: &[i64], across: Across, unit: ChartUnit, stacked: bool) -> Self {
        Self { across, top: top(values.iter().copied().max().unwrap_or_default(), unit.one()), unit, stacked }
    }

    /// The value at so many quarters of the axis.
    pub(super) const fn quarter(self, quarters: i64) -> i64 {
        self.top / 4 * quarters
    }
}

/// A chart over time.
#[component]
pub(in crate::ui) fn OverTime(
    /// What the chart says, in a sentence.
    label: String,
    /// What the places are.
    over: String,
    /// The names of the places.
    places: Vec<String>,
    /// What is shown.
    series: Vec<Series>,
    /// How things stand.
    scale: Scale,
    /// What is drawn on the ground.
    children: Children,
) -> impl IntoView {
    if places.is_empty() || series.iter().all(|one| one.values.is_empty()) {
        return view! { <Nothing/> }.into_any();
    }
    let t = use_texts();
    let figures = figures(scale, t.lang());
    let gutter = gutter(figures.iter().map(|figure| figure.chars().count()).max().unwrap_or_default());
    let (heads, rows) = table(over, &places, &series, scale, t);
    let legend = (series.len() > 1).then(|| view! { <Legend entries=last_of(series, scale.unit, t.lang())/> });
    view! {
        <div class="stack" data-gap="2">
            <div class="chart" data-gutter=gutter>
                <svg class="chart__plot" role="img" aria-label=label.clone()>
                    <Axes scale figures places/>
                    {children()}
                </svg>
            </div>
            {legend}
            <AsTable caption=label heads rows/>
        </div>
    }
    .into_any()
}

/// Paths, drawn over the whole width however wide it is.
#[component]
pub(in crate::ui) fn Stretched(
    /// The paths.
    children: Children,
) -> impl IntoView {
    view! {
        <svg viewBox=format!("0 0 1000 {HEIGHT}") width="100%" height=HEIGHT.to_string() preserveAspectRatio="none">
            {children()}
        </svg>
    }
    .into_any()
}

/// An amount above the last place.
#[component]
pub(in crate::ui) fn LastAmount(
    /// How things stand.
    scale: Scale,
    /// How many places there are.
    count: usize,
    /// Where the text stands, in pixels from above.
    y: f64,
    /// The amount.
    value: i64,
) -> impl IntoView {
    let x = format!("{:.2}%", scale.across.middle(count.saturating_sub(1), count));
    let (edge, shown) = (scale.across.edge(count), scale.unit.write(value, use_texts().lang()));
    view! { <text class="t-strong" x=x y=format!("{y:.1}") text-anchor="middle" data-edge=edge>{shown}</text> }
        .into_any()
}

/// The heads and rows of the table: a row for each place, with the whole where there is one.
fn table(
    over: String,
    places: &[String],
    series: &[Series],
    scale: Scale,
    t: Texts,
) -> (Vec<String>, Vec<Vec<String>>) {
    let write = |value: i64| scale.unit.write(value, t.lang());
    let summed = scale.stacked && series.len() > 1;
    let mut heads = vec![over];
    heads.extend(series.iter().map(|one| one.name.clone()));
    heads.extend(summed.then(|| t.get(k::UI_CHART_WHOLE).to_owned()));
    let row = |(index, (place, whole)): (usize, (&String, i64))| {
        let shown = |one: &Series| one.values.get(index).copied().map(write).unwrap_or_default();
        let mut cells = vec![place.clone()];
        cells.extend(series.iter().map(shown));
        cells.extend(summed.then(|| write(whole)));
        cells
    };
    let rows = places.iter().zip(wholes(series, places.len())).enumerate().map(row).collect();
    (heads, rows)
}

/// What the legend says of series: each with its last value.
fn last_of(series: Vec<Series>, unit: ChartUnit, lang: Lang) -> Vec<(Hue, String, String)> {
    let entry = |one: Series| {
        let last = one.values.last().map(|value| unit.write(*value, lang)).unwrap_or_default();
        (one.hue, one.name, last)
    };
    series.into_iter().map(entry).collect()
}
