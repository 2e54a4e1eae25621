//! What `/desk/{org}/imports` shows.

use crate::features::desk::imports::api::parts::{Counts, Entry, ImportsView, Stand};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Badge, Cell, CellKind, Column, Empty, Pager, Table, TableRow, Tone, icons};
use leptos::prelude::*;

/// The imports, the newest first; `base` is the list's address.
pub(in super::super) fn list(base: &str, found: ImportsView) -> AnyView {
    let t = use_texts();
    let ImportsView { entries, page, pages } = found;
    if entries.is_empty() {
        let (title, next) = (t.get(k::DESK_IMPORTS_EMPTY), t.get(k::DESK_IMPORTS_NEXT));
        let new = format!("{base}/new");
        return view! {
            <Empty glyph=icons::UPLOAD title next>
                <a class="btn" data-kind="primary" href=new>{t.get(k::IMPORTS_NEW)}</a>
            </Empty>
        }
        .into_any();
    }
    let head = |label: Key| Column { label: t.get(label), ..Column::default() };
    let columns = vec![
        head(k::IMPORTS_FILE),
        head(k::IMPORTS_BY),
        head(k::IMPORTS_AT),
        Column { figures: true, ..head(k::IMPORTS_ROWS) },
        head(k::IMPORTS_STAND),
    ];
    let row = |entry| view! { <Row href=base.to_owned() entry/> };
    let rows = entries.into_iter().map(row).collect_view();
    let address = format!("{base}?page=");
    view! {
        <div>
            <Table caption=t.get(k::DESK_IMPORTS) columns>{rows}</Table>
            <Pager address page pages/>
        </div>
    }
    .into_any()
}

#[component]
fn Row(href: String, entry: Entry) -> impl IntoView {
    let t = use_texts();
    let said = entry.counts.map(|counts| said(counts, t.get(k::IMPORTS_COUNTS)));
    view! {
        <TableRow>
            <Cell kind=CellKind::Title>
                <span>
                    <a class="link" href=format!("{href}/{}", entry.id)>{entry.file}</a>
                    {(!entry.list.is_empty()).then(|| view! { <small>{entry.list}</small> })}
                </span>
            </Cell>
            <Cell label=t.get(k::IMPORTS_BY)>{entry.by}</Cell>
            <Cell label=t.get(k::IMPORTS_AT)>{entry.at}</Cell>
            <Cell label=t.get(k::IMPORTS_ROWS) kind=CellKind::Figure>
                <span>{entry.lines} {said.map(|said| view! { <small>{said}</small> })}</span>
            </Cell>
            <Cell label=t.get(k::IMPORTS_STAND)><StandBadge stand=entry.stand/></Cell>
        </TableRow>
    }
    .into_any()
}

fn said(counts: Counts, text: &str) -> String {
    let numbers = [
        ("{added}", counts.added),
        ("{changed}", counts.changed),
        ("{unchanged}", counts.unchanged),
        ("{refused}", counts.refused),
    ];
    numbers.into_iter().fold(text.to_owned(), |text, (name, count)| text.replace(name, &count.to_string()))
}

/// Where an import stands, in a word.
#[component]
pub(super) fn StandBadge(stand: Stand) -> impl IntoView {
    let (text, tone) = match stand {
        Stand::Uploaded => (k::IMPORTS_STAND_UPLOADED, Tone::Warn),
        Stand::Previewed => (k::IMPORTS_STAND_PREVIEWED, Tone::Accent),
        Stand::Booked => (k::IMPORTS_STAND_BOOKED, Tone::Good),
        Stand::Undone => (k::IMPORTS_STAND_UNDONE, Tone::Plain),
    };
    view! { <Badge text=use_texts().get(text) tone/> }
}
