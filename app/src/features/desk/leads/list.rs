//! The list: who asked, with which result, and what became of it.

use super::api::{Entry, leads};
use super::words::LeadBadge;
use crate::asked::Asked;
use crate::features::desk::members::{DeskPage, use_org};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Cell, CellKind, Column, DoneNote, Empty, Table, TableRow, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const COLUMNS: [Key; 5] = [k::LEADS_COMPANY, k::LEADS_GRADE, k::LEADS_STATE, k::LEADS_SINCE, k::LEADS_SOURCE];

/// The broker's leads; those that nobody called come first.
#[component]
pub fn LeadsPage() -> impl IntoView {
    let t = use_texts();
    let (org, query) = (use_org(), use_query_map());
    let found = Asked::<Vec<Entry>>::of(org.into(), leads);
    let done = move || query.read().get_str("done").is_some().then(|| view! { <DoneNote text=k::LEADS_DONE_DELETED/> });
    view! {
        <DeskPage title=k::DESK_LEADS>
            {done}
            {found.show(move |found| match found {
                Ok(found) if found.is_empty() => {
                    view! {
                        <Empty glyph=icons::PHONE_INCOMING title=t.get(k::LEADS_EMPTY) next=t.get(k::LEADS_EMPTY_NEXT)/>
                    }
                    .into_any()
                }
                Ok(found) => view! { <List org=org.get_untracked() found/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

#[component]
fn List(org: String, found: Vec<Entry>) -> impl IntoView {
    let t = use_texts();
    let columns = COLUMNS.into_iter().map(|label| Column { label: t.get(label), ..Column::default() }).collect();
    let row = move |entry: Entry| {
        let href = format!("/desk/{org}/leads/{}", entry.id);
        view! {
            <TableRow>
                <Cell kind=CellKind::Title><a class="link" href=href>{entry.company}</a></Cell>
                <Cell label=t.get(k::LEADS_GRADE)>{entry.grade}</Cell>
                <Cell label=t.get(k::LEADS_STATE)><LeadBadge state=entry.state/></Cell>
                <Cell label=t.get(k::LEADS_SINCE)>{entry.since}</Cell>
                <Cell label=t.get(k::LEADS_SOURCE)>{entry.source}</Cell>
            </TableRow>
        }
    };
    view! {
        <p class="muted">{t.get(k::LEADS_LEAD)}</p>
        <Table caption=t.get(k::DESK_LEADS) columns>{found.into_iter().map(row).collect_view()}</Table>
    }
    .into_any()
}
