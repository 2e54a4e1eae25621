//! `AreaChart`: what a growing amount is made of, layer on layer over time: own contributions, the employer's, the return.
//! The last whole stands at its mark, each layer in the legend. Same on both sides; the table below opens without JavaScript.

use super::chart::paths::area;
use super::chart::place::Across;
use super::chart::scale::height;
use super::chart::{ChartUnit, LastAmount, OverTime, Scale, Series, Stretched, wholes};
use leptos::prelude::*;

/// Stacked areas over time, from zero.
#[component]
pub fn AreaChart(
    /// What the chart says, in a sentence.
    #[prop(into)]
    label: String,
    /// What the places are: "Year".
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
    let scale = Scale::of(&wholes, Across::Points, unit, true);
    let layers = layers(&series, count, scale.top);
    let mark = wholes.last().copied().map(|value| {
        let (x, at) = (scale.across.middle(count.saturating_sub(1), count), height(value, scale.top));
        let y = at - 9.0;
        view! {
            <circle class="chart__dot" cx=format!("{x:.2}%") cy=format!("{at:.1}") r="4"/>
            <LastAmount scale count y value/>
        }
    });
    view! {
        <OverTime label over places series scale>
            <Stretched>{layers}</Stretched>
            {mark}
        </OverTime>
    }
    .into_any()
}

/// The areas, from below; each stands on the one before.
fn layers(series: &[Series], count: usize, top: i64) -> AnyView {
    let mut below = vec![0_i64; count];
    let layer = |one: &Series| {
        let feet: Vec<f64> = below.iter().map(|value| height(*value, top)).collect();
        let divided = below.iter().any(|value| *value > 0);
        for (index, sum) in below.iter_mut().enumerate() {
            *sum = sum.saturating_add(one.drawn(index));
        }
        let heads: Vec<f64> = below.iter().map(|value| height(*value, top)).collect();
        view! { <path class=one.hue.fill() d=area(&heads, &feet, divided)/> }
    };
    series.iter().map(layer).collect_view().into_any()
}
