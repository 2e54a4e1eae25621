//! `Axes`: four grid lines with their figures, and the names of the places below.

use super::scale::{BOTTOM, LEFT, RIGHT, figure, height, named, place};
use crate::i18n::use_texts;
use leptos::prelude::*;

/// The ground on which bars and lines are drawn; stands inside the chart's `svg`.
#[component]
pub(in crate::ui) fn Axes(
    /// The top of the axis.
    top: f64,
    /// The names of the places, from left to right.
    places: Vec<String>,
) -> impl IntoView {
    let lang = use_texts().lang();
    let step = |part: f64| {
        let value = top * part;
        let y = height(value, top);
        let class = if part > 0.0 { "grid" } else { "axis" };
        view! {
            <line class=class x1=LEFT.to_string() x2=RIGHT.to_string() y1=format!("{y:.1}") y2=format!("{y:.1}")/>
            <text x=(LEFT - 8.0).to_string() y=format!("{:.1}", y + 4.0) text-anchor="end">{figure(lang, value)}</text>
        }
    };
    let count = places.len();
    let name = |(index, name): (usize, String)| {
        let (middle, _) = place(index, count);
        view! { <text x=format!("{middle:.1}") y=(BOTTOM + 22.0).to_string() text-anchor="middle">{name}</text> }
    };
    let names = places.into_iter().enumerate().filter(|(index, _)| named(*index, count)).map(name).collect_view();
    view! {
        <g>{[0.0, 0.25, 0.5, 0.75, 1.0].map(step).into_iter().collect_view()}</g>
        <g>{names}</g>
    }
    .into_any()
}
