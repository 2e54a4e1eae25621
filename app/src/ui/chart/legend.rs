//! `Legend`: what the colours of a chart mean, each with its amount. `AsTable`: the chart's data, natively a `details`.
//! `Nothing`: words in place of a chart that has no values yet.

use super::{ChartUnit, Hue, Part};
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use leptos::prelude::*;

/// The list below a chart: hue, name, amount.
#[component]
pub(in crate::ui) fn Legend(
    /// What stands in it, in the chart's order.
    entries: Vec<(Hue, String, String)>,
) -> impl IntoView {
    let entry = |(hue, name, shown): (Hue, String, String)| {
        view! {
            <li>
                <svg viewBox="0 0 12 12" aria-hidden="true"><rect class=hue.fill() width="12" height="12" rx="3"/></svg>
                <span>{name}</span>
                <span class="legend__v">{shown}</span>
            </li>
        }
    };
    view! { <ul class="legend">{entries.into_iter().map(entry).collect_view()}</ul> }.into_any()
}

/// What follows a bar or a ring of parts: the legend and the table.
#[component]
pub(in crate::ui) fn PartsBelow(
    /// What the chart says, in a sentence.
    label: String,
    /// The parts.
    parts: Vec<Part>,
    /// What the values are.
    unit: ChartUnit,
) -> impl IntoView {
    let t = use_texts();
    let shown = |part: Part| (part.hue, part.name, unit.write(part.value, t.lang()));
    let entries: Vec<(Hue, String, String)> = parts.into_iter().map(shown).collect();
    let rows = entries.iter().map(|(_, name, amount)| vec![name.clone(), amount.clone()]).collect();
    let heads = vec![t.get(k::UI_CHART_PART).to_owned(), t.get(k::UI_CHART_AMOUNT).to_owned()];
    view! {
        <Legend entries/>
        <AsTable caption=label heads rows/>
    }
    .into_any()
}

/// In place of a chart without values.
#[component]
pub(in crate::ui) fn Nothing() -> impl IntoView {
    view! { <p class="small muted">{use_texts().get(k::UI_CHART_EMPTY)}</p> }
}

/// "As a table". Opens without JavaScript; Enter and Space open it; print shows it.
#[component]
pub(in crate::ui) fn AsTable(
    /// What the chart says, in a sentence.
    caption: String,
    /// The heads of the columns.
    heads: Vec<String>,
    /// The rows; the first cell says what a row is about.
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let t = use_texts();
    let row = {
        let heads = heads.clone();
        move |cells: Vec<String>| {
            let cell = |(index, (head, text)): (usize, (&String, String))| match index {
                0 => view! { <td data-title="">{text}</td> }.into_any(),
                _ => view! { <td class="num" data-label=head.clone()>{text}</td> }.into_any(),
            };
            view! { <tr>{heads.iter().zip(cells).enumerate().map(cell).collect_view()}</tr> }
        }
    };
    let head = |(index, head): (usize, String)| {
        let class = (index > 0).then_some("num");
        view! { <th scope="col" class=class>{head}</th> }
    };
    view! {
        <details class="asdata">
            <summary>
                <Icon glyph=icons::TABLE_2 size=IconSize::Small/>
                {t.get(k::UI_CHART_TABLE)}
            </summary>
            <div class="table-wrap">
                <table class="table">
                    <caption class="sr">{caption}</caption>
                    <thead><tr>{heads.into_iter().enumerate().map(head).collect_view()}</tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
