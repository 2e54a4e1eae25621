//! What everything is drawn with: the mark, colours, type.

use super::page::Family;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Brand, Mark};
use leptos::prelude::*;

const OF_STATES: &[(&str, Key)] = &[
    ("sw-accent", k::GALLERY_COLOUR_ACCENT),
    ("sw-text", k::GALLERY_COLOUR_TEXT),
    ("sw-text-2", k::GALLERY_COLOUR_TEXT_2),
    ("sw-surface", k::GALLERY_COLOUR_SURFACE),
    ("sw-sunken", k::GALLERY_COLOUR_SUNKEN),
    ("sw-ok", k::GALLERY_COLOUR_OK),
    ("sw-warn", k::GALLERY_COLOUR_WARN),
    ("sw-bad", k::GALLERY_COLOUR_BAD),
];
const OF_CHARTS: &[(&str, Key)] = &[
    ("sw-viz-1", k::GALLERY_COLOUR_OWN),
    ("sw-viz-2", k::GALLERY_COLOUR_TAX),
    ("sw-viz-3", k::GALLERY_COLOUR_INSURANCE),
    ("sw-viz-4", k::GALLERY_COLOUR_EMPLOYER),
    ("sw-viz-5", k::GALLERY_COLOUR_COMPLAINT),
    ("sw-viz-0", k::GALLERY_COLOUR_USUAL),
];

/// All of the family.
#[component]
pub(super) fn Looks() -> impl IntoView {
    view! {
        <Family id="brand" title=k::GALLERY_BRAND><Marks/></Family>
        <Family id="colours" title=k::GALLERY_COLOURS>
            <Swatches of=OF_STATES/>
            <Swatches of=OF_CHARTS/>
        </Family>
        <Family id="type" title=k::GALLERY_TYPE><Type/></Family>
    }
    .into_any()
}

/// The mark in three sizes, as the app's picture, square and round, and with the name.
#[component]
fn Marks() -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="row" data-wrap="">
            <Mark class="lg l64"/>
            <Mark class="lg l32"/>
            <Mark class="lg l16"/>
            <img class="l64" src="/icon.svg" alt=t.get(k::GALLERY_BRAND_APP) width="64" height="64"/>
            <img class="l64 lround" src="/icon-maskable-512.png" alt=t.get(k::GALLERY_BRAND_ROUND) width="64" height="64"/>
            <Brand href="/desk"/>
        </div>
    }
    .into_any()
}

/// Colours with what they mean.
#[component]
fn Swatches(of: &'static [(&'static str, Key)]) -> impl IntoView {
    let t = use_texts();
    let swatch = move |(class, name): &(&'static str, Key)| {
        let class = *class;
        view! {
            <li class="sw">
                <svg viewBox="0 0 100 48" preserveAspectRatio="none" aria-hidden="true"><rect class=class width="100" height="48"></rect></svg>
                <span class="small">{t.get(*name)}</span>
            </li>
        }
    };
    view! { <ul class="sws">{of.iter().map(swatch).collect_view()}</ul> }.into_any()
}

/// A figure, the headings, text, hint, and long words set narrow.
#[component]
fn Type() -> impl IntoView {
    let t = use_texts();
    view! {
        <p class="ty48">{t.get(k::GALLERY_TYPE_FIGURE)}</p>
        <p class="ty30">{t.get(k::GALLERY_TYPE_TITLE)}</p>
        <p class="ty20">{t.get(k::GALLERY_TYPE_HEADING)}</p>
        <p>{t.get(k::GALLERY_TYPE_TEXT)}</p>
        <p class="hint">{t.get(k::GALLERY_TYPE_HINT)}</p>
        <p class="narrow">{t.get(k::GALLERY_TYPE_NARROW)}</p>
    }
    .into_any()
}
