//! `StatTile`: one figure with what it is and how it compares. Never two figures in one tile. Same on both sides and without
//! JavaScript; nothing to operate.

use super::{Icon, IconSize, Tone, icons::Glyph};
use leptos::prelude::*;

/// What a figure is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In words: the target, the figure before.
    pub text: String,
    /// Whether the figure is fine beside it.
    pub tone: Tone,
    /// Where it goes: rises, falls, waits, fits.
    pub glyph: Glyph,
}

/// A figure, as large as it matters. A list of terms, so that a screen reader names the figure with its label.
#[component]
pub fn StatTile(
    /// What the figure counts.
    #[prop(into)]
    label: String,
    /// The figure as it is written in the language.
    #[prop(into)]
    figure: String,
    /// What it is measured in: `€`, `%`, `Sekunden`.
    #[prop(optional, into)]
    unit: Option<String>,
    /// What it is held against.
    #[prop(optional)]
    comparison: Option<Comparison>,
) -> impl IntoView {
    let unit = unit.map(|unit| view! { <small>{format!("\u{a0}{unit}")}</small> });
    let comparison = comparison.map(|comparison| {
        view! {
            <dd class="stat__d" data-tone=comparison.tone.attribute()>
                <Icon glyph=comparison.glyph size=IconSize::Small/>
                {comparison.text}
            </dd>
        }
    });
    view! {
        <dl class="stat">
            <dt class="stat__k">{label}</dt>
            <dd class="stat__v">{figure}{unit}</dd>
            {comparison}
        </dl>
    }
    .into_any()
}
