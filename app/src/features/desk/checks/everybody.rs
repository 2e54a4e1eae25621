//! A check of everybody: totals, rows, files, and what was taken for granted.

use super::figures::{Assumed, CellText, Figures, Rests, Tiles};
use super::views::{AllView, CellView, RowView, Shown};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Cell, CellKind, Column, Empty, Icon, IconSize, Pager, Table, TableRow, icons};
use leptos::prelude::*;

/// The result, or why there is none.
#[component]
pub(super) fn Everybody(
    /// The organisation's part of the address.
    org: String,
    /// What the table lists.
    caption: Key,
    /// What was found.
    shown: Shown,
) -> impl IntoView {
    let t = use_texts();
    match shown {
        Shown::Refused(why) => (!why.is_empty()).then(|| view! { <Refused why/> }).into_any(),
        Shown::Nobody => {
            let (title, next) = (t.get(k::DESK_PEOPLE_EMPTY), t.get(k::DESK_PEOPLE_NEXT));
            view! { <Empty glyph=icons::USERS title next/> }.into_any()
        }
        Shown::All(view) => view! { <Result org caption view=*view/> }.into_any(),
    }
}

/// Why there is no result.
#[component]
pub(super) fn Refused(why: String) -> impl IntoView {
    view! {
        <div class="note" data-tone="warn" role="alert">
            <Icon glyph=icons::TRIANGLE_ALERT/>
            <span>{why}</span>
        </div>
    }
    .into_any()
}

#[component]
fn Result(org: String, caption: Key, view: AllView) -> impl IntoView {
    let t = use_texts();
    let AllView { about, tiles, counts, tabs, heads, rows, page, paging, files, assumed, rests } = view;
    let tab = |(label, href, current): (String, String, bool)| {
        view! { <a href=href aria-current=current.then_some("true")>{label}</a> }
    };
    let table = if rows.is_empty() {
        view! { <p class="muted">{t.get(k::CHECKS_NO_ROWS)}</p> }.into_any()
    } else {
        view! { <People org caption heads rows/> }.into_any()
    };
    view! {
        <p>{about}</p>
        <Tiles figures=tiles/>
        <Figures figures=counts/>
        <section class="stack" data-gap="3" aria-label=t.get(caption)>
            <div class="toolbar">
                <nav class="seg" aria-label=t.get(k::CHECKS_SEEING)>{tabs.into_iter().map(tab).collect_view()}</nav>
                <span class="push"></span>
                <Files files/>
            </div>
            {table}
            <Rests rests/>
            <Pager address=paging page=page.0 pages=page.1/>
        </section>
        <Assumed assumed/>
    }
    .into_any()
}

/// The result as files.
#[component]
fn Files(files: [String; 2]) -> impl IntoView {
    let t = use_texts();
    let file = |(href, label): (String, Key)| {
        view! {
            <a class="btn" data-size="s" rel="external" download="" href=href>
                <Icon glyph=icons::DOWNLOAD size=IconSize::Small/>
                {t.get(label)}
            </a>
        }
    };
    files.into_iter().zip([k::CHECKS_CSV, k::CHECKS_XLSX]).map(file).collect_view()
}

#[component]
fn People(org: String, caption: Key, heads: Vec<(Key, bool)>, rows: Vec<RowView>) -> impl IntoView {
    let t = use_texts();
    let head = |(label, figures): &(Key, bool)| Column { label: t.get(*label), figures: *figures, ..Column::default() };
    let mut columns = vec![Column { label: t.get(k::IMPORTS_WHO), ..Column::default() }];
    columns.extend(heads.iter().map(head));
    let labels: Vec<&'static str> = heads.iter().map(|(label, _)| t.get(*label)).collect();
    let rows = rows.into_iter().map(|row| view! { <Person org=org.clone() labels=labels.clone() row/> }).collect_view();
    view! { <Table caption=t.get(caption) columns>{rows}</Table> }.into_any()
}

/// Somebody; the name leads to their page.
#[component]
fn Person(org: String, labels: Vec<&'static str>, row: RowView) -> impl IntoView {
    let RowView { name, id, number, cells } = row;
    view! {
        <TableRow>
            <Cell kind=CellKind::Title>
                <span>
                    <b><a class="link" rel="external" href=format!("/desk/{org}/people/{id}")>{name}</a></b>
                    <small>{number}</small>
                </span>
            </Cell>
            {labelled(labels, cells)}
        </TableRow>
    }
    .into_any()
}

/// The cells of a row under their labels.
pub(super) fn labelled(labels: Vec<&'static str>, cells: Vec<CellView>) -> AnyView {
    let cell = |(label, cell): (&'static str, CellView)| {
        let kind = if matches!(cell, CellView::Figure(_)) { CellKind::Figure } else { CellKind::Text };
        view! { <Cell label kind><CellText cell/></Cell> }
    };
    labels.into_iter().zip(cells).map(cell).collect_view().into_any()
}
