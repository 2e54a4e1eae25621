//! Rows of a list in a table: what is wrong and why, what changes from what to what, who is new.

use crate::features::desk::imports::api::parts::{CellView, RowView, Seen};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Cell, CellKind, Column, Table, TableRow};
use leptos::prelude::*;

/// A page of rows of one kind.
#[component]
pub(super) fn Rows(seen: Seen, contracts: bool, rows: Vec<RowView>) -> impl IntoView {
    let t = use_texts();
    if rows.is_empty() {
        return view! { <p class="muted">{t.get(k::IMPORTS_NO_ROWS)}</p> }.into_any();
    }
    let head = |label: Key| Column { label: t.get(label), ..Column::default() };
    let labels = labels(seen);
    let whose = whose(contracts, labels[0].is_none(), rows.iter().any(|row| !row.who.is_empty()));
    let mut columns = vec![Column { figures: true, ..head(k::IMPORTS_LINE) }];
    columns.extend(whose.into_iter().flatten().chain(labels.into_iter().flatten()).map(head));
    let row = |row| view! { <FileRow whose labels row/> };
    let rows = rows.into_iter().map(row).collect_view();
    view! { <Table caption=t.get(k::IMPORTS_SEEING) columns>{rows}</Table> }.into_any()
}

/// What names a row: of contracts their number, and whose they are where that is known; of people the name, and the number of new ones.
const fn whose(contracts: bool, new: bool, named: bool) -> [Option<Key>; 2] {
    match (contracts, new, named) {
        (true, _, true) => [Some(k::IMPORTS_CONTRACT), Some(k::IMPORTS_WHO)],
        (true, _, false) => [Some(k::IMPORTS_CONTRACT), None],
        (false, true, _) => [Some(k::IMPORTS_WHO), Some(k::IMPORTS_NUMBER)],
        (false, false, _) => [Some(k::IMPORTS_WHO), None],
    }
}

/// What the cells of a row are called: column, what stands or stood there, why or what comes.
const fn labels(seen: Seen) -> [Option<Key>; 3] {
    match seen {
        Seen::Refused => [Some(k::IMPORTS_COLUMN), Some(k::IMPORTS_VALUE), Some(k::IMPORTS_REASON)],
        Seen::Changed => [Some(k::IMPORTS_COLUMN), Some(k::IMPORTS_OLD), Some(k::IMPORTS_NEW_VALUE)],
        Seen::Added => [None; 3],
    }
}

/// A row of the file: a line for each of its cells, as several can be wrong.
#[component]
fn FileRow(whose: [Option<Key>; 2], labels: [Option<Key>; 3], row: RowView) -> impl IntoView {
    let RowView { line, who, number, cells } = row;
    let names = if whose[0] == Some(k::IMPORTS_CONTRACT) {
        [number, who]
    } else {
        [if who.is_empty() { number.clone() } else { who }, number]
    };
    if cells.is_empty() {
        return view! { <TableRow>{named(whose, line, names)}</TableRow> }.into_any();
    }
    let one = |cell| {
        let names = names.clone();
        view! { <CellRow labels cell>{named(whose, line, names)}</CellRow> }
    };
    cells.into_iter().map(one).collect_view().into_any()
}

/// The cells that say which row it is.
fn named(whose: [Option<Key>; 2], line: u32, names: [String; 2]) -> AnyView {
    let t = use_texts();
    let name =
        |(label, name): (Option<Key>, String)| label.map(|label| view! { <Cell label=t.get(label)>{name}</Cell> });
    view! {
        <Cell label=t.get(k::IMPORTS_LINE) kind=CellKind::Figure>{line}</Cell>
        {whose.into_iter().zip(names).filter_map(name).collect_view()}
    }
    .into_any()
}

#[component]
fn CellRow(labels: [Option<Key>; 3], cell: CellView, children: Children) -> impl IntoView {
    let t = use_texts();
    let [column, old, new] = labels.map(|label| label.map_or("", |label| t.get(label)));
    let refused = labels[1] == Some(k::IMPORTS_VALUE);
    let CellView { column: name, old: before, new: after } = cell;
    let before = match (before.is_empty(), refused) {
        (true, true) => view! { <span class="muted">{t.get(k::IMPORTS_EMPTY_CELL)}</span> }.into_any(),
        (true, false) => view! { <span class="muted">"–"</span> }.into_any(),
        (false, true) => view! { <mark>{before}</mark> }.into_any(),
        (false, false) => view! { <span class="muted">{before}</span> }.into_any(),
    };
    view! {
        <TableRow>
            {children()}
            <Cell label=column>{name}</Cell>
            <Cell label=old>{before}</Cell>
            <Cell label=new>{after}</Cell>
        </TableRow>
    }
    .into_any()
}
