//! Figures with their paragraphs, verdicts, and what was taken for granted.

use super::views::{AssumedView, CellView, FigureView, Weight};
use crate::i18n::{Key, k, use_texts};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Badge, Comparison, Icon, IconSize, StatTile, Tone};
use leptos::prelude::*;

/// A weight as tone and picture.
const fn tone(weight: Weight) -> (Tone, Glyph) {
    match weight {
        Weight::Plain => (Tone::Plain, icons::SCALE),
        Weight::Good => (Tone::Good, icons::CIRCLE_CHECK),
        Weight::Look => (Tone::Warn, icons::TRIANGLE_ALERT),
        Weight::Mend => (Tone::Bad, icons::OCTAGON_ALERT),
    }
}

/// The totals as large figures.
#[component]
pub(super) fn Tiles(figures: Vec<FigureView>) -> impl IntoView {
    let tile = |FigureView { label, figure, norm, weight }: FigureView| {
        let (tone, glyph) = tone(weight);
        let stat = if norm.is_empty() {
            view! { <StatTile label figure/> }.into_any()
        } else {
            view! { <StatTile label figure comparison=Comparison { text: norm, tone, glyph }/> }.into_any()
        };
        view! { <div class="card">{stat}</div> }
    };
    view! { <div class="grid-tiles">{figures.into_iter().map(tile).collect_view()}</div> }.into_any()
}

/// Figures below each other, each with its paragraph.
#[component]
pub(super) fn Figures(figures: Vec<FigureView>) -> impl IntoView {
    let line = |FigureView { label, figure, norm, .. }: FigureView| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{figure}<small>{norm}</small></dd>
            </div>
        }
    };
    (!figures.is_empty())
        .then(|| view! { <dl class="card facts deskform">{figures.into_iter().map(line).collect_view()}</dl> })
}

/// What stands in a cell.
#[component]
pub(super) fn CellText(cell: CellView) -> impl IntoView {
    match cell {
        CellView::Figure(text) => text.into_any(),
        CellView::Lines(lines) => {
            let line = |line: String| view! { <span class="rowlink__t">{line}</span> };
            view! { <span>{lines.into_iter().map(line).collect_view()}</span> }.into_any()
        }
        CellView::Said(weight, word, why) => view! { <Said weight word why/> }.into_any(),
    }
}

/// A verdict in a word, and why.
#[component]
pub(super) fn Said(weight: Weight, word: String, why: String) -> impl IntoView {
    let (tone, glyph) = tone(weight);
    let badge = if weight == Weight::Plain {
        view! { <Badge text=word/> }.into_any()
    } else {
        view! { <Badge text=word tone glyph/> }.into_any()
    };
    view! {
        <span>
            {badge}
            {(!why.is_empty()).then(|| view! { <small>{why}</small> })}
        </span>
    }
    .into_any()
}

/// What was taken for granted, since nobody said it.
#[component]
pub(super) fn Assumed(assumed: Vec<AssumedView>) -> impl IntoView {
    let t = use_texts();
    let line = move |AssumedView { text, some, verified }: AssumedView| {
        let unverified = (!verified).then(|| view! { " " <Badge text=t.get(k::CHECKS_UNVERIFIED) tone=Tone::Warn/> });
        view! { <li class="small">{text} {some.map(|some| format!(" {some}"))} {unverified}</li> }
    };
    (!assumed.is_empty()).then(|| {
        view! {
            <section class="card stack deskform" data-gap="3">
                <h2>{t.get(k::CHECKS_ASSUMED)}</h2>
                <ul class="stack" data-gap="2">{assumed.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

/// What the columns of a table rest on.
#[component]
pub(super) fn Rests(rests: Vec<(Key, String)>) -> impl IntoView {
    let t = use_texts();
    let line = |(label, norm): (Key, String)| view! { <span>{format!("{}: {norm}.", t.get(label))}</span> };
    view! {
        <p class="source">
            <Icon glyph=icons::SCALE size=IconSize::Small/>
            <span class="row" data-wrap="" data-gap="2">{rests.into_iter().map(line).collect_view()}</span>
        </p>
    }
    .into_any()
}
