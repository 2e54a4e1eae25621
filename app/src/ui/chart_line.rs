//! `LineChart`: how something went, from place to place of time. The last value stands at its mark; what is usual is dashed.
//! A legend only where there are several lines. Same on both sides; the table below opens without JavaScript.

use super::chart::paths::{line, points};
use super::chart::place::Across;
use super::chart::scale::{apart, height};
use super::chart::{ChartUnit, Hue, LastAmount, OverTime, Scale, Series, Stretched};
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
    /// What the values are.
    #[prop(optional)]
    unit: ChartUnit,
) -> impl IntoView {
    let count = places.len();
    let all: Vec<i64> = series.iter().flat_map(|one| one.values.iter().copied()).collect();
    let scale = Scale::of(&all, Across::Points, unit, false);
    let draw = |one: &Series| {
        let heights: Vec<f64> = (0..one.values.len()).map(|index| height(one.drawn(index), scale.top)).collect();
        view! { <path class=one.hue.line() d=line(&points(&heights, count))/> }
    };
    let lines: Vec<_> = series.iter().map(draw).collect();
    let marks = marks(&series, count, scale);
    view! {
        <OverTime label over places series scale>
            <Stretched>{lines}</Stretched>
            {marks}
        </OverTime>
    }
    .into_any()
}

/// The last value of each line that reaches the last place; what is usual needs none.
fn marks(series: &[Series], count: usize, scale: Scale) -> AnyView {
    let reaches = |one: &&Series| one.hue != Hue::Usual && count > 0 && one.values.len() == count;
    let marked: Vec<(Hue, i64)> =
        series.iter().filter(reaches).map(|one| (one.hue, one.drawn(count.saturating_sub(1)))).collect();
    let heights: Vec<f64> = marked.iter().map(|(_, value)| height(*value, scale.top)).collect();
    let x = format!("{:.2}%", scale.across.middle(count.saturating_sub(1), count));
    let texts: Vec<f64> = apart(&heights).into_iter().map(|y| y - 9.0).collect();
    let mark = |(((hue, value), at), y): (((Hue, i64), f64), f64)| {
        view! {
            <circle class=hue.fill() cx=x.clone() cy=format!("{at:.1}") r="4"/>
            <LastAmount scale count y value/>
        }
    };
    marked.into_iter().zip(heights).zip(texts).map(mark).collect_view().into_any()
}
