//! What came of a list.

use super::everybody::labelled;
use super::figures::{Assumed, Figures, Rests, Tiles};
use super::made::{ListView, list_view};
use super::norms;
use super::views::CellView;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Cell, CellKind, Column, Table, TableRow};
use leptos::prelude::*;
use services::checks::SubsidyList;
use std::sync::Arc;

const HEADS: [(Key, bool); 7] = [
    (k::IMPORTS_LINE, true),
    (k::IMPORTS_WHO, false),
    (k::CHECKS_RESULT, false),
    (k::CHECKS_MINIMUM, true),
    (k::CHECKS_PAID, true),
    (k::CHECKS_DIFFERENCE, true),
    (k::CHECKS_COST, true),
];

/// Totals, mistakes, rows.
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it shows")]
#[component]
pub(super) fn ListResult(found: Arc<SubsidyList>) -> impl IntoView {
    let t = use_texts();
    let ListView { says, columns, tiles, counts, faults, rows, more, assumed } = list_view(t, &found);
    let rests = vec![(k::CHECKS_MINIMUM, norms::SUBSIDY.to_owned()), (k::CHECKS_COST, norms::EMPLOYER.to_owned())];
    view! {
        <section class="stack" data-gap="6" id="result" aria-label=t.get(k::CHECKS_RESULT)>
            <div role="status"><h2>{says}</h2></div>
            <Tiles figures=tiles/>
            <Figures figures=counts/>
            <Faults faults/>
            <Rows rows/>
            {more.map(|more| view! { <p class="muted">{more}</p> })}
            <Rests rests/>
            <Read columns/>
            <Assumed assumed/>
        </section>
    }
    .into_any()
}

fn heads(heads: &[(Key, bool)]) -> Vec<Column> {
    let t = use_texts();
    heads
        .iter()
        .map(|(label, figures)| Column { label: t.get(*label), figures: *figures, ..Column::default() })
        .collect()
}

/// The rows that cannot be read, with the reason.
#[component]
fn Faults(faults: Vec<(u32, Key, String)>) -> impl IntoView {
    let t = use_texts();
    let columns = heads(&[(k::IMPORTS_LINE, true), (k::IMPORTS_COLUMN, false), (k::IMPORTS_REASON, false)]);
    let row = move |(line, column, why): (u32, Key, String)| {
        view! {
            <TableRow>
                <Cell label=t.get(k::IMPORTS_LINE) kind=CellKind::Figure>{line}</Cell>
                <Cell label=t.get(k::IMPORTS_COLUMN)>{t.get(column)}</Cell>
                <Cell label=t.get(k::IMPORTS_REASON)>{why}</Cell>
            </TableRow>
        }
    };
    (!faults.is_empty()).then(move || {
        view! {
            <section class="stack" data-gap="3">
                <h3>{t.get(k::CHECKS_FAULTS)}</h3>
                <Table caption=t.get(k::CHECKS_FAULTS) columns>{faults.into_iter().map(row).collect_view()}</Table>
            </section>
        }
    })
}

/// The rows with their results.
#[component]
fn Rows(rows: Vec<(u32, String, Vec<CellView>)>) -> impl IntoView {
    let t = use_texts();
    let labels: Vec<&'static str> = HEADS.iter().skip(2).map(|(label, _)| t.get(*label)).collect();
    let row = move |(line, who, cells): (u32, String, Vec<CellView>)| {
        let cells = labelled(labels.clone(), cells);
        view! {
            <TableRow>
                <Cell label=t.get(k::IMPORTS_LINE) kind=CellKind::Figure>{line}</Cell>
                <Cell label=t.get(k::IMPORTS_WHO)>{who}</Cell>
                {cells}
            </TableRow>
        }
    };
    (!rows.is_empty()).then(move || {
        view! {
            <Table caption=t.get(k::CHECKS_LIST_TITLE) columns=heads(&HEADS)>
                {rows.into_iter().map(row).collect_view()}
            </Table>
        }
    })
}

/// What each column was taken for.
#[component]
fn Read(columns: Vec<(String, Option<Key>)>) -> impl IntoView {
    let t = use_texts();
    let line = |(heading, column): (String, Option<Key>)| {
        let taken = t.get(column.unwrap_or(k::CHECKS_COLUMN_NOT_READ));
        view! { <div><dt>{heading}</dt><dd>{taken}</dd></div> }
    };
    view! {
        <details class="card deskform">
            <summary>{t.get(k::CHECKS_COLUMNS)}</summary>
            <dl class="facts">{columns.into_iter().map(line).collect_view()}</dl>
        </details>
    }
    .into_any()
}
