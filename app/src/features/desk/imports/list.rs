//! The list of imports: the newest first, links from page to page. It follows what others bring and book.

use super::api::{Entry, ImportsView, Stand, imports};
use super::figures::counted;
use crate::asked::Asked;
use crate::features::desk::fresh::use_fresh;
use crate::features::desk::palette::SearchButton;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Badge, Cell, CellKind, Column, Empty, PageTitle, Pager, PreferencesMenu, Table, TableRow, Tone, icons};
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/desk/{org}/imports`.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let t = use_texts();
    let (params, query) = (use_params_map(), use_query_map());
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let fresh = use_fresh(org.into(), &[NoticeKind::Imports]);
    let asked = Memo::new(move |_| {
        let query = query.read();
        format!("{} {} {}", org.get(), query.get_str("page").unwrap_or("1"), fresh.get())
    });
    let found = Asked::<ImportsView>::of(asked.into(), |asked| {
        let mut parts = asked.split(' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let (org, page) = (next(), next().parse().unwrap_or(1));
        imports(org, page)
    });
    let base = move || format!("/desk/{}/imports", org.get());
    view! {
        <PageTitle text=t.get(k::DESK_IMPORTS)/>
        <header class="desk__head">
            <h1>{t.get(k::DESK_IMPORTS)}</h1>
            <span class="push"></span>
            <a class="btn" data-kind="primary" href=move || format!("{}/new", base())>{t.get(k::IMPORTS_NEW)}</a>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            {found.show(move |found| match found {
                Ok(found) if !found.entries.is_empty() => {
                    view! { <List base=format!("/desk/{}/imports", org.get_untracked()) found/> }.into_any()
                }
                Ok(_) => {
                    view! { <Empty glyph=icons::UPLOAD title=t.get(k::DESK_IMPORTS_EMPTY) next=t.get(k::DESK_IMPORTS_NEXT)/> }
                        .into_any()
                }
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </main>
    }
    .into_any()
}

#[component]
fn List(base: String, found: ImportsView) -> impl IntoView {
    let t = use_texts();
    let ImportsView { entries, page, pages } = found;
    let head = |label: Key| Column { label: t.get(label), ..Column::default() };
    let columns = vec![
        head(k::IMPORTS_FILE),
        head(k::IMPORTS_BY),
        head(k::IMPORTS_AT),
        Column { figures: true, ..head(k::IMPORTS_ROWS) },
        head(k::IMPORTS_STAND),
    ];
    let row = |entry| view! { <Row href=base.clone() entry/> };
    let rows = entries.into_iter().map(row).collect_view();
    let address = format!("{base}?page=");
    view! {
        <Table caption=t.get(k::DESK_IMPORTS) columns>{rows}</Table>
        <Pager address page pages/>
    }
    .into_any()
}

#[component]
fn Row(href: String, entry: Entry) -> impl IntoView {
    let t = use_texts();
    let said = entry.counts.map(|counts| counted(t, counts));
    view! {
        <TableRow>
            <Cell kind=CellKind::Title>
                <span>
                    <a class="link" href=format!("{href}/{}", entry.id)>{entry.file}</a>
                    <small>{entry.list}</small>
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
