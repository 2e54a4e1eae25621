//! The columns of a list: what each holds as it was guessed, why, and what stands in it.

use crate::features::desk::imports::api::parts::{ColumnRow, ColumnsView};
use crate::form::Answer;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Cell, CellKind, Column, Icon, Table, TableRow, icons};
use leptos::prelude::*;

/// A select per column, as it was sent if it was refused. The form around them stays outside of the pieces.
pub(in super::super) fn columns(columns: ColumnsView, answer: &Answer) -> AnyView {
    let t = use_texts();
    let ColumnsView { columns, choices, remembered, missing } = columns;
    let head = |label: Key| Column { label: t.get(label), ..Column::default() };
    let heads =
        vec![head(k::IMPORTS_HEADING), head(k::IMPORTS_SAMPLES), head(k::IMPORTS_MEANS), head(k::IMPORTS_GUESSED)];
    let lead = if remembered { k::IMPORTS_REMEMBERED } else { k::IMPORTS_COLUMNS_LEAD };
    let missing = missing.map(|names| {
        view! {
            <div class="note" data-tone="warn">
                <Icon glyph=icons::TRIANGLE_ALERT/>
                <span>{t.fill(k::IMPORTS_MISSING, &[("columns", &names)])}</span>
            </div>
        }
    });
    let typed = answer.refuses("columns");
    let row = |(place, column): (usize, ColumnRow)| {
        let name = format!("column{place}");
        let chosen = if typed { answer.typed(&name) } else { column.column.clone() };
        view! { <ColumnLine name column chosen choices=choices.clone()/> }
    };
    let rows = columns.into_iter().enumerate().map(row).collect_view();
    view! {
        <h2>{t.get(k::IMPORTS_COLUMNS_TITLE)}</h2>
        <p class="hint">{t.get(lead)}</p>
        {missing}
        <Table caption=t.get(k::IMPORTS_COLUMNS_TITLE) columns=heads>{rows}</Table>
    }
    .into_any()
}

#[component]
fn ColumnLine(name: String, column: ColumnRow, chosen: String, choices: Vec<(String, String)>) -> impl IntoView {
    let t = use_texts();
    let heading = if column.heading.is_empty() { t.get(k::IMPORTS_NO_HEADING).to_owned() } else { column.heading };
    let label = t.fill(k::IMPORTS_MEANS_OF, &[("heading", &heading)]);
    let option = |(code, text): (String, String)| {
        let selected = code == chosen;
        view! { <option value=code selected=selected>{text}</option> }
    };
    let options = choices.into_iter().map(option).collect_view();
    view! {
        <TableRow>
            <Cell kind=CellKind::Title><b>{heading}</b></Cell>
            <Cell label=t.get(k::IMPORTS_SAMPLES)>{column.samples}</Cell>
            <Cell label=t.get(k::IMPORTS_MEANS)>
                <select class="input" data-compact="" name=name aria-label=label>{options}</select>
            </Cell>
            <Cell label=t.get(k::IMPORTS_GUESSED)><span class="muted">{column.why}</span></Cell>
        </TableRow>
    }
    .into_any()
}
