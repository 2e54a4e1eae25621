//! `Axes`: four grid lines with their figures before them, and the names of the places below.

use super::over_time::Scale;
use super::scale::{BOTTOM, height};
use crate::i18n::Lang;
use leptos::prelude::*;

/// The parts of the axis' top at which lines are drawn, in quarters.
const QUARTERS: [i64; 5] = [0, 1, 2, 3, 4];

/// The ground on which columns and lines are drawn; stands inside the chart's `svg`.
#[component]
pub(in crate::ui) fn Axes(
    /// How things stand.
    scale: Scale,
    /// What stands at the lines, from below.
    figures: [String; 5],
    /// The names of the places, from left to right.
    places: Vec<String>,
) -> impl IntoView {
    let step = |(quarter, figure): (i64, String)| {
        let y = height(scale.quarter(quarter), scale.top);
        let class = if quarter > 0 { "grid" } else { "axis" };
        view! {
            <line class=class x1="0" x2="100%" y1=format!("{y:.1}") y2=format!("{y:.1}")/>
            <text x="-8" y=format!("{:.1}", y + 4.0) text-anchor="end">{figure}</text>
        }
    };
    let count = places.len();
    let longest = places.iter().map(|place| place.chars().count()).max().unwrap_or_default();
    let named = scale.across.named(count, longest);
    let name = |(index, name): (usize, String)| {
        let (_, minor) = named.iter().copied().find(|(at, _)| *at == index)?;
        let edge = if index + 1 == count { scale.across.edge(count) } else { None };
        let x = format!("{:.2}%", scale.across.middle(index, count));
        Some(view! {
            <text x=x y=(BOTTOM + 22.0).to_string() text-anchor="middle" data-minor=minor data-edge=edge>{name}</text>
        })
    };
    view! {
        <g>{QUARTERS.into_iter().zip(figures).map(step).collect_view()}</g>
        <g>{places.into_iter().enumerate().filter_map(name).collect_view()}</g>
    }
    .into_any()
}

/// What stands at the lines.
pub(super) fn figures(scale: Scale, lang: Lang) -> [String; 5] {
    QUARTERS.map(|quarter| scale.unit.write_short(scale.quarter(quarter), lang))
}
