//! The figures of a list: a bar of its rows, and five numbers that add up.

use crate::features::desk::imports::api::parts::{Counts, ResultView, Stand};
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use leptos::prelude::*;

/// The bar's width in its own units, the gap between two parts, and what the smallest part is wide, so that four of 20,000 are seen.
const WIDTH: u32 = 1080;
const GAP: u32 = 3;
const LEAST: u32 = 10;

/// The bar and the numbers, and what comes into being beside the rows.
pub(in super::super) fn figures(stand: Stand, result: &ResultView) -> AnyView {
    let t = use_texts();
    let ResultView { counts, lines, ref mostly, ref adds, .. } = *result;
    let [added, changed, unchanged, refused] = words(stand).map(|says| t.get(says).to_owned());
    let changed = mostly.clone().unwrap_or(changed);
    // What was taken back is not there any more.
    let adds = if stand == Stand::Undone { &[][..] } else { adds.as_slice() };
    let figure = |hue, label, number, says| view! { <Figure hue label number says/> };
    view! {
        <svg class="impbar" viewBox=format!("0 0 {WIDTH} 16") preserveAspectRatio="none" role="img" aria-label=counted(t, counts)>
            {bar(counts).into_iter().map(|(class, x, width)| view! { <rect class=class x=x y="0" width=width height="16" rx="4"/> }).collect_view()}
        </svg>
        <div class="impnums">
            {figure("fnew", k::IMPORTS_ADDED, counts.added, added)}
            {figure("fchanged", k::IMPORTS_CHANGED, counts.changed, changed)}
            {figure("fz", k::IMPORTS_UNCHANGED, counts.unchanged, unchanged)}
            {figure("fbad", k::IMPORTS_REFUSED, counts.refused, refused)}
            <Sum sum=counts.total() lines/>
        </div>
        {adds.iter().map(|text| view! { <p class="hint">{text.clone()}</p> }).collect_view()}
    }
    .into_any()
}

/// What the rows will do, or did: added, changed, unchanged, refused.
const fn words(stand: Stand) -> [Key; 4] {
    match stand {
        Stand::Uploaded | Stand::Previewed => {
            [k::IMPORTS_ADDED_SAYS, k::IMPORTS_CHANGED_SAYS, k::IMPORTS_UNCHANGED_SAYS, k::IMPORTS_REFUSED_SAYS]
        }
        Stand::Booked | Stand::Undone => {
            [k::IMPORTS_ADDED_SAID, k::IMPORTS_CHANGED_SAID, k::IMPORTS_UNCHANGED_SAID, k::IMPORTS_REFUSED_SAID]
        }
    }
}

#[component]
fn Figure(hue: &'static str, label: Key, number: u32, says: String) -> impl IntoView {
    let bad = hue == "fbad" && number > 0;
    let figure = if bad { "stat__v t-bad" } else { "stat__v" };
    view! {
        <dl class="stat">
            <dt class="stat__k">
                <svg viewBox="0 0 12 12" aria-hidden="true"><rect class=hue width="12" height="12" rx="3"/></svg>
                {use_texts().get(label)}
            </dt>
            <dd class=figure>{number}</dd>
            <dd class="stat__d">{says}</dd>
        </dl>
    }
    .into_any()
}

/// The sum beside the rows of the file: they were counted apart from each other.
#[component]
fn Sum(sum: u32, lines: u32) -> impl IntoView {
    let t = use_texts();
    let (tone, glyph, says) = if sum == lines {
        ("ok", icons::CHECK, t.get(k::IMPORTS_SUM_FITS).to_owned())
    } else {
        ("bad", icons::OCTAGON_ALERT, t.fill(k::IMPORTS_SUM_DIFFERS, &[("count", &lines.to_string())]))
    };
    view! {
        <dl class="stat">
            <dt class="stat__k">{t.get(k::IMPORTS_SUM)}</dt>
            <dd class="stat__v">{sum}</dd>
            <dd class="stat__d" data-tone=tone><Icon glyph size=IconSize::Small/>{says}</dd>
        </dl>
    }
    .into_any()
}

/// The counts in a line; nothing is said of a sum.
pub(super) fn counted(t: Texts, counts: Counts) -> String {
    let [added, changed, unchanged, refused] =
        [counts.added, counts.changed, counts.unchanged, counts.refused].map(|count| count.to_string());
    let values: [(&str, &str); 4] =
        [("added", &added), ("changed", &changed), ("unchanged", &unchanged), ("refused", &refused)];
    t.fill(k::IMPORTS_COUNTS, &values)
}

/// Class, place and width of each part that there is.
fn bar(counts: Counts) -> Vec<(&'static str, u32, u32)> {
    let parts =
        [("fnew", counts.added), ("fchanged", counts.changed), ("fz", counts.unchanged), ("fbad", counts.refused)];
    let parts: Vec<_> = parts.into_iter().filter(|(_, count)| *count > 0).collect();
    let many = u32::try_from(parts.len()).unwrap_or_default();
    let room = u64::from(WIDTH - GAP * many.saturating_sub(1) - LEAST * many);
    let total = u64::from(counts.total().max(1));
    let mut place = 0;
    let one = |(class, count): (&'static str, u32)| {
        let width = LEAST + u32::try_from(room * u64::from(count) / total).unwrap_or_default();
        let from = place;
        place += width + GAP;
        (class, from, width)
    };
    parts.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_that_there_is_has_room_and_none_is_beyond_the_edge() {
        for [added, changed, unchanged, refused] in
            [[9, 52, 353, 4], [0, 0, 20_000, 1], [1, 0, 0, 0], [0, 0, 0, 0], [u32::MAX, 0, 0, 0]]
        {
            let counts = Counts { added, changed, unchanged, refused };
            let bars = bar(counts);
            assert_eq!(bars.len(), [added, changed, unchanged, refused].into_iter().filter(|count| *count > 0).count());
            assert!(bars.iter().all(|(_, from, width)| *width >= LEAST && from + width <= WIDTH), "{bars:?}");
        }
    }
}
