//! `Sparkline`: the way to a figure, beside it and without axis. It only repeats what the figure's comparison says in
//! words, so it is hidden from screen readers. Same on both sides.

use super::chart::Hue;
use super::chart::paths::{line, spark};
use leptos::prelude::*;

/// A small line.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub fn Sparkline(
    /// The values, oldest first, all of one unit.
    values: Vec<i64>,
    /// What it is about.
    #[prop(default = Hue::Own)]
    hue: Hue,
) -> impl IntoView {
    view! {
        <svg class="spark" viewBox="0 0 120 28" preserveAspectRatio="none" aria-hidden="true">
            <path class=hue.line() d=line(&spark(&values))/>
        </svg>
    }
}
