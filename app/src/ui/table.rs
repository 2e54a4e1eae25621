//! `Table`: caption, heads that sort, rows; below 40 rem each row is a card with its labels.
//!
//! A row may be chosen, or carry a tone where it needs a look. Sorting is a link to the same list in another order, so it
//! works without JavaScript; the sorted head says so with `aria-sort`. Keyboard: links in heads and cells are normal stops.

use super::{Icon, IconSize, icons};
use leptos::prelude::*;

/// The direction in which a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortOrder {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

impl SortOrder {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// What stands in the column.
    pub label: &'static str,
    /// Whether these are figures: they stand at the right.
    pub figures: bool,
    /// The list sorted by this column, the other way round if it is already.
    pub sort: Option<String>,
    /// How the list is sorted by it now.
    pub sorted: Option<SortOrder>,
}

/// A table; its rows are [`TableRow`]s.
#[component]
pub fn Table(
    /// What it lists; for screen readers, as the heading above says it already.
    #[prop(into)]
    caption: String,
    /// The heads.
    columns: Vec<Column>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let head = |column: Column| {
        let label = column.label;
        let inside = match column.sort {
            Some(href) => {
                let arrow = column.sorted.map(|_| view! { <Icon glyph=icons::CHEVRON_DOWN size=IconSize::Small/> });
                view! { <a href=href>{label} {arrow}</a> }.into_any()
            }
            None => label.into_any(),
        };
        let (class, order) = (column.figures.then_some("num"), column.sorted.map(SortOrder::attribute));
        view! { <th scope="col" class=class aria-sort=order>{inside}</th> }
    };
    view! {
        <div class="table-wrap">
            <table class="table">
                <caption class="sr">{caption}</caption>
                <thead><tr>{columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Why a row needs a look. The cell in question says it in words or as a `mark`: colour never stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowTone {
    /// Something to look at.
    Warn,
    /// Something is wrong.
    Bad,
}

/// A row of [`Cell`]s.
#[component]
pub fn TableRow(
    /// Why it needs a look.
    #[prop(optional)]
    tone: Option<RowTone>,
    /// It is chosen.
    #[prop(optional)]
    chosen: bool,
    /// Its cells.
    children: Children,
) -> impl IntoView {
    let tone = tone.map(|tone| match tone {
        RowTone::Warn => "warn",
        RowTone::Bad => "bad",
    });
    view! { <tr data-tone=tone aria-selected=chosen.then_some("true")>{children()}</tr> }.into_any()
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellKind {
    /// What the row is about: the card's title on the phone.
    Title,
    /// Text.
    #[default]
    Text,
    /// A figure: it stands at the right.
    Figure,
    /// Text that the phone leaves out.
    Minor,
}

/// A cell.
#[component]
pub fn Cell(
    /// What stands in the column; the phone shows it before the value. A title needs none.
    #[prop(optional)]
    label: Option<&'static str>,
    /// What it holds.
    #[prop(optional)]
    kind: CellKind,
    /// The value.
    children: Children,
) -> impl IntoView {
    let title = (kind == CellKind::Title).then_some("");
    let minor = (kind == CellKind::Minor).then_some("");
    let class = (kind == CellKind::Figure).then_some("num");
    view! { <td class=class data-title=title data-minor=minor data-label=label>{children()}</td> }.into_any()
}
